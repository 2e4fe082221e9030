"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { measure } from "@/lib/facts/queries";
import { dayOf } from "@/lib/platform/clock";
import { declineToRespond } from "@/lib/scoring/commands/declines";
import { recordEvaluation, recordRating } from "@/lib/scoring/commands/ratings";
import { submitResponses } from "@/lib/scoring/commands/responses";
import { agreeOnFormer, dropFormer, proposeFormer } from "@/lib/scoring/commands/result-agreements";
import { recordSelfReport } from "@/lib/scoring/commands/self-reports";
import { getSettings } from "@/lib/settings/queries";
import { getNextToRate } from "./queries";
import { declineInput, formerAnswer, formerInput, peersInput, ratingInput, selfReportInput } from "./schema";

/** Saves and goes on to the next person who waits, so that a team is rated without going back. */
export const submitRating = action({
  permission: "appraisal:rate",
  subject: "appraisalId",
  input: ratingInput,
  run: async ({ grant, input, now }) => {
    const { period } = await recordRating(grant, input, measure, now);
    const next = await getNextToRate(grant, period);
    redirect(next ? `/appraisals/${next}/rating?saved=${grant.subjectId}` : `/appraisals?saved=${grant.subjectId}`);
  },
});

/** In a silent rater's stead: signed, handed over and final at once. */
export const submitEvaluation = action({
  permission: "appraisal:evaluate",
  subject: "appraisalId",
  input: ratingInput,
  run: async ({ grant, input, now }) => {
    await recordEvaluation(grant, input, measure, now);
    redirect("/appraisals?evaluated=1#stead");
  },
});

export const submitSelfReport = action({
  permission: "appraisal:report-self",
  subject: "appraisalId",
  input: selfReportInput,
  run: async ({ grant, input, now }) => {
    const { period } = await recordSelfReport(grant, input, now);
    return { key: "notice.selfReported", values: { period: { period } } };
  },
});

/** No ledger row, no event: see lib/scoring/commands/responses.ts. */
export const respondAsPeer = action({
  permission: "peers:respond",
  subject: "appraisalId",
  input: peersInput,
  run: async ({ grant, input, now }) => {
    const { sent } = await submitResponses(grant, input, dayOf(now));
    return { key: "notice.responsesSent", values: { n: sent } };
  },
});

/** The right is given up before an answer; somebody else is asked by the same rules. */
export const declineResponse = action({
  permission: "peers:decline",
  subject: "appraisalId",
  input: declineInput,
  run: async ({ grant, input, now }) => {
    const load = (await getSettings(dayOf(now)))("peerLoad").value;
    await declineToRespond(grant, input, load, now);
    return { key: "notice.declined" };
  },
});

export const proposeFormerResult = action({
  permission: "former-result:propose",
  subject: "appraisalId",
  input: formerInput,
  run: async ({ grant, input, now }) => {
    const { unit, period } = await proposeFormer(grant, input, now);
    return { key: "notice.formerProposed", values: { unit, period: { period } } };
  },
});

export const agreeOnFormerResult = action({
  permission: "former-result:agree",
  subject: "appraisalId",
  input: formerAnswer,
  run: async ({ grant, input, now }) => {
    const { unit, period } = await agreeOnFormer(grant, input.version, now);
    return { key: "notice.formerAgreed", values: { unit, period: { period } } };
  },
});

export const dropFormerResult = action({
  permission: "former-result:drop",
  subject: "appraisalId",
  input: formerAnswer,
  run: async ({ grant, input, now }) => {
    await dropFormer(grant, input.version, now);
    return { key: "notice.formerDropped" };
  },
});
