"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { answerProposal, closeCalibration, openCalibration, proposeChange } from "./commands";
import { answerInput, closingInput, openingInput, proposalInput } from "./schema";

export const openMeeting = action({
  permission: "calibration:open",
  subject: "unitId",
  input: openingInput,
  run: async ({ grant, input, now }) => {
    redirect(`/calibrations/${await openCalibration(grant, input.period, now)}`);
  },
});

export const proposeRating = action({
  permission: "calibration:propose",
  subject: "calibrationId",
  input: proposalInput,
  run: async ({ grant, input, now }) => {
    await proposeChange(grant, input, now);
    return { key: "calibration.proposed" };
  },
});

/** Taken, the rating's form is opened with the proposed pair; kept, the words stand beside it. */
export const answerProposedRating = action({
  permission: "calibration:answer",
  subject: "proposalId",
  input: answerInput,
  run: async ({ grant, input, now }) => {
    const appraisalId = await answerProposal(grant, input, now);
    redirect(
      input.answer === "taken" ? `/appraisals/${appraisalId}/rating?proposal=${grant.subjectId}` : `/appraisals/${appraisalId}/rating`,
    );
  },
});

export const confirmMeeting = action({
  permission: "calibration:close",
  subject: "calibrationId",
  input: closingInput,
  run: async ({ grant, input, now }) => {
    await closeCalibration(grant, input.version, now);
    return { key: "calibration.confirmed" };
  },
});
