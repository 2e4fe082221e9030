import { describe, expect, it } from "vitest";
import { moveAnswers } from "@/lib/citizens/commands";
import { now } from "@/lib/platform/clock";
import { listSatisfaction } from "@/lib/services/queries";
import { CHAIN } from "@/prisma/seed/chain";
import { Random } from "@/prisma/seed/random";
import { batchOf, mark, more, slips } from "../support/citizens";
import { ask, meeting, one } from "../support/database";
import { appraisalId, CLOSED, nameOf, OPEN, posterOf, serviceId } from "../support/doors";
import { grant, personId } from "../support/staff";

const figures = async () => (await listSatisfaction(await grant(null, "public:read"), OPEN, 30)).services;
const of = async (name: string) => {
  const found = (await figures()).find((service) => service.name === name);
  if (!found) throw new Error(`no service ${name}`);
  return found;
};

describe("the published survey", () => {
  // Published element means, times 91 respondents, to the nearest whole answer:
  const SUMS = [
    352, // requirements 3.868 x 91 = 351.988
    334, // procedure    3.670 x 91 = 333.970
    342, // time         3.758 x 91 = 341.978
    353, // cost         3.879 x 91 = 352.989
    353, // product      3.879 x 91 = 352.989
    352, // competence   3.868 x 91 = 351.988
    349, // manner       3.835 x 91 = 348.985
    323, // facilities   3.549 x 91 = 322.959
    339, // complaints   3.725 x 91 = 338.975
  ];

  it("is held by 91 answers whose sums per element are the published means times 91", async () => {
    const rows = await ask<{ elements: string }>(`SELECT elements FROM citizen_answer WHERE "serviceId" = $1`, [
      await serviceId("Surat keterangan sehat"),
    ]);
    expect(rows.length).toBe(91);
    expect(SUMS.map((_, at) => rows.reduce((sum, { elements }) => sum + Number(elements[at]), 0))).toEqual(SUMS);
    for (const { elements } of rows) expect(elements).toMatch(/^[34]{9}$/);
  });

  it("comes to an index of 94.54, grade A", async () => {
    // 352+334+342+353+353+352+349+323+339 = 3097; 3097 / (91 x 9) x 25 = 77 425 / 819 = 94.5360…
    const { verified, open } = await of("Surat keterangan sehat");
    expect(verified).toMatchObject({ n: 91, index: 9_454, grade: "A" });
    expect(verified.interval?.low).toBeLessThan(9_454);
    expect(verified.interval?.high).toBeGreaterThan(9_454);
    expect(open).toEqual({ n: 0, index: null, interval: null, grade: null, marks: null });
    // marks: every ninth of 91 (0, 9, … 90) is a 3, 11 of them, the others 4: all are satisfied
    expect(verified.marks).toMatchObject({ n: 91, share: 10_000 });
  });
});

describe("the regulation's chain", () => {
  // examples.json, PermenPANRB 6/2022, Anak Lampiran 5 Tabel 1-3 and 6 Tabel 2: ratings and predicate as published.
  it.each([
    ["officeHead", "Kepala Dinas Kesehatan", "meets", "meets", "good", "mayor"],
    ["northHead", "Kepala Puskesmas", "meets", "above", "good", "officeHead"],
    ["seniorMidwife", "JF Bidan Penyelia", "meets", "meets", "good", "northHead"],
    ["studyMidwife", "JF Bidan Penyelia, tugas belajar", "below", "meets", "needs-improvement", "northHead"],
  ])("%s (%s) is stored %s and %s, so %s", async (key, _post, workResult, behaviour, predicate, rater) => {
    const row = await one<{
      workResult: string;
      behaviour: string;
      predicate: string;
      name: string;
      value: string;
      regulationId: string;
      n: number;
    }>(
      `SELECT a."workResult", a.behaviour, a.predicate, r.name, o.value, a."regulationId", jsonb_array_length(a.inputs->'indicators') AS n FROM appraisal a
       JOIN employee r ON r.id = a."raterId" JOIN organisation_achievement o ON o."unitId" = a."unitId" AND o.period = a.period AND o."supersededAt" IS NULL WHERE a.id = $1`,
      [await appraisalId(key, CLOSED)],
    );
    expect(row).toEqual({
      workResult,
      behaviour,
      predicate,
      name: nameOf(rater),
      value: "good", // capaian kinerja organisasi: BAIK in each of the four
      regulationId: "permenpanrb-6-2022",
      n: CHAIN[key]?.plan?.length,
    });
  });

  // Words of the print, each in the remark or the realisation of the one it is about.
  it.each<[string, string[], string[]]>([
    [
      "officeHead",
      ["memenuhi ekspektasi pimpinan", "tindak lanjut temuan sudah bagus", "LAKIP, tingkatkan lagi"],
      ["hanya 50–60 % keluarga sehat", "unit I dan II memenuhi standar kepuasan", "LAKIP BB; temuan ditindaklanjuti"],
    ],
    [
      "northHead",
      ["jangkauan pelayanan sudah cukup meluas", "tingkatkan lagi dari segi kualitas pelayanan", "puas terhadap layanan internal"],
      ["Jangkauan meluas; tidak ada kesalahan tindakan; masih terdapat ibu hamil yang komplain", "Sebagian besar menyatakan puas"],
    ],
    [
      "seniorMidwife",
      ["Sudah baik, pertahankan", "komplain dari sebagian kecil ibu", "Kurang ramah di awal, namun sangat cekatan"],
      ["Tidak ada kesalahan", "bahkan di luar jam operasional", "Masih terdapat komplain dari sisi keramahan"],
    ],
    [
      "studyMidwife",
      ["Sudah baik, pertahankan", "kurang ramah, tolong diperbaiki", "IPK semester ini masih kurang memuaskan"],
      ["Tidak ada kesalahan", "Masih terdapat komplain", "3.39"],
    ],
  ])("%s has the printed remarks and realisations", async (key, remarks, realisations) => {
    const id = await personId(key);
    const said = await one<{ text: string }>(
      `SELECT string_agg(text, E'\\n') AS text FROM feedback WHERE "employeeId" = $1 AND period = $2`,
      [id, CLOSED],
    );
    for (const words of remarks) expect(said.text).toContain(words);
    const done = await one<{ text: string }>(
      `SELECT string_agg(v.value::text, E'\\n') AS text FROM realisation v JOIN indicator i ON i.id = v."indicatorId" JOIN intended_result r ON r.id = i."intendedResultId"
       JOIN plan p ON p.id = r."planId" WHERE p."employeeId" = $1 AND v.period = $2`,
      [id, CLOSED],
    );
    for (const words of realisations) expect(done.text).toContain(words);
  });

  it("is one chain: each is rated by the next, the first by the regional head, who has no NIP", async () => {
    const raters = await ask(
      `SELECT e.name, r.name AS rater, r.nip AS "raterNip" FROM appraisal a JOIN employee e ON e.id = a."employeeId" JOIN employee r ON r.id = a."raterId"
       WHERE a.period = $1 AND e.id = ANY($2)`,
      [CLOSED, [await personId("officeHead"), await personId("northHead"), await personId("seniorMidwife")]],
    );
    expect(new Map(raters.map(({ name, rater }) => [name, rater]))).toEqual(
      new Map([
        [nameOf("officeHead"), nameOf("mayor")],
        [nameOf("northHead"), nameOf("officeHead")],
        [nameOf("seniorMidwife"), nameOf("northHead")],
      ]),
    );
    expect(raters.find(({ name }) => name === nameOf("officeHead"))?.raterNip).toBe(null);
  });
});

/** Totals against a count over the answers themselves, made by PostgreSQL and not by us. */
const differences = () =>
  ask(
    `WITH counted AS (
       SELECT "serviceId", extract(year FROM day) || '-Q' || extract(quarter FROM day) AS period, channel IN ('slip', 'counter') AS verified,
         coalesce(mark::text, '-') || elements AS pattern, count(*)::int AS times FROM citizen_answer GROUP BY 1, 2, 3, 4
     )
     SELECT coalesce(c."serviceId", t."serviceId") AS service, c.times AS counted, t.times AS kept, coalesce(c.pattern, t.pattern) AS pattern
     FROM counted c FULL JOIN (SELECT * FROM satisfaction_total WHERE times > 0) t
       ON t."serviceId" = c."serviceId" AND t.period = c.period AND t.verified = c.verified AND t.pattern = c.pattern
     WHERE c.times IS DISTINCT FROM t.times`,
  );

describe("totals", () => {
  it("are a count of the answers, in the seed", async () => {
    expect(await differences()).toEqual([]);
    const { n } = await one<{ n: number }>(`SELECT sum(times)::int AS n FROM satisfaction_total`);
    // 88 + 132 + 64 + 71 + 96 + 19 + 0, and the 91 of the published survey
    expect(n).toBe(470 + 91);
  });

  it("move with an answer that is recorded and then completed, even to and fro", async () => {
    const { code } = await posterOf("Konseling gizi");
    const kept = async () =>
      ask(`SELECT pattern, times FROM satisfaction_total WHERE "serviceId" = $1 AND times > 0 ORDER BY pattern`, [
        await serviceId("Konseling gizi"),
      ]);
    expect(await kept()).toEqual([]);
    const key = crypto.randomUUID();
    await mark(code, key, "3");
    expect(await kept()).toEqual([{ pattern: "3---------", times: 1 }]);
    const elements = Object.fromEntries(
      ["requirements", "procedure", "time", "cost", "product", "competence", "manner", "facilities", "complaints"].map((name) => [
        `elements.${name}`,
        "4",
      ]),
    );
    await more(code, key, { mark: "3", ...elements });
    expect(await kept()).toEqual([{ pattern: "3444444444", times: 1 }]);
    await more(code, key, { mark: "3" });
    expect(await kept()).toEqual([{ pattern: "3---------", times: 1 }]);
    await more(code, key, { mark: "3" });
    expect(await kept()).toEqual([{ pattern: "3---------", times: 1 }]);
    expect(await differences()).toEqual([]);
  });

  it("move with the one before, when two complete one answer in different ways at once", async () => {
    const { code } = await posterOf("Imunisasi");
    const key = crypto.randomUUID();
    await mark(code, key, "3");
    const both = await meeting(
      `SELECT FROM citizen_answer WHERE key = $1 FOR UPDATE`,
      [key],
      [
        () => more(code, key, { mark: "3", "elements.time": "4", "elements.cost": "1" }),
        () => more(code, key, { mark: "3", "elements.manner": "2", "elements.cost": "1" }),
      ],
    );
    expect(both).toMatchObject([{ value: { status: 303 } }, { value: { status: 303 } }]);
    expect(await differences()).toEqual([]);
  });

  it("are a count of the answers after random writes at once", async () => {
    const seed = Number(process.env.TOTALS_SEED ?? 91);
    console.info(`totals: TOTALS_SEED=${seed}`);
    const random = new Random(seed);
    const { code } = await posterOf("Pelayanan KIA");
    const codes = await slips("Pelayanan KIA", 20);
    const chosen = () => String(random.int(1, 4));
    const deeds = Array.from({ length: 60 }, (_, i) => {
      const at = i % 3 === 0 ? (codes[i / 3] ?? code) : code;
      const key = crypto.randomUUID();
      const [first, second, again] = [chosen(), chosen(), random.chance(0.5)];
      const elements = { "elements.time": chosen(), "elements.manner": chosen() };
      return async () => {
        const statuses = [(await mark(at, key, first)).status, (await more(at, key, { mark: second, ...elements })).status];
        if (again) statuses.push((await more(at, key, { mark: first })).status);
        return statuses;
      };
    });
    const statuses = (await Promise.all(deeds.map((deed) => deed()))).flat();
    expect(statuses.filter((status) => status !== 303)).toEqual([]);
    const batch = await batchOf("Pelayanan KIA");
    expect(batch?.n).toBe(20);
    await moveAnswers(await grant("job", "answers:move", batch?.id), now());
    expect(await differences()).toEqual([]);
  });
});

describe("two channels", () => {
  it("are never added: ten thousand marks at a poster leave the verified figures as they were", async () => {
    const before = await of("Poli umum");
    await ask(
      `INSERT INTO satisfaction_total ("serviceId", period, verified, pattern, times) VALUES ($1, $2, false, '1111111111', 10000)
       ON CONFLICT ("serviceId", period, verified, pattern) DO UPDATE SET times = satisfaction_total.times + 10000`,
      [await serviceId("Poli umum"), OPEN],
    );
    const after = await of("Poli umum");
    expect(after.verified).toEqual(before.verified);
    expect(after.open.n).toBe(before.open.n + 10_000);
    expect(after.open.grade).toBe("D");
    expect(after.apart).toBe(before.apart);
    const all = (await listSatisfaction(await grant(null, "public:read"), OPEN, 30)).all;
    const verified = await one<{ n: number }>(
      `SELECT sum(times)::int AS n FROM satisfaction_total WHERE verified AND period = $1 AND substr(pattern, 2) ~ '[1-4]'`,
      [OPEN],
    );
    expect(all.n).toBe(verified.n);
  });

  it.each([
    [29, null],
    [30, "A"],
    [31, "A"],
  ])("with %i answers carry the grade %s", async (times, grade) => {
    const id = await serviceId("Laboratorium sederhana");
    await ask(`DELETE FROM satisfaction_total WHERE "serviceId" = $1`, [id]);
    await ask(`INSERT INTO satisfaction_total ("serviceId", period, verified, pattern, times) VALUES ($1, $2, true, '4444444444', $3)`, [
      id,
      OPEN,
      times,
    ]);
    const { verified } = await of("Laboratorium sederhana");
    expect(verified).toMatchObject({ n: times, index: 10_000, grade });
  });

  it("count a mark without elements as a mark, and not as an answer to the survey", async () => {
    const id = await serviceId("Laboratorium sederhana");
    await ask(`DELETE FROM satisfaction_total WHERE "serviceId" = $1`, [id]);
    await ask(
      `INSERT INTO satisfaction_total ("serviceId", period, verified, pattern, times) VALUES ($1, $2, true, '4---------', 40), ($1, $2, true, '1---------', 10)`,
      [id, OPEN],
    );
    const { verified } = await of("Laboratorium sederhana");
    expect(verified).toMatchObject({ n: 0, index: null, grade: null, interval: null, marks: { n: 50, share: 8_000 } });
  });
});
