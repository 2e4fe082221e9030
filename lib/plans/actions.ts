"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { nothing } from "@/lib/access/schema";
import {
  discardPlan,
  proposePlan,
  returnPlan,
  setPlan as setInForce,
  setPlans,
  startPlan,
  startRevision,
} from "@/lib/scoring/commands/plans";
import { recordRealisation } from "@/lib/scoring/commands/realisations";
import * as targets from "@/lib/scoring/commands/targets";
import { settleComment as settleUpTo, writeComment } from "./commands";
import {
  behaviourInput,
  commentInput,
  indicatorAddition,
  indicatorChange,
  moveInput,
  realisationInput,
  removalOf,
  resultAddition,
  resultChange,
  returnInput,
  setManyInput,
  settleInput,
  startInput,
  supportInput,
  versionOnly,
} from "./schema";

export const enterRealisation = action({
  permission: "realisation:record",
  subject: "indicatorId",
  input: realisationInput,
  run: async ({ grant, input, now }) => {
    await recordRealisation(grant, input, now);
    return { key: "notice.realised" };
  },
});

export const beginPlan = action({
  permission: "plan:start",
  subject: "employeeId",
  input: startInput,
  run: async ({ grant, input, now }) => redirect(`/plans/${await startPlan(grant, input, now)}`),
});

export const revisePlan = action({
  permission: "plan:revise",
  subject: "planId",
  input: nothing,
  run: async ({ grant, now }) => redirect(`/plans/${await startRevision(grant, now)}`),
});

export const throwAwayPlan = action({
  permission: "plan:change",
  subject: "planId",
  input: versionOnly,
  run: async ({ grant, input, now }) => {
    await discardPlan(grant, input.version, now);
    redirect("/plans?gone=1");
  },
});

export const signPlan = action({
  permission: "plan:propose",
  subject: "planId",
  input: versionOnly,
  run: async ({ grant, input, now }) => {
    await proposePlan(grant, input.version, now);
    return { key: "notice.planProposed" };
  },
});

export const sendBackPlan = action({
  permission: "plan:return",
  subject: "planId",
  input: returnInput,
  run: async ({ grant, input, now }) => {
    await returnPlan(grant, input, now);
    return { key: "notice.planReturned" };
  },
});

export const setPlan = action({
  permission: "plan:set",
  subject: "planId",
  input: versionOnly,
  run: async ({ grant, input, now }) => {
    await setInForce(grant, input.version, now);
    return { key: "notice.planSet" };
  },
});

export const setTeamPlans = action({
  permission: "team:set-plans",
  subject: "employeeId",
  input: setManyInput,
  run: async ({ grant, input: { plans }, now }) => ({
    key: "notice.plansSet",
    values: { n: await setPlans(grant, plans, now) },
  }),
});

export const commentOnPlan = action({
  permission: "plan:comment",
  subject: "planId",
  input: commentInput,
  run: async ({ grant, input, now }) => {
    await writeComment(grant, input, now);
    return { key: "notice.planCommented" };
  },
});

export const settleComment = action({
  permission: "plan:comment",
  subject: "planId",
  input: settleInput,
  run: async ({ grant, input, now }) => {
    await settleUpTo(grant, input.commentId, now);
    return { key: "notice.commentSettled" };
  },
});

/** A result is nothing without an indicator: the first is asked for at once. */
export const addResult = action({
  permission: "plan:change",
  subject: "planId",
  input: resultAddition,
  run: async ({ grant, input, now }) => {
    const id = await targets.addResult(grant, input, now);
    redirect(`/plans/${grant.subjectId}/indicators/new?result=${id}`);
  },
});

export const changeResult = action({
  permission: "plan:change",
  subject: "planId",
  input: resultChange,
  run: async ({ grant, input: { resultId, version, ...input }, now }) => {
    await targets.changeResult(grant, resultId, version, input, now);
    redirect(`/plans/${grant.subjectId}?saved=1#${resultId}`);
  },
});

export const removeResult = action({
  permission: "plan:change",
  subject: "planId",
  input: removalOf("resultId"),
  run: async ({ grant, input, now }) => {
    await targets.removeResult(grant, input.resultId, input.version, now);
    redirect(`/plans/${grant.subjectId}?saved=1`);
  },
});

export const addIndicator = action({
  permission: "plan:change",
  subject: "planId",
  input: indicatorAddition,
  run: async ({ grant, input: { resultId, ...input }, now }) => {
    await targets.addIndicator(grant, resultId, input, now);
    redirect(`/plans/${grant.subjectId}?saved=1#${resultId}`);
  },
});

export const changeIndicator = action({
  permission: "plan:change",
  subject: "planId",
  input: indicatorChange,
  run: async ({ grant, input: { indicatorId, version, ...input }, now }) => {
    await targets.changeIndicator(grant, indicatorId, version, input, now);
    redirect(`/plans/${grant.subjectId}?saved=1#${indicatorId}`);
  },
});

export const removeIndicator = action({
  permission: "plan:change",
  subject: "planId",
  input: removalOf("indicatorId"),
  run: async ({ grant, input, now }) => {
    await targets.removeIndicator(grant, input.indicatorId, input.version, now);
    redirect(`/plans/${grant.subjectId}?saved=1`);
  },
});

/** One form for the whole page: which button was pressed says what goes where. */
export const arrangePlan = action({
  permission: "plan:change",
  subject: "planId",
  input: moveInput,
  run: async ({ grant, input: { move }, now }) => {
    const past = move.part === "result" ? targets.moveResult : targets.moveIndicator;
    await past(grant, move.id, move.direction, now);
    return { key: "notice.planArranged" };
  },
});

export const changeBehaviour = action({
  permission: "plan:change",
  subject: "planId",
  input: behaviourInput,
  run: async ({ grant, input: { version, values }, now }) => {
    await targets.changeBehaviour(grant, version, values, now);
    redirect(`/plans/${grant.subjectId}?saved=1#behaviour`);
  },
});

export const changeSupport = action({
  permission: "plan:change",
  subject: "planId",
  input: supportInput,
  run: async ({ grant, input: { version, items }, now }) => {
    await targets.changeSupport(grant, version, items, now);
    redirect(`/plans/${grant.subjectId}?saved=1#support`);
  },
});
