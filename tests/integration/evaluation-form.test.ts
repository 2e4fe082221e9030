import { beforeEach, describe, expect, it } from "vitest";
import { GET } from "@/app/api/evaluations/[documentId]/document/route";
import { LOCALE_COOKIE } from "@/lib/access/cookies";
import { maskedName } from "@/lib/evaluations/masked-name";
import { getEvaluationRecord, verifyCode } from "@/lib/evaluations/queries";
import { say } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { ask, one } from "../support/database";
import { appraisalId, CLOSED, nameOf, nipOf, unitId } from "../support/doors";
import { inOrder, readPages } from "../support/pdf";
import { inRequest } from "../support/request";
import { behind, cookieOf, grant, ownPage } from "../support/staff";

type Form = "evaluation" | "result";
async function paperBy(reader: string, documentId: string, form: string, locale = "id") {
  const cookies = { ...(await cookieOf(reader)), [LOCALE_COOKIE]: locale };
  const address = `${env().CERMIN_PUBLIC_ORIGIN}/api/evaluations/${documentId}/document?form=${form}`;
  return (await inRequest(ownPage(), cookies, () => GET(new Request(address), { params: Promise.resolve({ documentId }) }))).result;
}
const idOf = async (key: string, version = 1) =>
  (
    await one<{ id: string }>(`SELECT id FROM evaluation_document WHERE "appraisalId" = $1 AND version = $2`, [
      await appraisalId(key, CLOSED),
      version,
    ])
  ).id;
const textOf = async (reader: string, key: string, form: Form, version = 1) => {
  const response = await paperBy(reader, await idOf(key, version), form);
  expect(response.status).toBe(200);
  return (await readPages(new Uint8Array(await response.arrayBuffer()))).text.replaceAll(/\s+/g, " ");
};

beforeEach(() => ask(`DELETE FROM rate_limit`));

describe("the paper of a version", () => {
  it("is a file kept by no cache, and Indonesian for whoever reads English", async () => {
    const id = await idOf("southDoctor");
    for (const [form, name] of [
      ["evaluation", `dokumen-evaluasi-${CLOSED}-v1-${nipOf("southDoctor")}.pdf`],
      ["result", `hasil-evaluasi-${CLOSED}-v1-${nipOf("southDoctor")}.pdf`],
    ] as const) {
      const first = await paperBy("southDoctor", id, form);
      const second = await paperBy(behind.auditor, id, form, "en");
      expect(first.headers.get("content-type")).toBe("application/pdf");
      expect(first.headers.get("content-disposition")).toContain(name);
      expect(first.headers.get("cache-control")).toBe("private, no-store");
      const [one, two] = [Buffer.from(await first.arrayBuffer()), Buffer.from(await second.arrayBuffer())];
      expect(one.equals(two), form).toBe(true);
    }
  });

  it("is D.1.1 by the rater, D.1.2 by the superior instead, and D.1.3 after an objection, with what was said", async () => {
    const first = await textOf(behind.auditor, "southDoctor", "evaluation");
    for (const said of ["Format D.1.1", nameOf("southDoctor"), `NIP ${nipOf("southDoctor")}`, nameOf("southHead"), "6. Pejabat Penilai"])
      expect(first).toContain(said);
    const above = await textOf(behind.auditor, "northPharmacist", "evaluation");
    for (const said of ["Format D.1.2", "6. Atasan Pejabat Penilai Kinerja", nameOf("officeHead")]) expect(above).toContain(said);
    const changed = await textOf(behind.auditor, "northRegistrar", "evaluation", 2);
    inOrder(changed, [
      "6. KEBERATAN",
      "Antrean memanjang karena satu loket rusak",
      "7. PENJELASAN",
      "8. KEPUTUSAN DAN REKOMENDASI",
      "Bukti menunjukkan hasil di atas yang dicatat penilai.",
      "9. Pejabat Penilai Kinerja",
      "11. Atasan Pejabat Penilai Kinerja",
      "Format D.1.3",
    ]);
  });

  it("says what its code says to a stranger, and how it stands when it is printed", async () => {
    for (const [key, version, standing] of [
      ["northRegistrar", 1, "TIDAK BERLAKU LAGI: digantikan versi 2"],
      ["northSanitarian", 1, "DISENGKETAKAN"],
      ["northRegistrar", 2, null],
    ] as const) {
      const text = await textOf(behind.auditor, key, "evaluation", version);
      const code = /\/verify\/([2-9A-Z]{8})/.exec(text)?.[1] ?? "";
      const { paper } = await verifyCode(await grant(null, "public:read", ""), code, now());
      expect(paper).toMatchObject({ version, period: CLOSED, name: maskedName(nameOf(key)) });
      expect(text).toContain(say("id", `predicate.${paper?.predicate ?? "good"}`).toUpperCase());
      expect(text.startsWith(standing ?? "DOKUMEN EVALUASI")).toBe(true);
    }
  });

  it("with what it rests on holds the receipt's own words: indicators, achievement, feedback without a name", async () => {
    const id = await idOf("southDoctor");
    const record = await getEvaluationRecord(await grant("southDoctor", "evaluation:read", id));
    const text = (await textOf("southDoctor", "southDoctor", "result")).replaceAll(" ", "");
    expect(record.receipt.indicators.length).toBeGreaterThan(0);
    for (const { title, resultTitle } of record.receipt.indicators)
      for (const words of [title, resultTitle]) expect(text).toContain(words.replaceAll(" ", ""));
    for (const { kind, said } of record.receipt.beside) {
      if (kind === "achievement")
        expect(text).toContain(`[X]${say("id", `achievement.${said.value as "good"}`).toUpperCase()}`.replaceAll(" ", ""));
      if (kind === "feedback") expect(text).toContain((said.text as string).replaceAll(" ", ""));
    }
    expect(text).toContain("FormatC.1.3");
    expect(await textOf(behind.auditor, "southHead", "result")).toMatch(/Format C\.1\.[123]/);
  });

  it("goes on saying the post that somebody had on the day of signing", async () => {
    const key = "southDoctor";
    const before = await textOf(behind.auditor, key, "evaluation");
    await ask(`UPDATE employee SET post = 'Jabatan Sesudahnya', "unitId" = $2 WHERE nip = $1`, [nipOf(key), await unitId("north")]);
    expect(await textOf(behind.auditor, key, "evaluation")).toBe(before);
  });

  it("is nobody's who may not read the result, whatever is asked", async () => {
    const id = await idOf("southPharmacist");
    for (const reader of ["southMidwife", "northHead", behind.administrator])
      for (const form of ["evaluation", "result"]) expect((await paperBy(reader, id, form)).status, reader).toBe(404);
    expect((await paperBy(behind.rater, id, "evaluation")).status).toBe(200);
    expect((await paperBy(behind.rater, id, "other")).status).toBe(422);
    expect((await paperBy(behind.rater, "x", "evaluation")).status).toBe(404);
  });
});
