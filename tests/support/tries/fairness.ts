import { appraisalId } from "../doors";
import { caseAnswers, trainingAnswers } from "../fairness-forms";
import { behind, personId } from "../staff";
import { CHANGE, type Try } from "./try";

const { rater } = behind;
/** The doors of what raters do before the season. */
export const fairnessTries: Record<string, Try> = {
  "fairness sendCases": {
    who: rater,
    stranger: "northHead",
    subject: "employeeId",
    otherKind: () => appraisalId("southMidwife"),
    fields: async () => ({ employeeId: await personId(rater), ...caseAnswers() }),
    writes: [...CHANGE, "case_answer"],
    answers: "redirected",
  },
  "fairness sendTraining": {
    who: rater,
    stranger: "northHead",
    subject: "employeeId",
    otherKind: () => appraisalId("southMidwife"),
    fields: async () => ({ employeeId: await personId(rater), ...trainingAnswers() }),
    writes: [...CHANGE, "rater_training"],
    answers: "redirected",
  },
};
