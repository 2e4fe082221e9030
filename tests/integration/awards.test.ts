import { describe, expect, it } from "vitest";
import { decideAward, nominate, openAward } from "@/lib/awards/commands";
import { getAward, listAwards } from "@/lib/awards/queries";
import { now } from "@/lib/platform/clock";
import { ask } from "../support/database";
import { nameOf } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";
import { awardOf } from "../support/tries/awards";

const { personnel, employee, rater } = behind;
const name = async (who: string, id: string, whom: string, reason = "Tuntas.") =>
  nominate(await grant(who, "award:nominate", id), { employeeId: await personId(whom), reason }, now());
const seen = async (who: string, id: string, decides = false) =>
  (await getAward(await grant(who, "award:read", id), decides, now())).nominations.map((each) => each.employee);

describe("an award", () => {
  it("is opened with its criteria by personnel alone, until a day ahead", async () => {
    const opener = await grant(personnel, "award:open", "agency");
    const opening = { title: "Tim Tanggap", criteria: "Menjawab dalam satu hari.", closesOn: "2026-12-10" };
    const id = await openAward(opener, opening, now());
    expect((await listAwards(await grant(employee, "awards:read", "agency"), now()))[0]).toMatchObject({ id, standing: "open" });
    for (const closesOn of ["2026-11-17", "2028-01-01"])
      expect(await problems(openAward(opener, { ...opening, closesOn }, now()))).toMatchObject([{ path: "closesOn" }]);
    for (const who of [employee, rater, behind.head, behind.auditor, behind.administrator])
      await expect(grant(who, "award:open", "agency")).rejects.toMatchObject({ because: "not-found" });
  });

  it("has colleagues named once each, never oneself nor whoever has left", async () => {
    const { id } = await awardOf("%Triwulan Ini");
    await name(rater, id, employee);
    expect(await problems(name(rater, id, employee))).toMatchObject([{ key: "award.namedAlready" }]);
    expect(await problems(name(rater, id, rater))).toMatchObject([{ key: "award.notOneself" }]);
    expect(await problems(name(rater, id, "retired"))).toMatchObject([{ key: "problem.choose" }]);
    const twice = await Promise.allSettled([name("southDoctor", id, employee), name("southDoctor", id, employee)]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(grant(rater, "award:nominate", (await awardOf("Gagasan%")).id)).rejects.toMatchObject({ because: "closed" });
  });

  it("shows who is named to whoever decides, and to others their own alone until it is decided", async () => {
    const { id } = await awardOf("%Triwulan Ini");
    expect(await seen(rater, id)).toEqual([nameOf(employee)]);
    expect(await seen(employee, id)).toEqual([]);
    expect((await seen(personnel, id, true)).length).toBe(3);
    expect(await seen(employee, (await awardOf("%Triwulan Lalu")).id)).toEqual([nameOf("southDoctor")]);
  });

  it("is decided once, after its last day, with a reason and among its own nominations", async () => {
    const { id, version } = await awardOf("Gagasan%");
    await expect(grant(personnel, "award:decide", (await awardOf("%Triwulan Ini")).id)).rejects.toMatchObject({ because: "still-open" });
    const decide = await grant(personnel, "award:decide", id);
    const [other] = await ask<{ id: string }>(`SELECT id FROM award_nomination WHERE "roundId" <> $1`, [id]);
    const [own] = await ask<{ id: string }>(`SELECT id FROM award_nomination WHERE "roundId" = $1`, [id]);
    const decision = { version, decision: "Hasilnya ditunjukkan." };
    expect(await problems(decideAward(decide, { ...decision, chosen: [other?.id ?? ""] }, now()))).toMatchObject([{ path: "chosen" }]);
    await expect(decideAward(decide, { ...decision, version: 7, chosen: [] }, now())).rejects.toMatchObject({
      because: "changed-meanwhile",
    });
    await decideAward(decide, { ...decision, chosen: [own?.id ?? ""] }, now());
    await expect(grant(personnel, "award:decide", id)).rejects.toMatchObject({ because: "already-done" });
    expect(await seen(employee, id)).toEqual([nameOf("southMidwife")]);
  });
});
