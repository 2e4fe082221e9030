import { beforeEach, describe, expect, it } from "vitest";
import { answerProposal, closeCalibration, openCalibration, proposeChange } from "@/lib/calibrations/commands";
import { getCalibration, listCalibrations, listProposalsAbout } from "@/lib/calibrations/queries";
import { answerInput } from "@/lib/calibrations/schema";
import { measure } from "@/lib/facts/queries";
import { now } from "@/lib/platform/clock";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { recordRating } from "@/lib/scoring/commands/ratings";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { ask, one, writesNothing } from "../support/database";
import { CLOSED, OPEN, unitId } from "../support/doors";
import { behind, grant, ledger, personId } from "../support/staff";

// South is being rated on 18 November 2026 by its head, the demonstration's rater; the office's head stands above.
const { rater, head, personnel, auditor, employee } = behind;
const meeting = async (period = OPEN) =>
  one<{ id: string; version: number }>(`SELECT id, version FROM calibration WHERE "unitId" = $1 AND period = $2`, [
    await unitId("south"),
    period,
  ]);
const sheet = async (period = OPEN) => {
  const { id } = await meeting(period);
  return getCalibration(await grant(personnel, "calibration:read", id));
};
/** Three of the south whom its head has rated, all alike, and about whom nothing was proposed. */
let group: string[] = [];
beforeEach(async () => {
  await ask(`DELETE FROM calibration_proposal WHERE "calibrationId" = $1`, [(await meeting()).id]);
  await ask(`UPDATE calibration SET "closedAt" = NULL, "closedById" = NULL WHERE id = $1`, [(await meeting()).id]);
  const rows = await ask<{ id: string }>(
    `UPDATE appraisal SET "workResult" = 'meets', behaviour = 'meets', predicate = 'good', inputs = '{}', steps = '[]', "ratedAt" = '2026-11-17T02:00:00Z'
     WHERE id IN (SELECT id FROM appraisal WHERE "unitId" = $1 AND period = $2 AND "raterId" = $3 ORDER BY id LIMIT 3) RETURNING id`,
    [await unitId("south"), OPEN, await personId(rater)],
  );
  group = rows.map(({ id }) => id).toSorted();
});
const change = { workResult: "above", behaviour: "meets", reason: "Buktinya setara dengan rekannya." } as const;
const propose = async (who: string, at = 0) =>
  proposeChange(await grant(who, "calibration:propose", (await meeting()).id), { appraisalId: group[at] ?? "", ...change }, now());
const proposalAbout = async (at = 0) =>
  one<{ id: string }>(`SELECT id FROM calibration_proposal WHERE "appraisalId" = $1 ORDER BY at DESC, id DESC LIMIT 1`, [group[at]]);
const pairOf = async (at = 0) =>
  one<{ workResult: string; behaviour: string }>(`SELECT "workResult", behaviour FROM appraisal WHERE id = $1`, [group[at]]);

describe("a calibration", () => {
  it("is opened once a unit and quarter, while its people are being rated", async () => {
    const laboratory = await unitId("laboratory");
    const opening = async (who: string) => openCalibration(await grant(who, "calibration:open", laboratory), OPEN, now());
    await writesNothing(async () => {
      await expect(opening(head)).rejects.toEqual(new Refused("not-yet-open"));
    });
    await ask(
      `UPDATE step_window SET "opensOn" = '2026-11-18', "closesOn" = '2026-11-18' WHERE "unitId" = $1 AND period = $2 AND step = 'rating'`,
      [laboratory, OPEN],
    );
    const [one, two] = await Promise.all([opening(head), opening(personnel)]);
    expect(one).toBe(two);
    const rows = await ask(`SELECT id FROM calibration WHERE "unitId" = $1`, [laboratory]);
    expect(rows).toHaveLength(1);
    await ask(
      `UPDATE step_window SET "closesOn" = '2026-11-17', "opensOn" = '2026-11-01' WHERE "unitId" = $1 AND period = $2 AND step = 'rating'`,
      [laboratory, OPEN],
    );
    await expect(opening(head)).rejects.toEqual(new Refused("closed"));
    await expect(grant(head, "calibration:propose", one)).rejects.toMatchObject({ because: "closed" });
  });

  it("is the heads', personnel's and, to read, the auditor's", async () => {
    const { id } = await meeting();
    for (const who of [rater, head, personnel, auditor]) await grant(who, "calibration:read", id);
    for (const who of [rater, head, personnel]) await grant(who, "calibration:propose", id);
    for (const who of ["northHead", employee, "southMidwife"])
      for (const permission of ["calibration:read", "calibration:propose", "calibration:close"] as const)
        await expect(grant(who, permission, id)).rejects.toMatchObject({ because: "not-found" });
    for (const permission of ["calibration:propose", "calibration:close"] as const)
      await expect(grant(auditor, permission, id)).rejects.toMatchObject({ because: "not-found" });
    await expect(grant(personnel, "calibration:close", id)).rejects.toMatchObject({ because: "not-found" });
  });

  it("lists the group with before, proposed, author and reason, and changes no rating", async () => {
    await propose(head);
    expect(await pairOf()).toEqual({ workResult: "meets", behaviour: "meets" });
    const person = (await sheet()).people.find(({ id }) => id === group[0]);
    expect(person).toMatchObject({
      pair: { workResult: "meets", behaviour: "meets" },
      proposals: [
        {
          before: { workResult: "meets", behaviour: "meets" },
          proposed: { workResult: "above", behaviour: "meets" },
          reason: change.reason,
          on: "2026-11-18",
          answer: null,
        },
      ],
    });
    expect(await ledger(1)).toMatchObject([{ permission: "calibration:propose", subjectId: (await meeting()).id }]);
    const { lines } = await listCalibrations(await grant(rater, "calibrations:list", await unitId("south")), now());
    expect(lines.find(({ period }) => period === OPEN)).toMatchObject({ proposals: 1, unanswered: 1, closed: false });
  });

  it("takes one proposal about a person at a time, of another pair, about somebody of the group who is rated", async () => {
    const both = await Promise.allSettled([propose(head), propose(personnel)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await writesNothing(async () => {
      await expect(propose(head)).rejects.toEqual(new Invalid([{ path: "reason", key: "calibration.openAlready" }]));
      const proposing = async (appraisalId: string, more: object) =>
        proposeChange(await grant(head, "calibration:propose", (await meeting()).id), { appraisalId, ...change, ...more }, now());
      await expect(proposing(group[1] ?? "", { workResult: "meets" })).rejects.toEqual(
        new Invalid([{ path: "workResult", key: "calibration.samePair" }]),
      );
      const elsewhere = await one<{ id: string }>(`SELECT id FROM appraisal WHERE "unitId" = $1 AND period = $2 LIMIT 1`, [
        await unitId("north"),
        OPEN,
      ]);
      await expect(proposing(elsewhere.id, {})).rejects.toEqual(new Invalid([{ path: "appraisalId", key: "calibration.notHere" }]));
    });
  });

  it("is answered by the rater, once: kept in words, or taken and saved like every rating", async () => {
    await propose(head);
    const { id } = await proposalAbout();
    const tasks = async () =>
      (
        await getToday(await grant(rater, "today:read", await personId(rater)), now(), {
          quietAfter: 5,
          holidays: await getHolidays(),
          keepsCalendar: false,
        })
      ).tasks.filter(({ kind }) => kind === "proposals");
    expect(await tasks()).toEqual([{ kind: "proposals", count: 1, appraisalId: group[0] }]);
    expect(answerInput.safeParse({ answer: "kept", words: " " }).success).toBe(false);
    for (const who of [head, personnel, employee])
      await expect(grant(who, "calibration:answer", id)).rejects.toMatchObject({ because: "not-found" });
    const answering = await grant(rater, "calibration:answer", id);
    expect(await answerProposal(answering, { answer: "taken", words: null }, now())).toBe(group[0]);
    expect(await pairOf()).toEqual({ workResult: "meets", behaviour: "meets" }); // until the rater saves it
    expect(await tasks()).toEqual([]);
    await writesNothing(async () => {
      await expect(answerProposal(answering, { answer: "kept", words: "Tidak." }, now())).rejects.toEqual(new Refused("already-answered"));
    });
    const rating = await grant(rater, "appraisal:rate", group[0] ?? "");
    const { version } = await one<{ version: number }>(`SELECT version FROM appraisal WHERE id = $1`, [group[0]]);
    await recordRating(rating, { version, workResult: "above", behaviour: "meets", note: "Sesuai usulan." }, measure, now());
    expect(await pairOf()).toEqual({ workResult: "above", behaviour: "meets" });
    expect((await listProposalsAbout(rating)).at(-1)).toMatchObject({ answer: { kind: "taken", on: "2026-11-18" } });
  });

  it("is closed by the head, and takes neither proposal nor answer after it", async () => {
    await propose(personnel);
    const { id, version } = await meeting();
    const proposal = await proposalAbout();
    await writesNothing(async () => {
      const closing = await grant(rater, "calibration:close", id);
      await expect(closeCalibration(closing, version + 1, now())).rejects.toEqual(new Refused("changed-meanwhile"));
    });
    await closeCalibration(await grant(rater, "calibration:close", id), version, now());
    expect((await sheet()).closed).toMatchObject({ on: "2026-11-18" });
    for (const permission of ["calibration:propose", "calibration:close"] as const)
      await expect(grant(rater, permission, id)).rejects.toMatchObject({ because: "closed" });
    await expect(grant(rater, "calibration:answer", proposal.id)).rejects.toMatchObject({ because: "closed" });
  });

  it("holds in the seed one that is closed, with both answers, and one that runs", async () => {
    const kinds = (await sheet(CLOSED)).people.flatMap(({ proposals }) => proposals.map(({ answer }) => answer?.kind));
    expect(kinds.toSorted()).toEqual(["kept", "taken"]);
  });
});
