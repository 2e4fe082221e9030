import pg from "pg";
import { describe, expect, it } from "vitest";
import { regulationById } from "@/lib/regulation";
import { type AppraisalInputs, appraise, judgeIndicator, mainStandings } from "@/lib/scoring/core/appraise";
import { addDays, isWorkingDay } from "@/lib/scoring/core/deadlines/working-days";
import { divergence } from "@/lib/scoring/core/raters/divergence";
import { LEFT, PEOPLE } from "@/prisma/seed/people";
import { ask, one } from "../support/database";
import { nameOf } from "../support/doors";
import { type History, raterOn } from "../support/raters";

/** The whole of Kota Contoh as it is on 18 November 2026, read and never written. */
const DAY = "2026-11-18";
const CLOSED = ["2026-Q1", "2026-Q2", "2026-Q3"];
const names = async (sql: string, values: unknown[] = []) => (await ask<{ name: string }>(sql, values)).map(({ name }) => name);

describe("the town", () => {
  it("has eight offices under the regional head, three health centres and two schools", async () => {
    expect(await names(`SELECT u.name FROM unit u JOIN unit top ON top.id = u."parentId" WHERE top."parentId" IS NULL ORDER BY 1`)).toEqual(
      [
        "Badan Kepegawaian dan Pengembangan SDM",
        "Dinas Kependudukan dan Pencatatan Sipil",
        "Dinas Kesehatan",
        "Dinas Lingkungan Hidup",
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        "Dinas Pendidikan",
        "Inspektorat",
        "Sekretariat Daerah",
      ],
    );
    expect(await names(`SELECT name FROM unit WHERE name ~ '^(Puskesmas|SD|SMP) ' ORDER BY 1`)).toEqual([
      "Puskesmas Contoh Barat",
      "Puskesmas Contoh Selatan",
      "Puskesmas Contoh Utara",
      "SD Negeri 1 Contoh",
      "SMP Negeri 2 Contoh",
    ]);
    const [head] = await ask(
      `SELECT e.post, e.nip FROM unit_head h JOIN employee e ON e.id = h."employeeId" JOIN unit u ON u.id = h."unitId" WHERE u."parentId" IS NULL`,
    );
    expect(head).toEqual({ post: "Wali Kota Contoh", nip: null });
  });

  it("has 250 employees, civil servants and people under contract, in every kind of post, each with a name and a number of their own", async () => {
    const kinds = await ask<{ kind: string; career: number; contract: number }>(
      `SELECT "postKind" AS kind, count(*) FILTER (WHERE substr(nip, 13, 2) <> '21')::int AS career, count(*) FILTER (WHERE substr(nip, 13, 2) = '21')::int AS contract
       FROM employee WHERE "leftOn" IS NULL AND "postKind" <> 'official' GROUP BY 1 ORDER BY 1`,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(["jpt", "administrator", "pengawas", "fungsional", "pelaksana"]);
    expect(kinds.reduce((sum, { career, contract }) => sum + career + contract, 0)).toBe(250);
    for (const { kind, contract } of kinds) {
      if (kind === "fungsional" || kind === "pelaksana") expect(contract, kind).toBeGreaterThan(25);
      else expect(contract, kind).toBe(0); // nobody leads under contract
    }
    // A month stands where a contract has 21 (domain 3.6).
    expect(
      await names(`SELECT name FROM employee WHERE substr(nip, 13, 2) NOT IN ('21') AND substr(nip, 13, 2)::int NOT BETWEEN 1 AND 12`),
    ).toEqual([]);
    expect(await names(`SELECT name FROM employee WHERE substr(nip, 13, 2) = '21' AND rank LIKE '%/%'`)).toEqual([]); // no rank without a career
    expect(await ask(`SELECT nip, count(*) FROM employee GROUP BY 1 HAVING count(*) > 1`)).toEqual([]);
    expect(await ask(`SELECT name, count(*) FROM employee GROUP BY 1 HAVING count(*) > 1`)).toEqual([]);
  });

  it("has 20 services with 6,000 answers over all channels, and totals that are their count", async () => {
    expect(await one(`SELECT count(*)::int AS n FROM service`)).toEqual({ n: 20 });
    expect(await one(`SELECT count(*)::int AS n FROM citizen_answer`)).toEqual({ n: 6_000 });
    expect(await ask(`SELECT channel::text, count(*) > 500 AS many FROM citizen_answer GROUP BY 1 ORDER BY 1`)).toEqual(
      ["counter", "paper", "poster", "slip"].map((channel) => ({ channel, many: true })),
    );
    const differences = await ask(
      `WITH counted AS (SELECT "serviceId", extract(year FROM day) || '-Q' || extract(quarter FROM day) AS period, channel IN ('slip', 'counter') AS verified,
         coalesce(mark::text, '-') || elements AS pattern, count(*)::int AS times FROM citizen_answer GROUP BY 1, 2, 3, 4)
       SELECT 1 FROM counted c FULL JOIN satisfaction_total t USING ("serviceId", period, verified, pattern) WHERE c.times IS DISTINCT FROM t.times`,
    );
    expect(differences).toEqual([]);
    expect(await ask(`SELECT DISTINCT period FROM satisfaction_total ORDER BY 1`)).toEqual(
      [...CLOSED, "2026-Q4"].map((period) => ({ period })),
    );
  });

  it("holds the first office, whose people do there what they do alone", async () => {
    const both = await Promise.all(["cermin_office", "cermin_seeded"].map(officeIn));
    expect(both[0]?.length).toBeGreaterThan(2_000);
    expect(both[1]).toEqual(both[0]);
  });
});

/** What the first office's people are, and logged in the last six weeks, in one of the two databases. */
async function officeIn(database: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: `${process.env.TEST_SERVER_URL}/${database}`, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    const { rows } = await client.query<{ row: string }>(
      `SELECT concat_ws(' | ', e.name, e.nip, e.post, e.rank, u.name, c.email, (SELECT string_agg(r.role || ' ' || r."from", ', ' ORDER BY r."from") FROM account_role r WHERE r."accountId" = c.id), c."deactivatedAt" IS NULL, a.day, a.text, a.minutes, a."startMinute",
         a."outputQuantity", a.decision, a.reason, b.name) AS row
       FROM employee e JOIN unit u ON u.id = e."unitId" LEFT JOIN account c ON c."employeeId" = e.id
       LEFT JOIN activity a ON a."employeeId" = e.id AND a.day >= $2
       LEFT JOIN activity_review v ON v."activityId" = a.id LEFT JOIN employee b ON b.id = v."byId"
       WHERE e.name = ANY($1) ORDER BY 1`,
      // Three are rated by the mayor where nobody stands between, in the town by who does: who reviewed them is another.
      [PEOPLE.filter(({ rater, kind }) => rater !== "mayor" || kind === "jpt").map(({ name }) => name), addDays(DAY, -42)],
    );
    return rows.map(({ row }) => row);
  } finally {
    await client.end();
  }
}

describe("four quarters", () => {
  it("are three that are closed, everybody rated, and one that is open", async () => {
    const rows = await ask<{ period: string; people: number; rated: number; reported: number; answered: number }>(
      `SELECT a.period, count(*)::int AS people, count(a."ratedAt")::int AS rated, count(s."appraisalId")::int AS reported, count(g."releasedAt")::int AS answered
       FROM appraisal a LEFT JOIN self_report s ON s."appraisalId" = a.id LEFT JOIN response_group g ON g."appraisalId" = a.id AND g.perspective = 'peers' GROUP BY 1 ORDER BY 1`,
    );
    // Two left: the head of the environment office and somebody of the health office, both in the third quarter.
    expect(rows.map(({ period, people }) => [period, people])).toEqual([
      ["2026-Q1", 252],
      ["2026-Q2", 252],
      ["2026-Q3", 250],
      ["2026-Q4", 250],
    ]);
    for (const { period, people, rated, reported, answered } of rows) {
      if (period === "2026-Q4") expect(rated).toBeLessThan(50);
      else expect([rated, reported], period).toEqual([people, people]);
      expect(answered, period).toBeGreaterThan(40);
    }
  });

  it("hold no rating without the evidence it needs: realisations as they are stored, a report, and a reason where they part", async () => {
    const rated = await ask<{
      id: string;
      workResult: "above";
      note: string | null;
      inputs: AppraisalInputs;
      steps: unknown;
      predicate: string;
      regulationId: string;
    }>(`SELECT id, "workResult", note, inputs, steps, predicate, "regulationId" FROM appraisal WHERE "ratedAt" IS NOT NULL`);
    const realised = Map.groupBy(
      await ask<{ id: string; title: string; value: unknown; evidence: string | null }>(
        `SELECT a.id, i.title, r.value, r.evidence FROM appraisal a JOIN intended_result t ON t."planId" = a."planId" JOIN indicator i ON i."intendedResultId" = t.id
         JOIN realisation r ON r."indicatorId" = i.id AND r.period = a.period AND r."supersededAt" IS NULL WHERE a."ratedAt" IS NOT NULL`,
      ),
      ({ id }) => id,
    );
    expect(rated.length).toBeGreaterThan(754);
    const rule = { above: "any-main-below", meets: "half-main-below", below: "none-below" } as const;
    for (const { id, workResult, note, inputs, steps, predicate, regulationId } of rated) {
      const stored = (realised.get(id) ?? []).map(({ title, value, evidence }) => [title, value, evidence]);
      const used = inputs.indicators
        .filter(({ realisation }) => realisation !== null)
        .map(({ title, realisation, evidence }) => [title, realisation, evidence]);
      expect(used.length, id).toBeGreaterThan(0);
      expect(used.toSorted(), id).toEqual(stored.toSorted());
      if (divergence(workResult, mainStandings(inputs.indicators.map(judgeIndicator)), rule)) expect(note, id).not.toBeNull();
      const again = appraise(inputs, regulationById(regulationId, "quadrant"));
      expect([again.predicate, JSON.parse(JSON.stringify(again.steps))], id).toEqual([predicate, steps]);
    }
    const bare = await names(
      `SELECT e.name FROM appraisal a JOIN employee e ON e.id = a."employeeId" LEFT JOIN self_report s ON s."appraisalId" = a.id WHERE a."ratedAt" IS NOT NULL AND s."appraisalId" IS NULL`,
    );
    expect(bare).toEqual([]);
  });

  it("have one rater for everybody on every day, the one who stands in the appraisal on the last", async () => {
    const [wrong] = await ask(
      `SELECT count(*)::int AS n, count(*) FILTER (WHERE found.n <> 1)::int AS wrong FROM employee e
       CROSS JOIN generate_series(date '2026-01-01', date '2026-12-31', '1 day') AS d(day)
       CROSS JOIN LATERAL (SELECT count(*) AS n FROM rater_on(e.id, d.day::date) r WHERE r."raterId" <> e.id) found
       WHERE e."postKind" <> 'official' AND (e."leftOn" IS NULL OR e."leftOn" > d.day)`,
    );
    // 250 all year; one left on 1 July after 181 days, one on 21 July after 201.
    expect(wrong).toEqual({ n: 250 * 365 + 181 + 201, wrong: 0 });
    const other = await names(
      `SELECT e.name FROM appraisal a JOIN employee e ON e.id = a."employeeId"
       CROSS JOIN LATERAL rater_on(e.id, CASE a.period WHEN '2026-Q1' THEN date '2026-03-31' WHEN '2026-Q2' THEN '2026-06-30' WHEN '2026-Q3' THEN '2026-09-30' ELSE '2026-11-18' END) r
       WHERE r."raterId" <> a."raterId" OR r.interim <> a."raterInterim"`,
    );
    expect(other).toEqual([]);
  });

  it("have the raters that the sentence of the rule gives", async () => {
    const history = await historyOf();
    for (const day of ["2026-02-10", "2026-06-30", "2026-07-01", "2026-08-14", "2026-08-15", DAY]) {
      const found = await ask<{ who: string; rater: string; interim: boolean }>(
        `SELECT e.id AS who, r."raterId" AS rater, r.interim FROM employee e CROSS JOIN LATERAL rater_on(e.id, $1) r`,
        [day],
      );
      expect(found.length).toBe(252); // all but the mayor
      for (const { who, rater, interim } of found) expect({ rater, interim }, `${who} on ${day}`).toEqual(raterOn(history, who, day));
    }
  });
});

async function historyOf(): Promise<History> {
  const dates = `"from"::text, "until"::text`;
  const units = await ask<{ id: string; parentId: string | null }>(`SELECT id, "parentId" FROM unit`);
  const people = await ask<{ id: string; unitId: string }>(`SELECT id, "unitId" FROM employee`);
  return {
    above: new Map(units.map(({ id, parentId }) => [id, parentId])),
    unitOf: new Map(people.map(({ id, unitId }) => [id, unitId])),
    heads: await ask(`SELECT "unitId" AS unit, "employeeId" AS who, capacity, ${dates} FROM unit_head`),
    lines: await ask(`SELECT "employeeId" AS who, "raterId" AS rater, ${dates} FROM reporting_line`),
    disputes: await ask(`SELECT "employeeId" AS who, "raterId" AS rater, day::text AS "from", "until"::text FROM rater_dispute`),
  };
}

describe("the log", () => {
  it("holds three lines or more on each working day of the last six weeks, of all but one who logs nothing and one on leave", async () => {
    const holidays = new Set((await ask<{ day: string }>(`SELECT day::text FROM holiday`)).map(({ day }) => day));
    const days = Array.from({ length: 42 }, (_, i) => addDays(DAY, i - 42)).filter((day) => isWorkingDay(day, holidays)).length;
    const rows = await ask<{ name: string; whole: number; least: number }>(
      `SELECT e.name, count(c.day)::int AS whole, min(c.lines)::int AS least FROM employee e
       LEFT JOIN (SELECT "employeeId", day, count(*) AS lines FROM activity WHERE day >= $1 AND day < $2 AND extract(isodow FROM day) < 6 GROUP BY 1, 2) c ON c."employeeId" = e.id
       WHERE e."leftOn" IS NULL AND e."postKind" <> 'official' GROUP BY 1`,
      [addDays(DAY, -42), DAY],
    );
    expect(rows.length).toBe(250);
    const odd = rows.filter(({ whole, least }) => whole !== days || least < 3);
    expect(odd.map(({ name }) => name).toSorted()).toEqual([nameOf("generalAffairs"), nameOf("northNurseThree")].toSorted());
  });

  it("is thinner before, and goes back to the first quarter", async () => {
    const [thin] = await ask<{ lines: number; people: number; from: string }>(
      `SELECT count(*)::int AS lines, count(DISTINCT "employeeId")::int AS people, min(day)::text AS from FROM activity WHERE day < $1`,
      [addDays(DAY, -42)],
    );
    expect(thin?.from.slice(0, 7)).toBe("2026-01");
    expect(thin?.people).toBe(249);
    const [dense] = await ask<{ lines: number }>(`SELECT count(*)::int AS lines FROM activity WHERE day >= $1`, [addDays(DAY, -42)]);
    // 197 working days before, 30 since: the former are a tenth as full.
    expect((thin?.lines ?? 0) / 197).toBeLessThan((dense?.lines ?? 0) / 30 / 10);
  });

  it("was judged by who rated its author on that day", async () => {
    const strangers = await names(
      `SELECT DISTINCT e.name FROM activity_review v JOIN activity a ON a.id = v."activityId" JOIN employee e ON e.id = a."employeeId"
       CROSS JOIN LATERAL rater_on(e.id, a.day) r WHERE r."raterId" <> v."byId"`,
    );
    expect(strangers).toEqual([]);
    expect(nameOf(LEFT)).not.toBe("");
  });
});
