import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { regulationById } from "@/lib/regulation";
import { type AppraisalInputs, appraise } from "@/lib/scoring/core/appraise";
import { firstDayOf, lastDayOf, quarterAfter, quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays, isWorkingDay, workingDaysUntil } from "@/lib/scoring/core/deadlines/working-days";
import demo from "@/prisma/seed/demo.json";
import { OFFICE, TOWN } from "@/prisma/seed/places";

/** The office as it is built on other days, and in `prove` the town, each in a database of its own, by the script that the demo runs. */
const DAYS = {
  "the second day of a year and of a quarter": "2026-01-02",
  "a leap day": "2028-02-29",
  "a Sunday": "2026-11-22",
  "the day of the tests": "2026-11-18",
} as const;
const SIZES = process.env.CERMIN_PROVE === "1" ? (["office", "town"] as const) : (["office"] as const);
const BUILDS = SIZES.flatMap((size) => Object.entries(DAYS).map(([what, day]) => ({ what, day, size, build: `${size} ${day}` })));
const server = process.env.TEST_SERVER_URL ?? "";
/** A build is named by what is built and its day: "office 2026-01-02". */
const nameOf = (build: string) => `cermin_seed_${build.replaceAll(/[ -]/g, "")}`;
const folderOf = (build: string, what: "keys" | "files") => path.join(process.env.TEST_DATA_DIR ?? "", `${what}-${nameOf(build)}`);

async function within<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: `${server}/${database}`, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
const ask = <R extends pg.QueryResultRow>(build: string, sql: string, values: unknown[] = []) =>
  within(nameOf(build), async (client) => (await client.query<R>(sql, values)).rows);

async function load(build: string) {
  const [size = "", day = ""] = build.split(" ");
  await within("postgres", async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${nameOf(build)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${nameOf(build)} TEMPLATE cermin_template`);
  });
  for (const what of ["keys", "files"] as const) await rm(folderOf(build, what), { recursive: true, force: true });
  const env = {
    ...process.env,
    DATABASE_URL: `${server}/${nameOf(build)}`,
    CERMIN_CLOCK: `${day}T02:00:00Z`,
    CERMIN_KEY_DIR: folderOf(build, "keys"),
    CERMIN_FILE_DIR: folderOf(build, "files"),
  };
  const child = spawn(process.execPath, ["node_modules/tsx/dist/cli.mjs", "--conditions=react-server", "prisma/seed/run.ts", size], {
    env,
  });
  let said = "";
  child.stderr.on("data", (bytes) => {
    said += bytes;
  });
  const code = await new Promise((done) => child.once("exit", done));
  if (code !== 0) throw new Error(`the seed of ${build} ended with ${code}: ${said}`);
}

beforeAll(async () => {
  for (const { build } of BUILDS) await load(build);
}, 300_000);

afterAll(async () => {
  await within("postgres", async (client) => {
    for (const { build } of BUILDS) await client.query(`DROP DATABASE IF EXISTS ${nameOf(build)} WITH (FORCE)`);
  });
});

// Before anybody signs in.
describe("two builds of one day", () => {
  it("hold the same rows, but for salts, keys and what is sealed", async () => {
    const DRAWN: Record<string, string[]> = {
      account: ["passwordHash"],
      boxed_response: ["nonce", "sealed"],
      response_group: ["publicKey"],
      setting: ["id"],
    };
    const rowsOf = (database: string) =>
      within(database, async (client) => {
        const { rows: tables } = await client.query<{ name: string }>(
          `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations' ORDER BY 1`,
        );
        const found: Record<string, string[]> = {};
        for (const { name } of tables) {
          const { rows } = await client.query<{ row: string }>(
            `SELECT (to_jsonb(t) - $1::text[])::text AS row FROM "${name}" t ORDER BY 1`,
            [DRAWN[name] ?? []],
          );
          found[name] = rows.map(({ row }) => row);
        }
        return found;
      });
    const [first, second] = await Promise.all([rowsOf("cermin_office"), rowsOf(nameOf("office 2026-11-18"))]);
    for (const [table, rows] of Object.entries(first)) {
      expect(second[table]?.length, table).toBe(rows.length);
      expect(rows.filter((row, i) => second[table]?.[i] !== row).slice(0, 2), table).toEqual([]);
    }
  });
});

describe.each(BUILDS)("the $size on $what, $day", ({ day, size, build }) => {
  const holidays = async () => new Set((await ask<{ day: string }>(build, `SELECT day::text FROM holiday`)).map((each) => each.day));
  const place = size === "town" ? TOWN : OFFICE;
  const { units, people } = place;
  /** Everybody who is appraised: the civil service, but for who has left. */
  const appraised = people.filter(({ kind, leaves }) => kind !== "official" && leaves === undefined);
  const open = quarterOf(day);
  const closed = quarterAfter(open, -1);
  const half = Map.groupBy(units, ({ phase }) => phase);
  const unitsOf = (which: "filling" | "rating") => (half.get(which) ?? []).map(({ name }) => name);
  type Window = { name: string; step: string; from: string; until: string };
  const windows = (period: string, units: string[]) =>
    ask<Window>(
      build,
      `SELECT u.name, w.step::text, w."opensOn"::text AS from, w."closesOn"::text AS until FROM step_window w JOIN unit u ON u.id = w."unitId" WHERE w.period = $1 AND u.name = ANY($2)`,
      [period, units],
    );

  it("one half fills in: own reports and colleagues are open, rating is not yet", async () => {
    const found = await windows(open, unitsOf("filling"));
    expect(found.length).toBe(3 * unitsOf("filling").length);
    for (const { step, from, until } of found) {
      if (step === "rating") expect(from > day, `${step} ${from}`).toBe(true);
      else expect(from <= day && day < until, `${step} ${from} ${until}`).toBe(true);
    }
    const groups = await ask<{ ended: number; open: number }>(
      build,
      `SELECT count(*) FILTER (WHERE g."releasedAt" IS NOT NULL OR g."destroyedAt" IS NOT NULL)::int AS ended, count(*)::int AS open
       FROM response_group g JOIN appraisal a ON a.id = g."appraisalId" JOIN unit u ON u.id = a."unitId" WHERE a.period = $1 AND u.name = ANY($2)`,
      [open, unitsOf("filling")],
    );
    expect(groups[0]?.ended).toBe(0);
    expect(groups[0]?.open).toBeGreaterThanOrEqual(8 + 1); // eight of the north, and its head's subordinates
  });

  it("the other is rated: colleagues are closed and released, rating stays open ten working days or more", async () => {
    for (const { step, from, until } of await windows(open, unitsOf("rating"))) {
      if (step !== "rating") expect(until < day, `${step} ${until}`).toBe(true);
      else {
        expect(from <= day && day <= until, `${from} ${until}`).toBe(true);
        expect(workingDaysUntil(day, until, await holidays())).toBeGreaterThanOrEqual(10);
      }
    }
    const [groups] = await ask<{ alive: number; released: number; sealed: number }>(
      build,
      `SELECT count(*) FILTER (WHERE g."releasedAt" IS NULL AND g."destroyedAt" IS NULL)::int AS alive, count(g.aggregate)::int AS released,
         (SELECT count(*)::int FROM boxed_response b JOIN response_group o ON o.id = b."groupId" WHERE o."releasedAt" IS NOT NULL OR o."destroyedAt" IS NOT NULL) AS sealed
       FROM response_group g JOIN appraisal a ON a.id = g."appraisalId" JOIN unit u ON u.id = a."unitId" WHERE a.period = $1 AND u.name = ANY($2)`,
      [open, unitsOf("rating")],
    );
    expect(groups).toMatchObject({ alive: 0, sealed: 0 });
    expect(groups?.released).toBeGreaterThanOrEqual(5);
    const rated = await ask<{ unit: string }>(
      build,
      `SELECT DISTINCT u."shortName" AS unit FROM appraisal a JOIN unit u ON u.id = a."unitId" WHERE a.period = $1 AND a."ratedAt" IS NOT NULL ORDER BY 1`,
      [open],
    );
    expect(rated.map(({ unit }) => unit)).toEqual(size === "town" ? ["DLH", "Disdukcapil"] : []); // where raters have begun
  });

  it("the quarter before is over: closed windows, everybody rated, results that come out the same again", async () => {
    for (const { until } of await windows(
      closed,
      units.map(({ name }) => name),
    ))
      expect(until < day, until).toBe(true);
    const stored = await ask<{
      id: string;
      predicate: string;
      inputs: AppraisalInputs;
      steps: unknown;
      regulationId: string;
      ratedOn: string;
    }>(
      build,
      `SELECT id, predicate, inputs, steps, "regulationId", ("ratedAt" AT TIME ZONE 'Asia/Jakarta')::date::text AS "ratedOn" FROM appraisal WHERE period = $1`,
      [closed],
    );
    expect(stored.length).toBe(appraised.length);
    for (const { id, predicate, inputs, steps, regulationId } of stored) {
      const again = appraise(inputs, regulationById(regulationId, "quadrant"));
      expect(again.predicate, id).toBe(predicate);
      expect(JSON.parse(JSON.stringify(again.steps)), id).toEqual(steps);
    }
  });

  it("everybody who logs has three lines or more on a working day of the last six weeks", async () => {
    const calendar = await holidays();
    const days = Array.from({ length: 42 }, (_, i) => addDays(day, -42 + i)).filter((each) => isWorkingDay(each, calendar));
    const rows = await ask<{ name: string; n: number; least: number; minutes: number }>(
      build,
      `SELECT e.name, count(*)::int AS n, min(c.lines)::int AS least, max(c.minutes)::int AS minutes FROM employee e
       JOIN (SELECT "employeeId", day, count(*) AS lines, sum(minutes) AS minutes FROM activity WHERE day < $1 AND day >= $2 AND extract(isodow FROM day) < 6
         AND day NOT IN (SELECT day FROM holiday) GROUP BY 1, 2) c ON c."employeeId" = e.id GROUP BY 1`,
      [day, addDays(day, -42)],
    );
    for (const { name, least, minutes } of rows) {
      expect(least, name).toBeGreaterThanOrEqual(3);
      expect(minutes, name).toBeLessThanOrEqual(1_440);
    }
    const whole = rows.filter(({ n }) => n === days.length).length;
    // all who are appraised, but one who logs nothing and one who was away for two weeks
    expect([rows.length, whole]).toEqual([appraised.length - 1, appraised.length - 2]);
  });

  it("what stands in the way stands in each state: unanswered, promised, past its day, out of the way, and in the quarter that closed", async () => {
    const [states] = await ask(
      build,
      `SELECT count(*) FILTER (WHERE o."resolvedAt" IS NULL AND a."dueOn" IS NULL)::int AS unanswered,
         count(*) FILTER (WHERE o."resolvedAt" IS NULL AND a."dueOn" >= $1)::int AS promised,
         count(*) FILTER (WHERE o."resolvedAt" IS NULL AND a."dueOn" < $1)::int AS overdue,
         count(*) FILTER (WHERE o."resolvedAt" IS NOT NULL)::int AS removed,
         count(*) FILTER (WHERE o."resolvedAt" < $2)::int AS closed,
         count(*) FILTER (WHERE p."employeeId" <> o."employeeId" OR p."setOn" IS NULL)::int AS wrong
       FROM obstacle o JOIN intended_result r ON r.id = o."intendedResultId" JOIN plan p ON p.id = r."planId"
       LEFT JOIN obstacle_answer a ON a."obstacleId" = o.id`,
      [day, firstDayOf(open)],
    );
    expect(states).toMatchObject({ unanswered: 2, promised: 1, overdue: 1, removed: 2, wrong: 0 });
    expect((states as { closed: number }).closed).toBeGreaterThanOrEqual(1);
  });

  it("what is said about a plan stands in each state: open from either side, settled, of the plan as a whole, of a line that is gone", async () => {
    const [states] = await ask(
      build,
      `SELECT count(*) FILTER (WHERE c."resolvedAt" IS NULL AND c."authorId" = p."employeeId")::int AS "employee's",
         count(*) FILTER (WHERE c."resolvedAt" IS NULL AND c."authorId" <> p."employeeId")::int AS "rater's",
         count(*) FILTER (WHERE c."resolvedAt" IS NOT NULL)::int AS settled,
         count(*) FILTER (WHERE comment_line(c) = 'plan')::int AS whole,
         count(*) FILTER (WHERE comment_line(c) LIKE 'gone.%')::int AS gone,
         count(*) FILTER (WHERE c."resultId" IS NOT NULL OR c."indicatorId" IS NOT NULL)::int AS lines,
         count(*) FILTER (WHERE p."setOn" IS NOT NULL)::int AS wrong
       FROM plan_comment c JOIN plan p ON p.id = c."planId"`,
    );
    expect(states).toEqual({ "employee's": 2, "rater's": 2, settled: 3, whole: 1, gone: 1, lines: 2, wrong: 0 });
  });

  it("a plan that was signed in early January was left by its rater, and another set by the rater's superior, once January is over", async () => {
    const year = Number(day.slice(0, 4));
    const january = day < `${year}-02-05`;
    const [states] = await ask(
      build,
      `SELECT count(*) FILTER (WHERE p."setOn" IS NULL AND p."signedOn" IS NOT NULL AND p.year = $2)::int AS left,
         count(*) FILTER (WHERE p."setOn" IS NULL AND p."signedOn" IS NOT NULL AND p."answerBy" < $1)::int AS overdue,
         count(*) FILTER (WHERE p."setAs" = 'superior' AND p.year = $2)::int AS superior,
         count(*) FILTER (WHERE p."setOn" IS NOT NULL AND p."setAs" IS NULL)::int AS unknown,
         count(*) FILTER (WHERE p."setAs" = 'superior' AND p."setById" <> s."raterId")::int AS wrong
       FROM plan p LEFT JOIN LATERAL rater_on(p."employeeId", p."setOn") r ON true LEFT JOIN LATERAL rater_on(r."raterId", p."setOn") s ON true
       WHERE p.revision = 1`,
      [day, year],
    );
    expect(states).toEqual({
      left: size === "office" ? 1 : 0,
      overdue: january || size !== "office" ? 0 : 1,
      superior: january ? 0 : 1,
      unknown: 0,
      wrong: 0,
    });
  });

  it("nothing is dated after the day but windows, rules, holidays, what runs out, what is promised, who moves and who talks next", async () => {
    const columns = await ask<{ table: string; column: string; type: string }>(
      build,
      `SELECT c.table_name AS table, c.column_name AS column, c.data_type AS type FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type IN ('date', 'timestamp with time zone') AND c.table_name <> '_prisma_migrations'`,
    );
    expect(columns.length).toBeGreaterThan(30);
    const each = columns
      .filter(
        ({ table, column }) =>
          !["step_window", "account_role", "setting", "setting_proposal", "holiday", "posting"].includes(table) &&
          !column.startsWith("expires") &&
          column !== "dueOn" &&
          column !== "closesOn" && // of what is open
          !(table === "dialogue" && (column === "heldOn" || column === "nextOn")) && // when the two talk next
          !(table === "unit_meeting" && column === "nextOn") && // when the unit meets next
          column !== "answerBy",
      )
      .map(({ table, column, type }) => {
        const legal = type === "date" ? `"${column}"` : `("${column}" AT TIME ZONE 'Asia/Jakarta')::date`;
        return `SELECT '${table}.${column}' AS what, max(${legal})::text AS last FROM "${table}" WHERE ${legal} > $1 HAVING count(*) > 0`;
      });
    const ahead = await ask(build, each.join(" UNION ALL "), [day]);
    expect(ahead).toEqual([]);
  });

  it("what was done in a quarter lies in it", async () => {
    const wrong = await ask(
      build,
      `SELECT 'feedback' AS what, "givenOn"::text AS day FROM feedback WHERE period = $3 AND NOT ("givenOn" BETWEEN $1 AND $2)
       UNION ALL SELECT 'rating', "ratedAt"::date::text FROM appraisal WHERE period = $3 AND "ratedAt"::date < $1
       UNION ALL SELECT 'review', r.at::text FROM activity_review r JOIN activity a ON a.id = r."activityId" WHERE r.at < a."createdAt"`,
      [firstDayOf(closed), lastDayOf(closed), closed],
    );
    expect(wrong).toEqual([]);
  });

  it("totals are a count of the answers, and the published survey is whole", async () => {
    const differences = await ask(
      build,
      `WITH counted AS (SELECT "serviceId", extract(year FROM day) || '-Q' || extract(quarter FROM day) AS period, channel IN ('slip', 'counter') AS verified,
         coalesce(mark::text, '-') || elements AS pattern, count(*)::int AS times FROM citizen_answer GROUP BY 1, 2, 3, 4)
       SELECT 1 FROM counted c FULL JOIN satisfaction_total t USING ("serviceId", period, verified, pattern) WHERE c.times IS DISTINCT FROM t.times`,
    );
    expect(differences).toEqual([]);
    const [published] = await ask(
      build,
      `SELECT count(*)::int AS n FROM citizen_answer a JOIN service s ON s.id = a."serviceId" WHERE s.name = 'Surat keterangan sehat' AND a.day >= $1`,
      [firstDayOf(open)],
    );
    expect(published).toEqual({ n: 91 });
  });

  it("every account signs in but the one that was closed and the one whose owner has chosen no password yet", async () => {
    const given = { url: process.env.DATABASE_URL, clock: process.env.CERMIN_CLOCK };
    process.env.DATABASE_URL = `${server}/${nameOf(build)}`;
    process.env.CERMIN_CLOCK = `${day}T02:00:00Z`;
    vi.resetModules();
    const kept = globalThis as { cerminDb?: { $disconnect: () => Promise<void> } };
    const outer = kept.cerminDb;
    delete kept.cerminDb;
    const { signIn } = await import("@/lib/access/sign-in");
    const { now } = await import("@/lib/platform/clock");
    const accounts = await ask<{ email: string; closed: boolean }>(
      build,
      `SELECT email, "deactivatedAt" IS NOT NULL OR "passwordHash" IS NULL AS closed FROM account`,
    );
    const refused: string[] = [];
    for (const { email } of accounts) await signIn(email, demo.password, now()).catch(() => refused.push(email));
    await (globalThis as typeof kept).cerminDb?.$disconnect();
    if (outer) kept.cerminDb = outer;
    else delete kept.cerminDb;
    Object.assign(process.env, { DATABASE_URL: given.url, CERMIN_CLOCK: given.clock });
    vi.resetModules();
    expect(accounts.length).toBe(size === "town" ? 250 : 30); // of 32 people two have no account; of the 221 beside them one has left
    expect(refused).toEqual(accounts.filter((account) => account.closed).map(({ email }) => email));
    expect(refused.length).toBe(2);
  });
});
