import { describe, expect, it } from "vitest";
import { getWeek } from "@/lib/activities/queries";
import { listRatees } from "@/lib/appraisals/queries";
import { getPlan } from "@/lib/plans/queries";
import { ask } from "../support/database";
import { grant, personId } from "../support/staff";

/** The states of the town that are awkward, each in somebody or in some unit. */
const DAY = "2026-11-18";
const named = async (sql: string, values: unknown[] = []) => (await ask<{ name: string }>(sql, values)).map(({ name }) => name);

describe("no rater, and who stands in", () => {
  it("is where no line says who rates: a new analyst, a new nurse, and all whose rater left", async () => {
    expect(
      (
        await ask<{ post: string; by: string }>(
          `SELECT e.post, b.post AS by FROM employee e CROSS JOIN LATERAL rater_on(e.id, $1) r JOIN employee b ON b.id = r."raterId" WHERE r.interim AND e."leftOn" IS NULL ORDER BY 1`,
          [DAY],
        )
      ).map(({ post, by }) => `${post}: ${by}`),
    ).toEqual([
      "Kepala Bidang Pengelolaan Sampah: Sekretaris Dinas Lingkungan Hidup",
      "Kepala Bidang Pengendalian Pencemaran: Sekretaris Dinas Lingkungan Hidup",
      "Kepala Bidang Tata Lingkungan: Sekretaris Dinas Lingkungan Hidup",
      "Kepala Subbagian Umum: Kepala Dinas Kesehatan", // who says that the secretary is not her rater
      "Perawat Terampil: Kepala Puskesmas Contoh Selatan",
      "Pranata Laboratorium Kesehatan Terampil: Epidemiolog Kesehatan Ahli Muda",
    ]);
  });

  it("is not who acts for a head that left: the mayor, above that office, rates her by rule since the day on which she does", async () => {
    const who = await personId("environmentSecretary");
    const on = (day: string) => ask(`SELECT e.post, r.interim FROM rater_on($1, $2) r JOIN employee e ON e.id = r."raterId"`, [who, day]);
    expect(await on("2026-06-30")).toEqual([{ post: "Kepala Dinas Lingkungan Hidup", interim: false }]);
    expect(await on("2026-07-01")).toEqual([{ post: "Wali Kota Contoh", interim: false }]);
  });

  it("an acting head rates them since the head left, and finds them on the own page", async () => {
    const heads = await ask(
      `SELECT e.post, h.capacity, h."from"::text, h.until::text FROM unit_head h JOIN employee e ON e.id = h."employeeId" JOIN unit u ON u.id = h."unitId"
       WHERE u.name = 'Dinas Lingkungan Hidup' ORDER BY h."from"`,
    );
    expect(heads).toEqual([
      { post: "Kepala Dinas Lingkungan Hidup", capacity: "definitive", from: "2024-01-02", until: "2026-06-30" },
      { post: "Sekretaris Dinas Lingkungan Hidup", capacity: "acting", from: "2026-07-01", until: null },
    ]);
    const who = await personId("environmentSecretary");
    const ratees = await listRatees(await grant("environmentSecretary", "appraisals:list-own", who), DAY);
    const open = ratees.filter(({ period }) => period === "2026-Q4").map(({ post }) => post);
    expect(open).toEqual(expect.arrayContaining(["Kepala Bidang Pengelolaan Sampah", "Kepala Bidang Tata Lingkungan"]));
  });
});

describe("moved in the middle of a quarter", () => {
  it("is rated there until the day, here from it on; the quarter by the new rater in the new unit", async () => {
    const who = await personId("westMoved");
    const on = (day: string) =>
      named(`SELECT e.name FROM rater_on($1, $2) r JOIN employee e ON e.id = r."raterId" WHERE NOT r.interim`, [who, day]);
    const [south, west] = [await nameOfKey("southHead"), await nameOfKey("westHead")];
    expect([await on("2026-08-14"), await on("2026-08-15")]).toEqual([[south], [west]]);
    expect(
      await ask(
        `SELECT a.period, u."shortName" AS unit, r.name AS rater FROM appraisal a JOIN unit u ON u.id = a."unitId" JOIN employee r ON r.id = a."raterId"
         WHERE a."employeeId" = $1 ORDER BY 1`,
        [who],
      ),
    ).toEqual([
      { period: "2026-Q1", unit: "Puskesmas Selatan", rater: south },
      { period: "2026-Q2", unit: "Puskesmas Selatan", rater: south },
      { period: "2026-Q3", unit: "Puskesmas Barat", rater: west },
      { period: "2026-Q4", unit: "Puskesmas Barat", rater: west },
    ]);
  });

  it("has agreed with the new rater on the former unit's result of the quarter before, and the receipt names that", async () => {
    const [named] = await ask<{ unit: string; period: string; said: string; id: string }>(
      `SELECT u."shortName" AS unit, g.period, n->'said'->>'period' AS said, n->>'id' AS id FROM result_agreement g JOIN unit u ON u.id = g."unitId"
       JOIN appraisal a ON a.id = g."appraisalId", jsonb_array_elements(a.inputs->'beside') n
       WHERE a."employeeId" = $1 AND a.period = '2026-Q3' AND n->>'kind' = 'achievement' AND n->>'id' = u.id::text AND g."agreedAt" <= a."ratedAt"`,
      [await personId("westMoved")],
    );
    expect(named).toMatchObject({ unit: "Puskesmas Selatan", period: "2026-Q2", said: "2026-Q2" });
  });
});

const nameOfKey = async (key: string) => (await named(`SELECT name FROM employee WHERE id = $1`, [await personId(key)]))[0];

describe("on study leave", () => {
  it("is appraised by the home rater for what is studied, and logs that", async () => {
    const who = await personId("studyTeacher");
    const { lines } = await getWeek(await grant("studyTeacher", "activities:read", who), "2026-11-09", null);
    expect(lines.length).toBeGreaterThanOrEqual(15);
    for (const { text } of lines) expect(text).toMatch(/kuliah|tesis|dosen/i);
    const [plan] = await ask<{ id: string }>(`SELECT id FROM plan WHERE "employeeId" = $1 AND year = 2026`, [who]);
    const sheet = await getPlan(await grant("studyTeacher", "plan:read", plan?.id ?? ""), new Date(`${DAY}T02:00:00Z`));
    expect(sheet.results.map(({ title }) => title)).toEqual(["Tercapainya hasil studi semester berjalan"]);
    expect(
      await named(`SELECT r.name FROM appraisal a JOIN employee r ON r.id = a."raterId" WHERE a."employeeId" = $1 GROUP BY 1`, [who]),
    ).toEqual([await nameOfKey("secondaryHead")]);
  });
});

describe("a window that has just closed", () => {
  it("leaves the licensing office between two: forms closed yesterday, rating begins tomorrow", async () => {
    expect(
      await ask(
        `SELECT w.step::text, w."closesOn" - $1::date AS closes, w."opensOn" - $1::date AS opens FROM step_window w JOIN unit u ON u.id = w."unitId"
         WHERE u."shortName" = 'DPMPTSP' AND w.period = '2026-Q4' ORDER BY w.step`,
        [DAY],
      ),
    ).toEqual([
      { step: "self", closes: -1, opens: -15 },
      { step: "peers", closes: -1, opens: -15 },
      { step: "rating", closes: 15, opens: 1 },
    ]);
    const [appraisal] = await ask<{ id: string }>(`SELECT id FROM appraisal WHERE "employeeId" = $1 AND period = '2026-Q4'`, [
      await personId("licensingTrainee"),
    ]);
    await expect(grant("licensingTrainee", "appraisal:report-self", appraisal?.id)).rejects.toMatchObject({ because: "closed" });
    await expect(grant("licensingService", "appraisal:rate", appraisal?.id)).rejects.toMatchObject({ because: "not-yet-open" });
  });
});

describe("a line that was returned twice", () => {
  it("keeps both reasons and each state it was judged in, and waits with its author", async () => {
    const twice = await ask<{ text: string; decision: string; n: number; reasons: number; forms: number; by: string }>(
      `SELECT a.text, a.decision::text, count(*)::int AS n, count(DISTINCT v.reason)::int AS reasons, count(DISTINCT v.judged)::int AS forms, min(b.post) AS by
       FROM activity a JOIN activity_review v ON v."activityId" = a.id JOIN employee b ON b.id = v."byId" WHERE v.decision = 'returned' GROUP BY a.id HAVING count(*) > 1`,
    );
    expect(twice).toEqual([
      {
        text: "Memeriksa kelengkapan permohonan izin usaha",
        decision: "returned",
        n: 2,
        reasons: 2,
        forms: 2,
        by: "Kepala Bidang Pelayanan Perizinan",
      },
    ]);
  });
});
