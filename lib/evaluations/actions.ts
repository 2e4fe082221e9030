"use server";

import { action } from "@/lib/access/action";
import { AGENCY } from "@/lib/access/types";
import {
  deliverEvaluation,
  deliverTeam,
  receiveEvaluation,
  reportQuarter,
  returnEvaluation,
  signEvaluation,
  signTeam,
} from "@/lib/scoring/commands/evaluations";
import { deliverTeamInput, receiveInput, reportInput, signInput, signTeamInput, stepInput } from "./schema";

export const signResult = action({
  permission: "evaluation:sign",
  subject: "appraisalId",
  input: signInput,
  run: async ({ grant, input: { version, next }, now }) => {
    const { name } = await signEvaluation(grant, { version, deliver: next }, now);
    return { key: next ? "notice.evaluationSignedDelivered" : "notice.evaluationSigned", values: { name } };
  },
});

export const signResults = action({
  permission: "evaluations:sign-own",
  subject: "employeeId",
  input: signTeamInput,
  run: async ({ grant, input: { drawn, next }, now }) => {
    const { n } = await signTeam(grant, { drawn, deliver: next }, now);
    return { key: next ? "notice.evaluationsSignedDelivered" : "notice.evaluationsSigned", values: { n } };
  },
});

export const deliverResult = action({
  permission: "evaluation:deliver",
  subject: "appraisalId",
  input: stepInput,
  run: async ({ grant, input, now }) => {
    await deliverEvaluation(grant, input.version, now);
    return { key: "notice.evaluationsDelivered", values: { n: 1 } };
  },
});

export const deliverResults = action({
  permission: "evaluations:deliver-own",
  subject: "employeeId",
  input: deliverTeamInput,
  run: async ({ grant, input, now }) => {
    const { n } = await deliverTeam(grant, input.documents, now);
    return { key: "notice.evaluationsDelivered", values: { n } };
  },
});

export const receiveResult = action({
  permission: "evaluation:receive",
  subject: "appraisalId",
  input: receiveInput,
  run: async ({ grant, input: { version, next }, now }) => {
    await receiveEvaluation(grant, { version, sign: next }, now);
    return { key: next ? "notice.evaluationReceivedSigned" : "notice.evaluationReceived" };
  },
});

export const returnResult = action({
  permission: "evaluation:return",
  subject: "appraisalId",
  input: stepInput,
  run: async ({ grant, input, now }) => {
    await returnEvaluation(grant, input.version, now);
    return { key: "notice.evaluationReturned" };
  },
});

export const reportResults = action({
  permission: "evaluations:report",
  subject: { always: AGENCY },
  input: reportInput,
  run: async ({ grant, input, now }) => {
    await reportQuarter(grant, input, now);
    return { key: "notice.evaluationsReported", values: { n: input.n, period: { period: input.period } } };
  },
});
