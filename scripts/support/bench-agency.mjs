// The bench's agency: the demonstration grown to the size at which others were measured.
import { randomInt, randomUUID } from "node:crypto";
import { ask } from "./postgres.mjs";

const PEOPLE = 200;
const ACTIVITIES = 10_000;
const ANSWERS = 10_000;
/** Lines that wait for the demonstration's rater. */
const WAITING = 50;
/** Enough posters that no one's limit of answers a minute is met. */
const POSTERS = 100;
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

const drawCode = () => Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/**
 * Fills up to 200 people, 10,000 activities of this quarter and 10,000 citizens' answers with their counts, hangs 100 posters
 * at one service, and leaves 50 lines waiting for the demonstration's rater. Gives the posters' codes, the e-mails of people who
 * may sign in, are nothing but employees and none of the rater's, and the e-mail of one who is.
 */
export const growAgency = (url, today) =>
  ask(url, async (client) => {
    const one = async (sql, values = []) => (await client.query(sql, values)).rows[0];
    const { unitId } = await one(
      `SELECT e."unitId" FROM employee e JOIN account a ON a."employeeId" = e.id WHERE a.email = 'employee@demo.cermin'`,
    );
    await client.query(
      `INSERT INTO employee (id, name, nip, post, "postKind", "unitId")
       SELECT gen_random_uuid(), 'Pegawai ' || n, '9' || lpad(n::text, 17, '0'), 'Perawat Terampil', 'fungsional', $1
       FROM generate_series(1, $2 - (SELECT count(*)::int FROM employee)) n`,
      [unitId, PEOPLE],
    );
    await client.query(
      `INSERT INTO activity (id, "employeeId", day, minutes, text, key, "createdAt", "submittedAt")
       SELECT gen_random_uuid(), e.id, date_trunc('quarter', $1::date)::date + (e.n % (1 + $1::date - date_trunc('quarter', $1::date)::date)), 30,
         'Melayani pasien ke-' || e.n, gen_random_uuid(), $1::date, $1::date
       FROM (SELECT p.id, row_number() OVER ()::int AS n FROM employee p CROSS JOIN generate_series(1, 60) WHERE p.nip LIKE '90000%') e
       WHERE e.n <= $2 - (SELECT count(*)::int FROM activity)`,
      [today, ACTIVITIES],
    );
    const { id: serviceId } = await one(`SELECT id FROM service WHERE "closedOn" IS NULL ORDER BY id LIMIT 1`);
    // Whole forms over all services, half of them under one-time codes: nearly as many patterns as answers.
    await client.query(
      `WITH chosen AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS services FROM service WHERE "closedOn" IS NULL),
       drawn AS (
         SELECT n, string_agg((1 + floor(random() * 4))::int::text, '' ORDER BY e) AS elements
         FROM generate_series(1, $2 - (SELECT count(*)::int FROM citizen_answer)) n CROSS JOIN generate_series(1, 9) e GROUP BY n
       ), given AS (
         INSERT INTO citizen_answer (id, key, "serviceId", channel, day, mark, instrument, elements, "waitBand")
         SELECT gen_random_uuid(), gen_random_uuid(), c.id, (CASE WHEN n % 2 = 0 THEN 'slip' ELSE 'poster' END)::"Channel", $1::date, 1 + n % 4,
           (SELECT instrument FROM citizen_answer LIMIT 1), d.elements, 1 + n % 4
         FROM drawn d JOIN chosen c ON c.at = d.n % c.services RETURNING "serviceId", channel, mark, elements
       )
       INSERT INTO satisfaction_total ("serviceId", period, verified, pattern, times)
       SELECT "serviceId", to_char($1::date, 'YYYY"-Q"Q'), channel = 'slip', mark || elements, count(*) FROM given GROUP BY 1, 2, 3, 4
       ON CONFLICT ("serviceId", period, verified, pattern) DO UPDATE SET times = satisfaction_total.times + EXCLUDED.times`,
      [today, ANSWERS],
    );
    const codes = Array.from({ length: POSTERS }, drawCode);
    for (const code of codes)
      await client.query(`INSERT INTO service_code (id, "serviceId", code, place, "issuedOn") VALUES ($1, $2, $3, 'Loket', $4)`, [
        randomUUID(),
        serviceId,
        code,
        today,
      ]);
    const lines = `SELECT l."employeeId" FROM reporting_line l JOIN account a ON a."employeeId" = l."raterId"
       WHERE a.email = 'rater@demo.cermin' AND l."until" IS NULL`;
    const mayWork = `SELECT a.email FROM account a JOIN employee e ON e.id = a."employeeId"
       WHERE a."deactivatedAt" IS NULL AND e."leftOn" IS NULL AND a."passwordHash" IS NOT NULL
         AND NOT EXISTS (SELECT FROM account_role r WHERE r."accountId" = a.id)`;
    const { email: rateeEmail } = await one(`${mayWork} AND e.id IN (${lines}) ORDER BY a.email LIMIT 1`);
    await client.query(
      `UPDATE activity SET decision = 'approved', "decidedAt" = "submittedAt" WHERE "submittedAt" IS NOT NULL AND "decidedAt" IS NULL AND "employeeId" IN (${lines})`,
    );
    await client.query(
      `INSERT INTO activity (id, "employeeId", day, minutes, text, "outputQuantity", "outputUnit", key, "createdAt", "submittedAt")
       SELECT gen_random_uuid(), (SELECT e.id FROM employee e JOIN account a ON a."employeeId" = e.id WHERE a.email = $1), $2::date, 1,
         'Melayani pasien ke-' || n, 100, 'pasien', gen_random_uuid(), $2::date, $2::date FROM generate_series(1, $3) n`,
      [rateeEmail, today, WAITING],
    );
    const { rows } = await client.query(`${mayWork} AND e.id NOT IN (${lines}) ORDER BY a.email LIMIT 8`);
    await client.query("VACUUM ANALYZE");
    return { codes, emails: rows.map(({ email }) => email), rateeEmail };
  });
