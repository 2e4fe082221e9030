import { describe, expect, it } from "vitest";
import { GET } from "@/app/api/plans/[planId]/form/route";
import { LOCALE_COOKIE } from "@/lib/access/cookies";
import { formOf } from "@/lib/plans/form/from-plan";
import { getPlan } from "@/lib/plans/queries";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { ask } from "../support/database";
import { nameOf, nipOf, openPlan, planInForce } from "../support/doors";
import { readPages } from "../support/pdf";
import { inRequest } from "../support/request";
import { behind, cookieOf, grant, ownPage } from "../support/staff";

/** What a reader of the seed is sent for a plan. */
async function formBy(reader: string, planId: string, locale = "id") {
  const cookies = { ...(await cookieOf(reader)), [LOCALE_COOKIE]: locale };
  const address = `${env().CERMIN_PUBLIC_ORIGIN}/api/plans/${planId}/form`;
  const { result } = await inRequest(ownPage(), cookies, () => GET(new Request(address), { params: Promise.resolve({ planId }) }));
  return result;
}
const textOf = async (response: Response) => (await readPages(new Uint8Array(await response.arrayBuffer()))).text;

describe("the form of a plan", () => {
  it("is a file with its year and the NIP in its name, kept by no cache, and Indonesian for whoever reads English", async () => {
    const { id } = await planInForce(behind.employee);
    const [first, second] = [await formBy(behind.employee, id), await formBy(behind.auditor, id, "en")];
    expect(first.headers.get("content-type")).toBe("application/pdf");
    expect(first.headers.get("content-disposition")).toContain(`attachment; filename=SKP-2026-${nipOf(behind.employee)}.pdf`);
    expect(first.headers.get("cache-control")).toBe("private, no-store");
    const bytes = [await first.arrayBuffer(), await second.arrayBuffer()].map((buffer) => Buffer.from(buffer));
    expect(bytes[0]?.equals(bytes[1] ?? Buffer.of())).toBe(true);
  });

  it("follows from the person and the plan's model: heads have perspectives, the others' results a leader's", async () => {
    const head = await textOf(await formBy(behind.auditor, (await planInForce("officeHead")).id));
    expect(head).toContain("BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI");
    for (const said of ["Format A.1.1 dan A.1.8", "Perspektif: Penerima layanan"]) expect(head).toContain(said);
    expect(head).toContain(`1 NAMA ${nameOf("mayor")} 2 NIP ${nipOf("officeHead")} 2 NIP - 3`); // a rater without NIP
    const [qualitative] = await ask<{ id: string }>(
      `SELECT p.id FROM plan p JOIN employee e ON e.id = p."employeeId" WHERE p.model = 'qualitative' AND e."postKind" <> 'jpt' LIMIT 1`,
    );
    expect(await textOf(await formBy(behind.auditor, qualitative?.id ?? ""))).toContain("Format A.1.6 dan A.1.8");
    const midwife = await textOf(await formBy("southHead", (await planInForce("southMidwife")).id));
    expect(midwife).toContain("RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI");
  });

  it("holds the plan's own words: results as they are counted, targets said, the seven values of its regulation", async () => {
    const { id } = await planInForce("southMidwife");
    const plan = await getPlan(await grant("southHead", "plan:read", id), now());
    const text = (await textOf(await formBy("southHead", id))).replaceAll(" ", "");
    for (const { title, indicators } of plan.results)
      for (const words of [title, ...indicators.map((indicator) => indicator.title)]) expect(text).toContain(words.replaceAll(" ", ""));
    expect(text).toContain("Memahamidanmemenuhikebutuhanmasyarakat");
    const form = formOf(plan, "Pemerintah Kota Contoh");
    expect(form.behaviour.map(({ items }) => items.length)).toEqual([3, 3, 3, 3, 3, 3, 3]);
    const drawn = [...form.results.main, ...form.results.additional].flatMap(({ indicators }) => indicators.map(({ target }) => target));
    expect(drawn.length).toBeGreaterThan(2);
    for (const target of drawn) expect(text).toContain((target ?? "").replaceAll(" ", ""));
    expect(form.datedOn).toBe(plan.setOn);
  });

  it("of a draft bears the day of its last change, and of one that was proposed says that it is not set", async () => {
    const draft = await openPlan("southNurseOne");
    const plan = await getPlan(await grant("southHead", "plan:read", draft.id), now());
    expect(formOf(plan, "").datedOn).toBe(plan.changed?.on);
    expect(await textOf(await formBy("southNurseOne", draft.id))).toContain("KONSEP: belum diajukan dan belum ditetapkan");
    const proposed = await openPlan("southMidwife");
    expect(await textOf(await formBy("southHead", proposed.id))).toContain("KONSEP: sudah diajukan, belum ditetapkan");
  });

  it("holds what was agreed beside the results, and a dash where nothing was", async () => {
    const { id } = await planInForce("southNutritionist");
    const before = await textOf(await formBy("southHead", id));
    expect(before).not.toContain("Pendampingan pimpinan:");
    await ask(`INSERT INTO plan_support VALUES ($1, 'guidance', 'dialog tiap dua minggu'), ($1, 'positive', 'diusulkan ikut pelatihan')`, [
      id,
    ]);
    const text = await textOf(await formBy("southHead", id));
    for (const said of ["Pendampingan pimpinan: dialog tiap dua minggu", "Bila tercapai: diusulkan ikut pelatihan"])
      expect(text).toContain(said);
    expect(text.indexOf("Pendampingan pimpinan:")).toBeLessThan(text.indexOf("Bila tercapai:"));
  });

  it("of somebody without a NIP is named by the person", async () => {
    const { id } = await planInForce("southNurseTwo");
    await ask(`UPDATE employee SET nip = NULL WHERE name = $1`, [nameOf("southNurseTwo")]);
    const { headers } = await formBy("southHead", id);
    expect(headers.get("content-disposition")).toContain(`SKP-2026-${nameOf("southNurseTwo")}`);
  });
});
