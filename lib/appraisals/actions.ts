"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { measure } from "@/lib/facts/queries";
import { dayOf } from "@/lib/platform/clock";
import { recordRating } from "@/lib/scoring/commands/ratings";
import { submitResponses } from "@/lib/scoring/commands/responses";
import { recordSelfReport } from "@/lib/scoring/commands/self-reports";
import { getNextToRate } from "./queries";
import { peersInput, ratingInput, selfReportInput } from "./schema";

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
