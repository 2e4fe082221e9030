import { agreementTries } from "./tries/agreements";
import { awardTries } from "./tries/awards";
import { calibrationTries } from "./tries/calibrations";
import { dialogueTries } from "./tries/dialogues";
import { evaluationTries } from "./tries/evaluations";
import { fairnessTries } from "./tries/fairness";
import { feedbackTries } from "./tries/feedback";
import { followUpTries } from "./tries/follow-ups";
import { meetingTries } from "./tries/meetings";
import { objectionTries } from "./tries/objections";
import { obstacleTries } from "./tries/obstacles";
import { officeTries } from "./tries/office";
import { ownTries } from "./tries/own";
import { planTries } from "./tries/plans";
import type { Try } from "./tries/try";
import { workTries } from "./tries/work";

/** Every action, by its file and name. One without a row here fails the test. */
export const actionTries: Record<string, Try> = {
  ...ownTries,
  ...workTries,
  ...planTries,
  ...agreementTries,
  ...obstacleTries,
  ...fairnessTries,
  ...feedbackTries,
  ...dialogueTries,
  ...meetingTries,
  ...awardTries,
  ...followUpTries,
  ...evaluationTries,
  ...calibrationTries,
  ...objectionTries,
  ...officeTries,
};
