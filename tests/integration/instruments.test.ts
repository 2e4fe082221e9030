import { describe, expect, it } from "vitest";
import { getPeerSheet, getResult, getSelfSheet } from "@/lib/appraisals/queries";
import { dayOf, now } from "@/lib/platform/clock";
import { releaseResponses, submitResponses } from "@/lib/scoring/commands/responses";
import { recordSelfReport } from "@/lib/scoring/commands/self-reports";
import { LOCAL_ITEMS } from "@/lib/scoring/core/raters/instrument";
import type { PeerMark } from "@/lib/scoring/core/raters/peer-answers";
import { VALUES } from "@/lib/scoring/core/types";
import { ask, one, writesNothing } from "../support/database";
import { appraisalId, OPEN, unitId } from "../support/doors";
import { behind, grant, personId } from "../support/staff";

const { employee } = behind;
const local = (mark: PeerMark): Record<string, PeerMark> => Object.fromEntries(LOCAL_ITEMS.map((item) => [item, mark]));
const seven = Object.fromEntries(VALUES.map((value): [string, PeerMark] => [value, "3"]));
const respond = async (rightId: string, answers: Record<string, PeerMark>, who: string = employee) =>
  submitResponses(
    await grant(who, "peers:respond", await appraisalId(who)),
    [{ rightId, nonce: crypto.randomUUID(), answers, words: null }],
    dayOf(now()),
  );

describe("a quarter of a local instrument", () => {
  it("asks self and peers its items, and takes neither the seven values nor a gap", async () => {
    await ask(`UPDATE quarter SET "instrumentId" = 'local-1' WHERE period = $1`, [OPEN]);
    await ask(`DELETE FROM self_report WHERE "appraisalId" = $1`, [await appraisalId(employee)]);
    const sheet = await getPeerSheet(await grant(employee, "peers:respond", await appraisalId(employee)));
    expect(sheet.items.map(({ key }) => key)).toEqual([...LOCAL_ITEMS]);
    const self = await grant(employee, "appraisal:report-self", await appraisalId(employee));
    expect((await getSelfSheet(self)).items.map(({ name }) => name)).toContain("Mutu layanan");
    const rightId = sheet.colleagues[0]?.rightId ?? "";
    const { innovation: _innovation, ...gap } = local("3");
    const report = { version: 0, story: "Tercapai.", obstacle: null };
    await writesNothing(async () => {
      await expect(respond(rightId, seven)).rejects.toMatchObject({ because: "changed-meanwhile" });
      await expect(respond(rightId, gap)).rejects.toMatchObject({
        problems: [{ path: `answers.${rightId}.innovation`, key: "peers.gap" }],
      });
      await expect(recordSelfReport(self, { ...report, answers: seven }, now())).rejects.toMatchObject({ because: "changed-meanwhile" });
      await expect(recordSelfReport(self, { ...report, answers: gap }, now())).rejects.toMatchObject({
        problems: [{ path: "answers.innovation" }],
      });
    });
    await respond(rightId, local("3"));
    await recordSelfReport(self, { ...report, answers: local("2") }, now());
  });

  it("is released and shown by its items, beside the values they are about", async () => {
    const about = "northSanitarian";
    const { id } = await one<{ id: string }>(`SELECT id FROM response_group WHERE "appraisalId" = $1 AND perspective = 'peers'`, [
      await appraisalId(about),
    ]);
    await ask(`DELETE FROM boxed_response WHERE "groupId" = $1`, [id]); // answered by the seven values, before
    await ask(`UPDATE response_right SET "spentOn" = NULL WHERE "groupId" = $1`, [id]);
    const holders = await ask<{ id: string; holder: string }>(`SELECT id, "holderId" AS holder FROM response_right WHERE "groupId" = $1`, [
      id,
    ]);
    for (const right of holders) {
      const own = await one<{ id: string }>(`SELECT id FROM appraisal WHERE "employeeId" = $1 AND period = $2`, [right.holder, OPEN]);
      const account = await one<{ id: string }>(`SELECT id FROM employee WHERE id = $1`, [right.holder]);
      const granted = {
        ...(await grant(employee, "peers:respond", await appraisalId(employee))),
        employeeId: account.id,
        subjectId: own.id,
      };
      await submitResponses(granted, [{ rightId: right.id, nonce: crypto.randomUUID(), answers: local("4"), words: null }], dayOf(now()));
    }
    await ask(`UPDATE step_window SET "closesOn" = '2026-11-17' WHERE "unitId" = $1 AND period = $2 AND step = 'peers'`, [
      await unitId("north"),
      OPEN,
    ]);
    await releaseResponses(await grant("job", "responses:release", id), now());
    const { aggregate } = await one<{ aggregate: Record<string, { mean: number; spread: number }> }>(
      `SELECT aggregate FROM response_group WHERE id = $1`,
      [id],
    );
    expect(Object.keys(aggregate).toSorted()).toEqual([...LOCAL_ITEMS].toSorted());
    // seven times 4, told among those who are not unanimous: 3.75, at most 0.50
    expect(aggregate.innovation).toEqual({ mean: 375, spread: 50 });
    await ask(
      `UPDATE appraisal SET "workResult" = 'meets', behaviour = 'meets', predicate = 'good', "ratedAt" = now(), inputs = jsonb_build_object('workResult', 'meets', 'behaviour', 'meets', 'indicators', '[]'::jsonb, 'beside', '[]'::jsonb), steps = '[]' WHERE "employeeId" = $1 AND period = $2`,
      [await personId(about), OPEN],
    );
    await ask(`DELETE FROM self_report WHERE "appraisalId" = $1`, [await appraisalId(about)]);
    const { evidence } = await getResult(await grant(about, "appraisal:read-result", await appraisalId(about)));
    expect(evidence.items.map(({ key }) => key)).toEqual([...LOCAL_ITEMS]);
    expect(evidence.items[0]?.maps).toEqual(["accountable", "loyal"]);
  });
});
