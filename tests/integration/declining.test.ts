import { describe, expect, it } from "vitest";
import { declineResponse } from "@/lib/appraisals/actions";
import { getPeerSheet } from "@/lib/appraisals/queries";
import { dayOf, now } from "@/lib/platform/clock";
import { getAssignment } from "@/lib/quarters/queries";
import { declineToRespond } from "@/lib/scoring/commands/declines";
import { submitResponses } from "@/lib/scoring/commands/responses";
import { type PeerAnswers, peerAnswers } from "@/lib/scoring/core/raters/peer-answers";
import { VALUES } from "@/lib/scoring/core/types";
import { ask, changed, contents, one, writesNothing } from "../support/database";
import { appraisalId, OPEN } from "../support/doors";
import { as, behind, grant, ledger, personId, send } from "../support/staff";

const { employee } = behind; // the senior midwife of the north, where forms are open
const answers: PeerAnswers = peerAnswers.parse(Object.fromEntries(VALUES.map((value) => [value, "3"])));
const LOAD = 8;
const decline = async (who: string, rightId: string, load = LOAD) =>
  declineToRespond(await grant(who, "peers:decline", await appraisalId(who)), { rightId, reason: "too_little", words: null }, load, now());
const respond = async (who: string, rightId: string) =>
  submitResponses(
    await grant(who, "peers:respond", await appraisalId(who)),
    [{ rightId, nonce: crypto.randomUUID(), answers, words: null }],
    dayOf(now()),
  );
const holdersOf = async (groupId: string) =>
  (await ask<{ id: string }>(`SELECT "holderId" AS id FROM response_right WHERE "groupId" = $1 ORDER BY 1`, [groupId])).map(({ id }) => id);
/** A right of hers about a colleague, not yet spent. */
const peersRight = async (at = 0) => {
  const rows = await ask<{ id: string; groupId: string }>(
    `SELECT r.id, r."groupId" FROM response_right r JOIN response_group g ON g.id = r."groupId" JOIN appraisal a ON a.id = g."appraisalId"
     WHERE r."holderId" = $1 AND a.period = $2 AND g.perspective = 'peers' AND r."spentOn" IS NULL ORDER BY r.id`,
    [await personId(employee), OPEN],
  );
  const row = rows[at];
  if (!row) throw new Error("no right is left");
  return row;
};

describe("declining, assignment", () => {
  it("gives the right up, keeps the reason, and asks nobody where nobody is left to ask", async () => {
    const { id, groupId } = await peersRight();
    const [before, held, me] = [await holdersOf(groupId), await contents(), await personId(employee)];
    await decline(employee, id);
    expect(changed(held, await contents())).toEqual(["event", "ledger", "respondent_decline", "response_right"]);
    // in the north everybody answers about everybody already
    expect(await holdersOf(groupId)).toEqual(before.filter((holder) => holder !== me));
    expect(await one(`SELECT reason::text, day::text FROM respondent_decline WHERE "groupId" = $1`, [groupId])).toEqual({
      reason: "too_little",
      day: "2026-11-18",
    });
    const { subjectId } = (await ledger(1))[0] ?? {};
    expect(subjectId).toBe(await appraisalId(employee)); // who, never about whom
    await writesNothing(() => expect(decline(employee, id)).rejects.toMatchObject({ because: "not-found" }));
  });

  it("asks another by the same rules, who has room, and never who declined before", async () => {
    const { id, groupId } = await peersRight();
    const me = await personId(employee);
    const [free] = (await holdersOf(groupId)).filter((holder) => holder !== me);
    await ask(`DELETE FROM response_right WHERE "groupId" = $1 AND "holderId" = $2`, [groupId, free]); // as if there were one more colleague
    await decline(employee, id);
    expect(await holdersOf(groupId)).toContain(free);
    expect(await holdersOf(groupId)).not.toContain(me);
  });

  it("asks nobody beyond the limit of a person", async () => {
    const { id, groupId } = await peersRight();
    const me = await personId(employee);
    const [free] = (await holdersOf(groupId)).filter((holder) => holder !== me);
    await ask(`DELETE FROM response_right WHERE "groupId" = $1 AND "holderId" = $2`, [groupId, free]);
    const sent = await ask<{ id: string }>(
      `UPDATE response_right SET "spentOn" = '2026-11-18' WHERE "groupId" <> $1 AND "spentOn" IS NULL RETURNING id`, // what is sent is not taken over
      [groupId],
    );
    await decline(employee, id, 1);
    expect(await holdersOf(groupId)).not.toContain(free);
    await ask(`UPDATE response_right SET "spentOn" = NULL WHERE id = ANY ($1)`, [sent.map((each) => each.id)]);
  });

  it("is refused for somebody else's right, after an answer, and after the end", async () => {
    const { id } = await peersRight();
    await writesNothing(async () => {
      await expect(decline("northDoctor", id)).rejects.toMatchObject({ because: "not-found" });
      await expect(decline(employee, crypto.randomUUID())).rejects.toMatchObject({ because: "not-found" });
      await expect(grant("southVolunteer", "peers:decline", await appraisalId("southVolunteer"))).rejects.toMatchObject({
        because: "closed",
      });
    });
    await respond(employee, id);
    await writesNothing(() => expect(decline(employee, id)).rejects.toMatchObject({ because: "already-answered" }));
  });

  it("and an answer at once: one of both holds, and no answer lies in the box under a right that is gone", async () => {
    const { id, groupId } = await peersRight();
    const box = async () => (await one<{ n: number }>(`SELECT count(*)::int AS n FROM boxed_response WHERE "groupId" = $1`, [groupId])).n;
    const before = await box();
    await Promise.allSettled([respond(employee, id), decline(employee, id)]);
    const [right] = await ask<{ spent: boolean }>(`SELECT "spentOn" IS NOT NULL AS spent FROM response_right WHERE id = $1`, [id]);
    expect([right?.spent ?? false, (await box()) - before]).toEqual(right ? [true, 1] : [false, 0]);
  });

  it("is a number to personnel, and another reason needs words", async () => {
    const told = await getAssignment(await grant(behind.personnel, "quarters:read", "agency"), OPEN, null);
    expect(told?.declined).toBe(
      (
        await one<{ n: number }>(
          `SELECT count(*)::int AS n FROM respondent_decline d JOIN response_group g ON g.id = d."groupId" JOIN appraisal a ON a.id = g."appraisalId" WHERE a.period = $1`,
          [OPEN],
        )
      ).n,
    );
    const sheet = await getPeerSheet(await grant(employee, "peers:respond", await appraisalId(employee)));
    const form = { appraisalId: await appraisalId(employee), rightId: sheet.colleagues[0]?.rightId ?? "", reason: "other", words: " " };
    const answer = await as(employee, async () => writesNothing(() => send(declineResponse, form)));
    expect(answer).toMatchObject({ status: "invalid", problems: [{ path: "words" }] });
  });
});
