import { ask, one } from "../database";
import { appraisalId, CLOSED, OPEN, unitId } from "../doors";
import { behind, type Fields, personId } from "../staff";
import { CHANGE, type Try } from "./try";

const { rater, head, employee } = behind;

const meeting = async (period: string = OPEN) =>
  one<{ id: string; version: number }>(`SELECT id, version FROM calibration WHERE "unitId" = $1 AND period = $2`, [
    await unitId("south"),
    period,
  ]);
/** Somebody of the south's open quarter who is rated, and about whom nothing waits. */
async function rated(): Promise<string> {
  const id = await appraisalId("southNutritionist");
  await ask(`DELETE FROM calibration_proposal WHERE "appraisalId" = $1 AND "answeredAt" IS NULL`, [id]);
  await ask(
    `UPDATE appraisal SET "workResult" = 'meets', behaviour = 'meets', predicate = 'good', inputs = '{}', steps = '[]', "ratedAt" = '2026-11-17T02:00:00Z' WHERE id = $1`,
    [id],
  );
  return id;
}
const proposing = async (period: string = OPEN): Promise<Fields> => ({
  calibrationId: (await meeting(period)).id,
  appraisalId: await rated(),
  workResult: "above",
  behaviour: "meets",
  reason: "Buktinya setara.",
});
/** What waits for the rater's answer. */
const waiting = async () =>
  one<{ id: string }>(
    `INSERT INTO calibration_proposal (id, "calibrationId", "appraisalId", "byId", "beforeWorkResult", "beforeBehaviour", "workResult", behaviour, reason, at)
     VALUES (gen_random_uuid(), $1, $2, $3, 'meets', 'meets', 'above', 'meets', 'x', '2026-11-17T03:00:00Z') RETURNING id`,
    [(await meeting()).id, await rated(), await personId(head)],
  );

/** The doors of a meeting over a group. */
export const calibrationTries: Record<string, Try> = {
  "calibrations openMeeting": {
    who: head,
    stranger: employee,
    subject: "unitId",
    otherKind: () => appraisalId("southMidwife"),
    fields: async () => {
      await ask(
        `UPDATE step_window SET "opensOn" = '2026-11-17', "closesOn" = '2026-11-30' WHERE step = 'rating' AND period = $1 AND "unitId" = $2`,
        [OPEN, await unitId("laboratory")],
      );
      await ask(`DELETE FROM calibration WHERE "unitId" = $1`, [await unitId("laboratory")]);
      return { unitId: await unitId("laboratory"), period: OPEN };
    },
    writes: [...CHANGE, "calibration"],
    answers: "redirected",
    outOfTime: [{ who: head, because: "not-yet-open", fields: async () => ({ unitId: await unitId("office"), period: OPEN }) }],
  },
  "calibrations proposeRating": {
    who: rater,
    stranger: employee,
    subject: "calibrationId",
    otherKind: () => appraisalId("southMidwife"),
    fields: () => proposing(),
    writes: [...CHANGE, "calibration_proposal"],
    outOfTime: [{ who: rater, because: "closed", fields: () => proposing(CLOSED) }],
  },
  "calibrations answerProposedRating": {
    who: rater,
    stranger: head, // who proposed it waits for the answer
    subject: "proposalId",
    otherKind: () => appraisalId("southMidwife"),
    fields: async () => ({ proposalId: (await waiting()).id, answer: "kept", words: "Buktinya lain." }),
    writes: [...CHANGE, "calibration_proposal"],
    answers: "redirected",
  },
  "calibrations confirmMeeting": {
    who: rater,
    stranger: employee,
    subject: "calibrationId",
    otherKind: () => appraisalId("southMidwife"),
    fields: async () => {
      const { id, version } = await meeting();
      return { calibrationId: id, version: String(version) };
    },
    writes: [...CHANGE, "calibration"],
  },
};
