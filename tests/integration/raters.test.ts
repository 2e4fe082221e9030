import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { tried } from "../support/counts";
import { covers, type Head, type History, raterOn, type Turn } from "../support/raters";

/**
 * Random agencies with random turns of heads and lines, some of which overlap: what the database takes is what may stand beside
 * each other, and of what it took `rater_on` finds one rater for every employee on every day, the one whom the rule's sentence names.
 */
const FIRST = "2026-03-01";
const DAYS = 40;
const dayAt = (n: number) => addDays(FIRST, n);
const LAST = dayAt(DAYS - 1);

type Raw = {
  /** Of each unit but the first the one above, among those before it. */
  above: number[];
  unitOf: number[];
  heads: { unit: number; who: number; acting: boolean; from: number; length: number | null }[];
  lines: { who: number; rater: number; from: number; length: number | null }[];
  disputes: { who: number; rater: number; from: number; length: number | null }[];
};

/** Turns begin up to ten days before the days that are asked for, and end within them, beyond them, or never. */
const turn = { from: fc.integer({ min: -10, max: DAYS }), length: fc.option(fc.integer({ min: 0, max: 25 }), { freq: 4 }) };
const raw: fc.Arbitrary<Raw> = fc
  .record({ above: fc.array(fc.nat(100), { maxLength: 4 }), unitOf: fc.array(fc.nat(100), { minLength: 2, maxLength: 7 }) })
  .chain(({ above, unitOf }) => {
    const who = fc.nat(unitOf.length - 1);
    return fc.record({
      above: fc.constant(above.map((n, i) => n % (i + 1))),
      unitOf: fc.constant(unitOf.map((n) => n % (above.length + 1))),
      heads: fc.array(fc.record({ unit: fc.nat(above.length), who, acting: fc.boolean(), ...turn }), { maxLength: 10 }),
      lines: fc.array(fc.record({ who, rater: who, ...turn }), { maxLength: 14 }),
      disputes: fc.array(fc.record({ who, rater: who, ...turn }), { maxLength: 10 }),
    });
  });

const idOf = (kind: number, n: number) => `0190000${kind}-0000-7000-8000-${String(n).padStart(12, "0")}`;
const unit = (n: number) => idOf(1, n);
const person = (n: number) => idOf(2, n);
const MAYOR = person(999);
const turnOf = ({ from, length }: { from: number; length: number | null }): Turn => ({
  from: dayAt(from),
  until: length === null ? null : dayAt(from + length),
});
const overlap = (a: Turn, b: Turn) => covers(a, b.from) || covers(b, a.from);

/** Each in its turn, unless one that stands already is in its way. */
function standing<T extends Turn>(all: readonly T[], sameSeat: (a: T, b: T) => boolean): T[] {
  const kept: T[] = [];
  for (const each of all) if (!kept.some((other) => sameSeat(each, other) && overlap(each, other))) kept.push(each);
  return kept;
}

const betweenTwo = (all: Raw["lines"]) =>
  all.filter(({ who, rater }) => who !== rater).map((each) => ({ who: person(each.who), rater: person(each.rater), ...turnOf(each) }));
const proposedIn = ({ heads, lines, disputes }: Raw) => ({
  heads: heads.map(
    (head): Head => ({ unit: unit(head.unit), who: person(head.who), capacity: head.acting ? "acting" : "definitive", ...turnOf(head) }),
  ),
  lines: betweenTwo(lines),
  disputes: betweenTwo(disputes),
});
/** The regional head has headed the top since long ago. */
const always: Head = { unit: unit(0), who: MAYOR, capacity: "definitive", from: "2024-01-02", until: null };

const client = new pg.Client({ connectionString: process.env.DATABASE_URL, options: "-c TimeZone=UTC" });
beforeAll(async () => client.connect());
afterAll(async () => client.end());

/** Writes an agency, gives what `work` finds in it, and takes all of it back. */
async function inAgency<T>({ above, unitOf }: Raw, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    await client.query(
      `INSERT INTO unit (id, name, "shortName", "parentId") SELECT id, 'Unit', 'Unit', above FROM unnest($1::uuid[], $2::uuid[]) AS u(id, above)`,
      [[0, ...above].map((_, i) => unit(i)), [null, ...above.map(unit)]],
    );
    await client.query(
      `INSERT INTO employee (id, name, post, "postKind", "unitId") SELECT id, 'Pegawai', 'Staf', 'pelaksana', unit FROM unnest($1::uuid[], $2::uuid[]) AS e(id, unit)`,
      [
        [...unitOf.map((_, i) => person(i)), MAYOR],
        [...unitOf.map(unit), unit(0)],
      ],
    );
    return await work();
  } finally {
    await client.query("ROLLBACK");
  }
}

/** What the database keeps of what is proposed, one after another. */
async function writeTurns({ heads, lines }: { heads: readonly Head[]; lines: History["lines"] }) {
  const column = <T, K extends keyof T>(rows: readonly T[], key: K) => rows.map((row) => row[key]);
  const keptHeads = await client.query<Head>(
    `INSERT INTO unit_head (id, "unitId", "employeeId", capacity, "from", until)
     SELECT gen_random_uuid(), h.* FROM unnest($1::uuid[], $2::uuid[], $3::"Capacity"[], $4::date[], $5::date[]) AS h ON CONFLICT DO NOTHING
     RETURNING "unitId" AS unit, "employeeId" AS who, capacity::text, "from"::text, until::text`,
    (["unit", "who", "capacity", "from", "until"] as const).map((key) => column(heads, key)),
  );
  const keptLines = await client.query<History["lines"][number]>(
    `INSERT INTO reporting_line (id, "employeeId", "raterId", "from", until)
     SELECT gen_random_uuid(), l.* FROM unnest($1::uuid[], $2::uuid[], $3::date[], $4::date[]) AS l ON CONFLICT DO NOTHING
     RETURNING "employeeId" AS who, "raterId" AS rater, "from"::text, until::text`,
    (["who", "rater", "from", "until"] as const).map((key) => column(lines, key)),
  );
  return { heads: keptHeads.rows, lines: keptLines.rows };
}

/** Statements that were settled, and of those that were not the first of each: none stands in the way of another. */
async function writeDisputes(disputes: History["disputes"]) {
  const kept = disputes.filter(
    ({ who, until }, i) => until !== null || disputes.findIndex((each) => each.who === who && each.until === null) === i,
  );
  await client.query(
    `INSERT INTO rater_dispute (id, "employeeId", "raterId", day, reason, at, "settledAt", outcome, answer, until)
     SELECT gen_random_uuid(), who, rater, "from", 'x', "from", until, CASE WHEN until IS NOT NULL THEN 'confirmed'::"DisputeOutcome" END,
       CASE WHEN until IS NOT NULL THEN 'x' END, until FROM unnest($1::uuid[], $2::uuid[], $3::date[], $4::date[]) AS d(who, rater, "from", until)`,
    (["who", "rater", "from", "until"] as const).map((key) => kept.map((each) => each[key])),
  );
  return kept;
}

const given = tried(10_000);
const patient = process.env.CERMIN_PROVE ? 0 : 120_000;

it(`covers every day of every employee in ${given.numRuns} random histories, and no two turns of one seat overlap`, {
  timeout: patient,
}, async () => {
  let refused = 0;
  let interim = 0;
  let asked = 0;
  let disputed = 0;
  const property = fc.asyncProperty(raw, async (agency) => {
    const proposed = proposedIn(agency);
    await inAgency(agency, async () => {
      const kept = await writeTurns({ heads: [always, ...proposed.heads], lines: proposed.lines });
      expect(kept).toEqual({
        heads: standing([always, ...proposed.heads], (a, b) => a.unit === b.unit && a.capacity === b.capacity),
        lines: standing(proposed.lines, (a, b) => a.who === b.who),
      });
      refused += 1 + proposed.heads.length + proposed.lines.length - kept.heads.length - kept.lines.length;

      const history: History = {
        above: new Map([[unit(0), null], ...agency.above.map((n, i) => [unit(i + 1), unit(n)] as const)]),
        unitOf: new Map(agency.unitOf.map((n, i) => [person(i), unit(n)])),
        ...kept,
        disputes: await writeDisputes(proposed.disputes),
      };
      const { rows } = await client.query<{ who: string; day: string; rater: string; interim: boolean }>(
        `SELECT e.id AS who, d.day::date::text AS day, r."raterId" AS rater, r.interim FROM unnest($1::uuid[]) AS e(id)
         CROSS JOIN generate_series($2::date, $3::date, '1 day') AS d(day) CROSS JOIN LATERAL rater_on(e.id, d.day::date) r`,
        [agency.unitOf.map((_, i) => person(i)), FIRST, LAST],
      );
      expect(rows.length).toBe(agency.unitOf.length * DAYS); // one for everybody on every day
      asked += rows.length;
      const { rows: rated } = await client.query<{ who: string; day: string; rater: string; interim: boolean }>(
        `SELECT o."employeeId" AS who, d.day::date::text AS day, r.id AS rater, o.interim FROM unnest($1::uuid[]) AS r(id)
         CROSS JOIN generate_series($2::date, $3::date, '8 days') AS d(day) CROSS JOIN LATERAL ratees_on(r.id, d.day::date) o
         WHERE o."employeeId" <> $4`,
        [[...agency.unitOf.map((_, i) => person(i)), MAYOR], FIRST, LAST, MAYOR],
      );
      const asRow = (row: { who: string; day: string; rater: string; interim: boolean }) =>
        `${row.day} ${row.who} ${row.rater} ${row.interim}`;
      const asked8 = new Set(
        Array.from({ length: DAYS }, (_, n) => n)
          .filter((n) => n % 8 === 0)
          .map(dayAt),
      );
      expect(rated.map(asRow).toSorted()).toEqual(
        rows
          .filter(({ day }) => asked8.has(day))
          .map(asRow)
          .toSorted(),
      ); // the same from the other side
      for (const { who, day, rater, interim: standsIn } of rows) {
        expect(rater).not.toBe(who);
        expect({ rater, interim: standsIn }).toEqual(raterOn(history, who, day));
        interim += standsIn ? 1 : 0;
        disputed += history.disputes.some((each) => each.who === who && covers(each, day)) ? 1 : 0;
      }
    });
  });
  await fc.assert(property, given);
  process.stdout.write(
    `raterOn: ${given.numRuns} histories, ${asked} days of people, ${interim} interim, ${disputed} disputed; ${refused} overlapping turns refused\n`,
  );
  // The histories are worth asking about: turns were refused, and there were days of both kinds.
  expect(refused).toBeGreaterThan(given.numRuns / 2);
  expect(interim).toBeGreaterThan(asked / 10);
  expect(disputed).toBeGreaterThan(asked / 20);
  expect(asked - interim).toBeGreaterThan(asked / 10);
});

it("finds nobody for the regional head, above whom nobody is", async () => {
  await inAgency({ above: [], unitOf: [0], heads: [], lines: [], disputes: [] }, async () => {
    await writeTurns({ heads: [always], lines: [] });
    const { rows } = await client.query(`SELECT * FROM rater_on($1, $2)`, [MAYOR, FIRST]);
    expect(rows).toEqual([]);
  });
});
