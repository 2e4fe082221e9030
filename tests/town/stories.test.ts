import { describe, expect, it } from "vitest";
import { getResult } from "@/lib/appraisals/queries";
import type { ResultSheet } from "@/lib/appraisals/types";
import { getPlan } from "@/lib/plans/queries";
import { listCompletion } from "@/lib/reports/queries";
import { listSatisfaction } from "@/lib/services/queries";
import { ask, one } from "../support/database";
import { behind, grant, personId } from "../support/staff";

/** The people for whose sake the town is told, as their screens show them. Figures are typed a second time. */
const NOW = new Date("2026-11-18T02:00:00Z");
const QUARTERS = ["2026-Q1", "2026-Q2", "2026-Q3"] as const;

/** The three results of somebody, as they themselves read them. */
async function resultsOf(key: string): Promise<ResultSheet[]> {
  const sheets: ResultSheet[] = [];
  for (const period of QUARTERS) {
    const { id } = await one<{ id: string }>(`SELECT id FROM appraisal WHERE "employeeId" = $1 AND period = $2`, [
      await personId(key),
      period,
    ]);
    sheets.push(await getResult(await grant(key, "appraisal:read-result", id)));
  }
  return sheets;
}

/** What somebody's indicator came to, quarter by quarter, the open one last. */
async function amounts(key: string, title: string): Promise<string[]> {
  const rows = await ask<{ amount: string }>(
    `SELECT r.value->>'amount' AS amount FROM realisation r JOIN indicator i ON i.id = r."indicatorId" JOIN intended_result t ON t.id = i."intendedResultId"
     JOIN plan p ON p.id = t."planId" WHERE p."employeeId" = $1 AND i.title = $2 AND r."supersededAt" IS NULL ORDER BY r.period`,
    [await personId(key), title],
  );
  return rows.map(({ amount }) => amount);
}

const planOf = async (key: string) => {
  const { id } = await one<{ id: string }>(`SELECT id FROM plan WHERE "employeeId" = $1 AND year = 2026`, [await personId(key)]);
  return getPlan(await grant(key, "plan:read", id), NOW);
};
const said = (sheets: readonly ResultSheet[]) => sheets.map(({ evidence }) => evidence.feedback.map(({ text }) => text).join(" "));
const rated = (sheets: readonly ResultSheet[]) => sheets.map(({ workResult, behaviour, predicate }) => [workResult, behaviour, predicate]);
const standings = ({ evidence }: ResultSheet) =>
  evidence.indicators.filter(({ priority }) => priority === "main").map(({ standing }) => standing);

/** The mean of colleagues' marks on a value, in hundredths; null where none may be shown. */
const seen = ({ evidence: { peers } }: ResultSheet, value: "service" | "harmonious" | "collaborative") =>
  peers.kind === "released" ? (peers.aggregate[value]?.mean ?? null) : null;

describe("the registry officer whom colleagues praise as friendly and responsive", () => {
  it("is seen so by peers, quarter after quarter, and better than anybody beside", async () => {
    const sheets = await resultsOf("registryOfficer");
    for (const sheet of sheets) {
      expect(seen(sheet, "service")).toBeGreaterThanOrEqual(350);
      expect(seen(sheet, "harmonious")).toBeGreaterThanOrEqual(350);
    }
    const { mean } = await one<{ mean: number }>(
      `SELECT avg((g.aggregate->'service'->>'mean')::int)::int AS mean FROM response_group g JOIN appraisal a ON a.id = g."appraisalId" JOIN unit u ON u.id = a."unitId"
       WHERE u."shortName" = 'Disdukcapil' AND a."employeeId" <> $1`,
      [await personId("registryOfficer")],
    );
    expect(mean).toBeLessThan(350);
  });

  it("has it in named words of colleagues and of citizens, and in the behaviour that was rated", async () => {
    const sheets = await resultsOf("registryOfficer");
    const [first = "", second = "", third = ""] = said(sheets);
    expect([first, third].every((text) => /ramah/i.test(text)) && /tanggap/i.test(second + third)).toBe(true);
    expect(new Set(sheets.flatMap(({ evidence }) => evidence.feedback.map(({ giverKind }) => giverKind)))).toEqual(
      new Set(["peer", "outside"]),
    );
    expect(sheets.map(({ behaviour }) => behaviour)).toEqual(["meets", "above", "above"]);
  });
});

describe("the clerk who was slow and became fast after feedback", () => {
  it("takes 6.5, 3, 1.5 and now 1 day, told in between what to change", async () => {
    expect(await amounts("registryClerk", "Waktu penerbitan kutipan akta")).toEqual(["6.5", "3", "1.5", "1"]);
    const sheets = await resultsOf("registryClerk");
    const [first = "", second = "", third = ""] = said(sheets);
    expect(first).toContain("urutkan per tanggal masuk");
    expect(second).toContain("tumpukan di meja tinggal separuh");
    expect(third).toContain("Sekarang akta jadi dalam satu hari");
  });

  it("was below, then as expected with a reason, then above: butuh perbaikan, baik, baik", async () => {
    const sheets = await resultsOf("registryClerk");
    // The quadrant (PermenPANRB 6/2022, hlm. 99) with behaviour as expected.
    expect(rated(sheets)).toEqual([
      ["below", "meets", "needs-improvement"],
      ["meets", "meets", "good"],
      ["above", "meets", "good"],
    ]);
    expect(sheets.map(standings)).toEqual([
      ["below", "below"],
      ["below", "below"],
      ["within", "within"],
    ]);
    expect(sheets[1]?.note).toContain("waktu tunggu sudah turun separuh");
    expect(sheets.map(({ evidence }) => evidence.self?.story.includes("tanggal"))).toEqual([false, true, true]);
  });
});

describe("the environment officer with specific targets", () => {
  it("has a plan in which everything is counted, with a place for its evidence", async () => {
    const { results } = await planOf("environmentOfficer");
    const indicators = results.flatMap(({ indicators }) => indicators);
    expect(indicators.map(({ title }) => title)).toEqual([
      "Titik pantau yang diambil contohnya",
      "Titik dengan BOD memenuhi baku mutu",
      "TPS liar yang ditutup dan ditanami",
      "Usaha dengan perangkap minyak yang berfungsi",
    ]);
    expect(JSON.stringify(indicators)).not.toContain('"%"');
    expect(await amounts("environmentOfficer", "TPS liar yang ditutup dan ditanami")).toEqual(["5", "6", "7", "3"]);
    const sheets = await resultsOf("environmentOfficer");
    expect(sheets.map(standings)).toEqual([Array(4).fill("below"), Array(4).fill("within"), Array(4).fill("within")]);
    expect(said(sheets)[2]).toContain("TPS liar di belakang pasar sudah menjadi taman");
  });
});

describe("the teacher measured by pupils' satisfaction and results", () => {
  it("has both as indicators, and both rise", async () => {
    expect(await amounts("mathTeacher", "Indeks kepuasan murid")).toEqual(["79", "84", "87"]);
    expect(await amounts("mathTeacher", "Rata-rata asesmen akhir")).toEqual(["69.5", "73", "76.5"]);
    const { results } = await planOf("mathTeacher");
    expect(results.map(({ title }) => title)).toEqual([
      "Meningkatnya kepuasan murid terhadap pembelajaran matematika",
      "Meningkatnya hasil belajar matematika",
      "Terbaginya cara mengajar kepada guru lain",
    ]);
  });

  it("is heard of by pupils, and rated by the head teacher who sees them", async () => {
    const sheets = await resultsOf("mathTeacher");
    expect(rated(sheets).map(([, , predicate]) => predicate)).toEqual(["needs-improvement", "good", "very-good"]);
    expect(said(sheets)[2]).toContain("menjelaskan sampai kami mengerti");
    const services = sheets.at(-1)?.evidence.services ?? [];
    expect(services.map(({ name }) => name)).toEqual(["Layanan orang tua SMPN 2"]);
    expect(services[0]?.verified.n).toBeGreaterThan(20);
  });
});

describe("the health officer measured by speed of answering complaints", () => {
  it("answers in 2.6, 1.8, 1.2 and now 0.9 days, which is the plan's measure", async () => {
    expect(await amounts("westComplaints", "Waktu rata-rata menjawab pengaduan")).toEqual(["2.6", "1.8", "1.2", "0.9"]);
    const { results } = await planOf("westComplaints");
    expect(results[0]?.title).toBe("Terjawabnya pengaduan pasien dengan cepat");
    const sheets = await resultsOf("westComplaints");
    expect(sheets.map((sheet) => standings(sheet)[0])).toEqual(["below", "within", "within"]);
    expect(said(sheets)[2]).toContain("Saya mengadu pagi, sorenya sudah ditelepon");
    expect(sheets[2]?.predicate).toBe("very-good");
  });
});

describe("the office where people wait too long", () => {
  it("keeps more than two of three waiting over half an hour, no other office a third of those", async () => {
    // Bands 3 and 4: more than 30 minutes.
    const rows = await ask<{ unit: string; long: number }>(
      `SELECT u."shortName" AS unit, (100 * count(*) FILTER (WHERE a."waitBand" > 2) / count(*))::int AS long
       FROM citizen_answer a JOIN service s ON s.id = a."serviceId" JOIN unit u ON u.id = s."unitId" WHERE a."waitBand" IS NOT NULL GROUP BY 1`,
    );
    const long = new Map(rows.map((row) => [row.unit, row.long]));
    expect(long.get("DPMPTSP")).toBeGreaterThan(66);
    for (const [unit, share] of long) if (unit !== "DPMPTSP") expect(share, unit).toBeLessThan(45);
    const waiting = await ask<{ text: string }>(
      `SELECT DISTINCT a.text FROM citizen_answer a JOIN service s ON s.id = a."serviceId" JOIN unit u ON u.id = s."unitId" WHERE u."shortName" = 'DPMPTSP' AND a.text ~ 'enunggu'`,
    );
    expect(waiting.length).toBeGreaterThan(2);
  });

  it("stands lowest where citizens' words are counted, and clearly so", async () => {
    const { services } = await listSatisfaction(await grant(null, "public:read"), "2026-Q4", 30);
    const licence = services.find(({ name }) => name === "Izin usaha");
    expect(licence?.apart).toBe("below");
    const least = Math.min(...services.flatMap(({ verified }) => (verified.n >= 30 && verified.index !== null ? [verified.index] : [])));
    expect(licence?.verified.index).toBe(least);
  });

  it("is what its head is measured by, below in each quarter, and what the organisation achieved", async () => {
    expect(await amounts("licensingHead", "Pemohon dilayani kurang dari 30 menit")).toEqual(["42", "36", "31", "28"]);
    const sheets = await resultsOf("licensingHead");
    expect(rated(sheets)).toEqual(Array(3).fill(["below", "meets", "needs-improvement"]));
    expect(sheets.map(({ evidence }) => evidence.achievement?.value)).toEqual(Array(3).fill("needs-improvement"));
    expect(said(sheets)[1]).toContain("Warga menunggu terlalu lama");
  });
});

describe("the employee who misses targets for lack of training", () => {
  it("says so, is told so, and is rated with that reason", async () => {
    const sheets = await resultsOf("licensingTrainee");
    for (const sheet of sheets) {
      expect(sheet.predicate).toBe("needs-improvement");
      expect(sheet.behaviour).toBe("meets"); // it is no want of will
      expect(sheet.evidence.self?.obstacle).toMatch(/latih/);
      expect(sheet.note).toMatch(/latih/);
      expect(standings(sheet).filter((standing) => standing === "below").length).toBeGreaterThanOrEqual(2);
    }
    expect(said(sheets).filter((text) => /[Pp]elatihan/.test(text)).length).toBe(2);
  });
});

describe("the rater who is too kind to a friend", () => {
  it("rates the same figures above for one and below for the other, with the reason that the law demands", async () => {
    const [friend, other] = [await resultsOf("friend"), await resultsOf("friendless")];
    expect(friend.map(({ rater }) => rater)).toEqual(other.map(({ rater }) => rater));
    expect(new Set(friend.map(({ rater }) => rater))).toEqual(new Set(["Rudi Hartanto, S.Sos., M.AP."]));
    for (const [i, sheet] of friend.entries()) {
      expect(standings(sheet)).toEqual(["below", "below"]);
      expect(sheet.evidence.indicators.map(({ realised }) => realised)).toEqual(
        other[i]?.evidence.indicators.map(({ realised }) => realised),
      );
    }
    expect(rated(friend)).toEqual(Array(3).fill(["above", "above", "very-good"]));
    expect(rated(other)).toEqual(Array(3).fill(["below", "meets", "needs-improvement"]));
    expect(new Set(friend.map(({ note }) => note)).size).toBe(3);
    expect(friend.map(({ note }) => (note ?? "").length > 40)).toEqual([true, true, true]);
    expect(other.map(({ note }) => note)).toEqual([null, null, null]);
  });

  it("and colleagues see it otherwise", async () => {
    const { seen: marks, others } = await one<{ seen: number; others: number }>(
      `SELECT avg((g.aggregate->'collaborative'->>'mean')::int) FILTER (WHERE a."employeeId" = $1)::int AS seen,
         avg((g.aggregate->'collaborative'->>'mean')::int) FILTER (WHERE a."employeeId" <> $1)::int AS others
       FROM response_group g JOIN appraisal a ON a.id = g."appraisalId"`,
      [await personId("friend")],
    );
    expect(marks).toBeLessThan(others - 50);
  });
});

describe("each of them", () => {
  it("is one of the many whom personnel sees", async () => {
    const { id } = await one<{ id: string }>(`SELECT id FROM unit WHERE "parentId" IS NULL`);
    const rows = await listCompletion(await grant(behind.personnel, "appraisals:list", id), ["2026-Q3"]);
    expect(rows.reduce((sum, { people, rated: done }) => sum + (people === done ? people : 0), 0)).toBe(250);
  });
});
