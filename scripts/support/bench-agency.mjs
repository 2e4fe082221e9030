// The bench's agency: the demonstration grown to the size at which others were measured.
import { randomInt, randomUUID } from "node:crypto";
import { ask } from "./postgres.mjs";

const PEOPLE = 200;
const ACTIVITIES = 10_000;
const ANSWERS = 10_000;
/** Enough posters that no one's limit of answers a minute is met. */
const POSTERS = 100;
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

const drawCode = () => Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/**
 * Fills up to 200 people, 10,000 activities of this quarter and 10,000 citizens' answers with their counts, and hangs 100 posters
 * at one service. Gives the posters' codes and the e-mails of people who may sign in and are nothing but employees.
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
    await client.query(
      `WITH given AS (
         INSERT INTO citizen_answer (id, key, "serviceId", channel, day, mark, instrument, elements)
         SELECT gen_random_uuid(), gen_random_uuid(), $1, 'poster', $2::date, 1 + n % 4, (SELECT instrument FROM citizen_answer LIMIT 1), '---------'
         FROM generate_series(1, $3 - (SELECT count(*)::int FROM citizen_answer)) n RETURNING mark
       )
       INSERT INTO satisfaction_total ("serviceId", period, verified, pattern, times)
       SELECT $1, to_char($2::date, 'YYYY"-Q"Q'), false, mark || '---------', count(*) FROM given GROUP BY mark
       ON CONFLICT ("serviceId", period, verified, pattern) DO UPDATE SET times = satisfaction_total.times + EXCLUDED.times`,
      [serviceId, today, ANSWERS],
    );
    const codes = Array.from({ length: POSTERS }, drawCode);
    for (const code of codes)
      await client.query(`INSERT INTO service_code (id, "serviceId", code, place) VALUES ($1, $2, $3, 'Loket')`, [
        randomUUID(),
        serviceId,
        code,
      ]);
    const { rows } = await client.query(
      `SELECT a.email FROM account a JOIN employee e ON e.id = a."employeeId"
       WHERE a."deactivatedAt" IS NULL AND e."leftOn" IS NULL AND a.roles = '{}' ORDER BY a.email LIMIT 8`,
    );
    await client.query("VACUUM ANALYZE");
    return { codes, emails: rows.map(({ email }) => email) };
  });
