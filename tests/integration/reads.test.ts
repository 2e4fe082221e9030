import { beforeAll, describe, expect, it } from "vitest";
import { getQueue, getWeek } from "@/lib/activities/queries";
import { readKey } from "@/lib/activities/queue-key";
import { listRatees } from "@/lib/appraisals/queries";
import { listLedger } from "@/lib/ledger/queries";
import { listLines, listPeople } from "@/lib/people/queries";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newerThan } from "@/lib/platform/live";
import { listCompletion, listReviewing, listWaitingLines } from "@/lib/reports/queries";
import { discardPlan, startRevision } from "@/lib/scoring/commands/plans";
import { listSatisfaction, listServices, listWaits } from "@/lib/services/queries";
import { LEFT, PEOPLE, UNITS } from "@/prisma/seed/people";
import { ask, one } from "../support/database";
import { CLOSED, nameOf, OPEN, planInForce, unitId } from "../support/doors";
import { type History, raterOn } from "../support/raters";
import { behind, grant, personId } from "../support/staff";

/** The office as its tables have it, the same on every day. */
const always = { from: "2024-01-02", until: null };
const history: History = {
  above: new Map(UNITS.map(({ key, parent }) => [key, parent])),
  unitOf: new Map(PEOPLE.map(({ key, unit }) => [key, unit])),
  heads: UNITS.flatMap(({ key, head, acting }) =>
    head ? [{ unit: key, who: head, capacity: acting ? ("acting" as const) : ("definitive" as const), ...always }] : [],
  ),
  lines: PEOPLE.flatMap(({ key, rater }) => (rater ? [{ who: key, rater, ...always }] : [])),
  disputes: [{ who: "generalAffairs", rater: "secretary", from: "2026-11-18", until: null }], // said on the day of the tests
};

/** Follows a list page by page to its end. */
async function follow<T>(page: (after: string | undefined) => Promise<{ rows: T[]; next: string | null }>): Promise<T[]> {
  const all: T[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < 1_000; pages += 1) {
    const { rows, next } = await page(after);
    all.push(...rows);
    if (next === null) return all;
    after = next;
  }
  throw new Error("the list has no end");
}

describe("who rates whom", () => {
  it("is one rater for everybody on every day of the year, interim where no line says otherwise", async () => {
    const rows = await ask<{ name: string; rater: string; interim: boolean; days: number }>(
      `SELECT e.name, r.name AS rater, o.interim, count(*)::int AS days FROM employee e
       CROSS JOIN generate_series(date '2026-01-01', date '2026-12-31', '1 day') AS d(day)
       CROSS JOIN LATERAL rater_on(e.id, d.day::date) o JOIN employee r ON r.id = o."raterId" GROUP BY 1, 2, 3`,
    );
    const expected = PEOPLE.filter(({ kind }) => kind !== "official").flatMap((person) => {
      const [before, since] = ["2026-11-17", "2026-11-18"].map((day) => raterOn(history, person.key, day));
      const row = (found: typeof before, days: number) => ({
        name: person.name,
        rater: nameOf(found?.rater ?? ""),
        interim: found?.interim,
        days,
      });
      return before?.rater === since?.rater ? [row(before, 365)] : [row(before, 321), row(since, 44)];
    });
    const byName = (a: { name: string; days: number }, b: { name: string; days: number }) =>
      a.name === b.name ? a.days - b.days : a.name < b.name ? -1 : 1;
    expect(rows.toSorted(byName)).toEqual(expected.toSorted(byName));
    // By hand: the analyst of the laboratory has no line and an acting head; the nurse of the south none and a head; and whom the head of
    // general affairs says not to be her rater is followed by the head of the office.
    expect(
      rows
        .filter(({ interim }) => interim)
        .map(({ name, rater }) => [name, rater])
        .toSorted(),
    ).toEqual(
      [
        [nameOf("labAnalyst"), nameOf("epidemiologist")],
        [nameOf("generalAffairs"), nameOf("officeHead")],
        [nameOf("southVolunteer"), nameOf("southHead")],
      ].toSorted(),
    );
    expect(rows.some(({ name }) => name === nameOf("mayor"))).toBe(false); // nobody stands above
  });

  it("is the same question from both sides", async () => {
    const differences = await ask(
      `SELECT d.day, e.name FROM (VALUES (date '2026-03-01'), (date '2026-11-18')) AS d(day) CROSS JOIN employee e
       CROSS JOIN LATERAL rater_on(e.id, d.day) o
       WHERE (e."leftOn" IS NULL OR e."leftOn" > d.day) AND NOT EXISTS (SELECT 1 FROM ratees_on(o."raterId", d.day) r WHERE r."employeeId" = e.id AND r.interim = o.interim)
       UNION ALL
       SELECT d.day, m.name FROM (VALUES (date '2026-11-18')) AS d(day) CROSS JOIN employee m CROSS JOIN LATERAL ratees_on(m.id, d.day) r
       WHERE NOT EXISTS (SELECT 1 FROM rater_on(r."employeeId", d.day) o WHERE o."raterId" = m.id)`,
    );
    expect(differences).toEqual([]);
    expect(PEOPLE.some(({ key }) => key === LEFT)).toBe(true);
  });

  it("prefers an acting head to the head, and goes upwards where nobody heads the unit", async () => {
    const who = await personId("southVolunteer");
    const rater = async () =>
      one(`SELECT e.name, r.interim FROM rater_on($1, '2030-06-01') r JOIN employee e ON e.id = r."raterId"`, [who]);
    const south = await unitId("south");
    await ask(`INSERT INTO unit_head VALUES (gen_random_uuid(), $1, $2, 'acting', '2030-01-01', '2030-12-31')`, [
      south,
      await personId("southDoctor"),
    ]);
    expect(await rater()).toEqual({ name: nameOf("southDoctor"), interim: true });
    await ask(`DELETE FROM unit_head WHERE "unitId" = $1 AND "from" = '2030-01-01'`, [south]);
    await ask(`UPDATE unit_head SET until = '2030-05-31' WHERE "unitId" = $1`, [south]);
    expect(await rater()).toEqual({ name: nameOf("officeHead"), interim: true });
    await ask(`UPDATE unit_head SET until = NULL WHERE "unitId" = $1`, [south]);
  });
});

describe("pages of a list", () => {
  it("of the ledger have no gap and no repetition at one instant", async () => {
    await ask(
      `INSERT INTO ledger SELECT gen_random_uuid(), '2026-11-18T02:00:00Z', NULL, 'test:page', 'page' FROM generate_series(1, 173)`,
    );
    const reader = await grant(behind.auditor, "ledger:read", "agency");
    const ids = (await follow((after) => listLedger(reader, { subject: "page", after }))).map(({ id }) => id);
    expect(ids.length).toBe(173);
    expect(new Set(ids).size).toBe(173);
    for (const after of [
      "",
      "x",
      Buffer.from('["x","y"]').toString("base64url"),
      Buffer.from('["2026-11-18","1; DROP TABLE ledger"]').toString("base64url"),
    ])
      expect((await listLedger(reader, { subject: "page", after })).rows.length).toBe(50); // nobody's key: from the beginning
  });

  it("of people and lines have none under one name", async () => {
    await ask(
      `WITH twins AS (INSERT INTO employee (id, name, post, "postKind", "unitId") SELECT gen_random_uuid(), 'Kembar', 'Staf', 'pelaksana', $1 FROM generate_series(1, 97) RETURNING id)
       INSERT INTO reporting_line SELECT gen_random_uuid(), id, $2, '2026-01-01', NULL FROM twins`,
      [await unitId("north"), await personId("northHead")],
    );
    const reader = await grant(behind.auditor, "people:read", "agency");
    for (const list of [listPeople, listLines]) {
      const ids = (
        await follow((after) => list(reader, { q: "kembar", after }) as Promise<{ rows: { id: string }[]; next: string | null }>)
      ).map(({ id }) => id);
      expect([ids.length, new Set(ids).size]).toEqual([97, 97]);
    }
    // what is typed is no pattern
    for (const q of ["%", "_", "\\"]) expect((await listPeople(reader, { q })).rows).toEqual([]);
  });

  it("of services have none under one name", async () => {
    await ask(`INSERT INTO service (id, "unitId", name) SELECT gen_random_uuid(), $1, 'Layanan kembar' FROM generate_series(1, 85)`, [
      await unitId("north"),
    ]);
    const reader = await grant(behind.auditor, "services:read", "agency");
    const ids = (await follow((after) => listServices(reader, { q: "kembar", after, quiet: "2026-11-10" }))).map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([85, 85]);
  });

  it("of one day's work and of a team's queue have none at one instant", async () => {
    const who = await personId("northPharmacist");
    await ask(
      `INSERT INTO activity (id, "employeeId", day, minutes, text, key, "createdAt", "submittedAt")
       SELECT gen_random_uuid(), $1, '2026-10-07', 1, 'Sama', gen_random_uuid(), '2026-10-07T03:00:00Z', '2026-10-07T03:00:00Z' FROM generate_series(1, 137)`,
      [who],
    );
    const reader = await grant("northPharmacist", "activities:read", who);
    const lines = await follow(async (after) => {
      const { lines: rows, next } = await getWeek(reader, "2026-10-05", after ?? null);
      return { rows, next };
    });
    const { n } = await one<{ n: number }>(
      `SELECT count(*)::int AS n FROM activity WHERE "employeeId" = $1 AND day BETWEEN '2026-10-05' AND '2026-10-11'`,
      [who],
    );
    expect([lines.length, new Set(lines.map(({ id }) => id)).size]).toEqual([n, n]);

    const rater = await grant("northHead", "team:read", await personId("northHead"));
    const queue = await follow(async (after) => {
      const { lines: rows, next } = await getQueue(rater, {}, readKey(after) ?? null, now());
      return { rows, next };
    });
    const waiting = await one<{ n: number }>(
      `SELECT count(*)::int AS n FROM activity a JOIN ratees_on($1, '2026-11-18') r ON r."employeeId" = a."employeeId" WHERE a."submittedAt" IS NOT NULL AND a."decidedAt" IS NULL`,
      [await personId("northHead")],
    );
    expect([queue.length, new Set(queue.map(({ id }) => id)).size]).toEqual([waiting.n, waiting.n]);
    expect(waiting.n).toBeGreaterThan(137);
  });
});

describe("with the rows of years", () => {
  beforeAll(async () => {
    await ask(
      `INSERT INTO employee (id, name, post, "postKind", "unitId") SELECT gen_random_uuid(), 'Pegawai ' || i, 'Staf', 'pelaksana', $1 FROM generate_series(1, 2000) AS s(i)`,
      [await unitId("city")],
    );
    await ask(
      `INSERT INTO activity (id, "employeeId", day, minutes, text, key, "createdAt", "submittedAt", "decidedAt", decision)
       SELECT gen_random_uuid(), e.id, date '2026-01-01' + i * 9, 30, 'Kegiatan', gen_random_uuid(), now(), now(), CASE WHEN i < 30 THEN now() END, CASE WHEN i < 30 THEN 'approved'::"ReviewDecision" END
       FROM employee e, generate_series(1, 31) AS s(i) WHERE e.name LIKE 'Pegawai %'`,
    );
    await ask(
      `INSERT INTO appraisal (id, "employeeId", period, "unitId", "raterId", "regulationId")
       SELECT gen_random_uuid(), e.id, (2015 + i / 4) || '-Q' || (1 + i % 4), e."unitId", (SELECT id FROM employee WHERE name = 'Pegawai ' || (1 + i * 37 % 2000)), 'permenpanrb-6-2022'
       FROM employee e, generate_series(0, 11) AS s(i) WHERE e.name LIKE 'Pegawai %'`,
    );
    await ask(
      `INSERT INTO ledger SELECT gen_random_uuid(), timestamptz '2020-01-01' + i * interval '1 hour', NULL, 'test:row', 'record-' || (i % 5000) FROM generate_series(1, 50000) AS s(i)`,
    );
    await ask(
      `INSERT INTO event (at, "subjectId", "audienceId") SELECT now(), 'x', e.id FROM employee e, generate_series(1, 20) WHERE e.name LIKE 'Pegawai %'`,
    );
    await ask(
      `INSERT INTO satisfaction_total SELECT s.id, (1980 + i / 4) || '-Q' || (1 + i % 4), v.verified, lpad(p.n::text, 4, '1'), 1
       FROM service s, generate_series(0, 79) AS q(i), (VALUES (true), (false)) AS v(verified), generate_series(1111, 1444) AS p(n) WHERE s.name NOT LIKE '%kembar' AND p.n::text ~ '^[1-4]+$'`,
    );
    await ask(
      `INSERT INTO wait_total SELECT s.id, (1980 + i / 4) || '-Q' || (1 + i % 4), v.verified, b.band, 7
       FROM service s, generate_series(0, 79) AS q(i), (VALUES (true), (false)) AS v(verified), generate_series(1, 4) AS b(band) WHERE s.name NOT LIKE '%kembar'`,
    );
    await ask(
      `INSERT INTO indicator (id, "intendedResultId", position, title, kind, target)
       SELECT gen_random_uuid(), r.id, 100 + i, 'Indikator', 'statement', '{}' FROM intended_result r, generate_series(1, 100) AS s(i)`,
    );
    await ask("ANALYZE");
  }, 60_000);

  type Scans = { index: string; table: string; index_scans: number; table_scans: number };
  const scans = async () =>
    ask<Scans>(
      `SELECT i.indexrelname AS index, i.relname AS table, i.idx_scan::int AS index_scans, t.seq_scan::int AS table_scans
       FROM pg_stat_user_indexes i JOIN pg_stat_user_tables t ON t.relid = i.relid`,
    );
  /** Counts are told by a backend when it ends: ours end, and are waited for. */
  const told = async () => {
    await db.$disconnect();
    for (let tries = 0; tries < 2_000; tries += 1) {
      const { n } = await one<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'cermin'`,
      );
      if (n === 0) return;
    }
    throw new Error("the application does not let go of the database");
  };
  const readBy = async (index: string, work: () => Promise<unknown>) => {
    await told();
    const before = await scans();
    await work();
    await told();
    const after = await scans();
    const at = (rows: Scans[]) => rows.find((row) => row.index === index) ?? { table: "", index_scans: 0, table_scans: 0 };
    return { indexed: at(after).index_scans - at(before).index_scans, whole: at(after).table_scans - at(before).table_scans };
  };

  it.each<[string, string, () => Promise<() => Promise<unknown>>]>([
    [
      "own work of a week",
      "activity_employeeId_day_id_idx",
      async () => {
        const reader = await grant("northDoctor", "activities:read", await personId("northDoctor"));
        return () => getWeek(reader, "2026-11-16", null);
      },
    ],
    [
      "a team's queue",
      "activity_waiting",
      async () => {
        const reader = await grant("southHead", "team:read", await personId("southHead"));
        return () => getQueue(reader, {}, null, now());
      },
    ],
    [
      "what changed for an open page",
      "event_audienceId_id_idx",
      async () => {
        const { id, last } = await one<{ id: string; last: string }>(
          `SELECT "audienceId" AS id, max(id)::text AS last FROM event WHERE "audienceId" IS NOT NULL GROUP BY 1 LIMIT 1`,
        );
        return () => newerThan(id, { eventId: String(Number(last) - 3), since: null });
      },
    ],
    [
      "the newest of the ledger",
      "ledger_at_id_idx",
      async () => {
        const reader = await grant(behind.auditor, "ledger:read", "agency");
        return () => listLedger(reader, {});
      },
    ],
    [
      "the ledger from a key on",
      "ledger_at_id_idx",
      async () => {
        const reader = await grant(behind.auditor, "ledger:read", "agency");
        const { next } = await listLedger(reader, {});
        return () => listLedger(reader, { after: next ?? undefined });
      },
    ],
    [
      "one record's ledger",
      "ledger_subjectId_idx",
      async () => {
        const reader = await grant(behind.auditor, "ledger:read", "agency");
        return () => listLedger(reader, { subject: "record-77" });
      },
    ],
    [
      "whom somebody rates",
      "appraisal_raterId_period_idx",
      async () => {
        const reader = await grant("southHead", "appraisals:list-own", await personId("southHead"));
        return () => listRatees(reader, "2026-11-18");
      },
    ],
    [
      "the kept counts of lines",
      "activity_total_pkey",
      async () => {
        const reader = await grant(behind.personnel, "activities:list", await unitId("south"));
        return () => listReviewing(reader, OPEN, { reviewDays: 3, today: "2026-11-18" });
      },
    ],
    [
      "lines that wait in a unit",
      "activity_waiting",
      async () => {
        const reader = await grant(behind.personnel, "activities:list", await unitId("south"));
        return () => listWaitingLines(reader, OPEN, { today: "2026-11-18", after: undefined });
      },
    ],
    [
      "how long citizens waited",
      "wait_total_pkey",
      async () => {
        const reader = await grant(behind.personnel, "satisfaction:list", await unitId("city"));
        return () => listWaits(reader, OPEN, { above: 2, minimum: 5, comparable: 30 });
      },
    ],
    [
      "a unit's appraisals of a quarter",
      "appraisal_unitId_period_idx",
      async () => {
        const reader = await grant(behind.personnel, "appraisals:list", await unitId("south"));
        return () => listCompletion(reader, [OPEN, CLOSED]);
      },
    ],
    [
      "every service's totals of a quarter",
      "satisfaction_total_pkey",
      async () => {
        const reader = await grant(null, "public:read");
        return () => listSatisfaction(reader, OPEN, 30);
      },
    ],
    ...["activity_intendedResultId_idx", "indicator_copiedFromId_idx"].map(
      (index): [string, string, () => Promise<() => Promise<unknown>>] => [
        "what may hang on a draft that is thrown away",
        index,
        async () => {
          const id = await startRevision(await grant("southNurseTwo", "plan:revise", (await planInForce("southNurseTwo")).id), now());
          const drafter = await grant("southNurseTwo", "plan:change", id);
          return () => discardPlan(drafter, 0, now());
        },
      ],
    ),
  ])("%s is read by %s, and its table never whole", async (_what, index, prepare) => {
    const work = await prepare();
    const { indexed, whole } = await readBy(index, work);
    expect(indexed).toBeGreaterThan(0);
    expect(whole).toBe(0);
  });
});
