import { one } from "../database";
import { appraisalId, CLOSED, indicatorId, newestIndicator, newestResult, OPEN, openPlan, planInForce, planOf, unitId } from "../doors";
import { indicatorFields, resultFields } from "../drafted";
import { behind, type Fields, personId } from "../staff";
import { CHANGE, type Try } from "./try";

const { employee, rater } = behind;

/** Whose draft is worked on, by the employee and the rater in turn. */
const DRAFTER = "southNurseOne";
const ofDraft = { stranger: "northNurseOne", subject: "planId", otherKind: () => personId(DRAFTER) } as const;
const versioned = ({ id, version }: { id: string; version: number }): Fields => ({ planId: id, version: String(version) });

/** The doors of a plan, from its beginning to what came of it. */
export const planTries: Record<string, Try> = {
  "plans enterRealisation": {
    who: employee,
    stranger: "northHead",
    subject: "indicatorId",
    otherKind: () => appraisalId(employee),
    fields: async () => ({
      indicatorId: await indicatorId(employee),
      period: OPEN,
      "value.text": "Semua ibu hamil terlayani.",
      evidence: "Kohort ibu",
    }),
    writes: [...CHANGE, "realisation"],
    outOfTime: [
      {
        who: employee,
        because: "closed",
        fields: async () => ({ indicatorId: await indicatorId(employee), period: CLOSED, "value.text": "Baru ingat.", evidence: "" }),
      },
      {
        who: employee,
        because: "not-yet-open",
        fields: async () => ({ indicatorId: await indicatorId(employee), period: "2027-Q1", "value.text": "Rencana.", evidence: "" }),
      },
    ],
  },

  "plans beginPlan": {
    who: employee,
    stranger: "northNurseOne",
    subject: "employeeId",
    otherKind: () => unitId("north"),
    fields: async () => ({ employeeId: await personId(employee), year: "2027", from: "copy" }),
    writes: [...CHANGE, "behaviour_expectation", "indicator", "intended_result", "plan", "plan_support"],
    answers: "redirected",
  },
  "plans revisePlan": {
    who: employee,
    stranger: "northNurseOne",
    subject: "planId",
    otherKind: () => personId(employee),
    fields: async () => ({ planId: (await planInForce(employee)).id }),
    writes: [...CHANGE, "behaviour_expectation", "indicator", "intended_result", "plan", "plan_support"],
    answers: "redirected",
    outOfTime: [{ who: rater, because: "wrong-turn", fields: async () => ({ planId: (await openPlan("southMidwife")).id }) }],
  },
  "plans addResult": {
    who: rater,
    ...ofDraft,
    fields: async () => ({ planId: (await openPlan(DRAFTER)).id, ...resultFields }),
    writes: [...CHANGE, "intended_result", "plan"],
    answers: "redirected",
    outOfTime: [
      { who: employee, because: "already-set", fields: async () => ({ planId: (await planInForce(employee)).id, ...resultFields }) },
      { who: "northHead", because: "already-set", fields: async () => ({ planId: (await planInForce(employee)).id, ...resultFields }) },
    ],
  },
  "plans addIndicator": {
    who: DRAFTER,
    ...ofDraft,
    fields: async () => {
      const { id: planId } = await openPlan(DRAFTER);
      return { planId, resultId: (await newestResult(planId)).id, ...indicatorFields };
    },
    writes: [...CHANGE, "indicator", "plan"],
    answers: "redirected",
  },
  "plans changeResult": {
    who: DRAFTER,
    ...ofDraft,
    fields: async () => {
      const { id: planId } = await openPlan(DRAFTER);
      const { id: resultId, version } = await newestResult(planId);
      return { planId, resultId, version: String(version), ...resultFields, title: "Meratanya kunjungan rumah lansia" };
    },
    writes: [...CHANGE, "intended_result", "plan"],
    answers: "redirected",
  },
  "plans changeIndicator": {
    who: rater,
    ...ofDraft,
    fields: async () => {
      const { id: planId } = await openPlan(DRAFTER);
      const { id: indicatorId, version } = await newestIndicator(planId);
      return { planId, indicatorId, version: String(version), ...indicatorFields, "target.high": "36" };
    },
    writes: [...CHANGE, "indicator", "plan"],
    answers: "redirected",
  },
  "plans arrangePlan": {
    who: DRAFTER,
    ...ofDraft,
    fields: async () => {
      const { id: planId } = await openPlan(DRAFTER);
      const { id } = await one<{ id: string }>(
        `SELECT id FROM intended_result WHERE "planId" = $1 AND priority = 'main' ORDER BY position LIMIT 1`,
        [planId],
      );
      return { planId, move: `result.${id}.down` };
    },
    writes: [...CHANGE, "intended_result", "plan"],
  },
  "plans changeBehaviour": {
    who: rater,
    ...ofDraft,
    fields: async () => {
      const { id: planId, behaviourVersion } = await openPlan(DRAFTER);
      return { planId, version: String(behaviourVersion), "values.service": "Menyapa lebih dahulu", "values.loyal": "" };
    },
    writes: [...CHANGE, "behaviour_expectation", "plan"],
    answers: "redirected",
  },
  "plans changeSupport": {
    who: rater,
    ...ofDraft,
    fields: async () => {
      const { id: planId, supportVersion } = await openPlan(DRAFTER);
      return { planId, version: String(supportVersion), "items.people": "Satu bidan pendamping", "items.negative": "" };
    },
    writes: [...CHANGE, "plan", "plan_support"],
    answers: "redirected",
  },
  "plans commentOnPlan": {
    who: rater,
    ...ofDraft,
    fields: async () => ({ planId: (await openPlan(DRAFTER)).id, line: "behaviour.service", text: "Masih tepat untuk wilayah baru?" }),
    writes: [...CHANGE, "plan_comment"],
    outOfTime: [
      {
        who: employee,
        because: "already-set",
        fields: async () => ({ planId: (await planInForce(employee)).id, line: "plan", text: "Terlambat." }),
      },
    ],
  },
  "plans settleComment": {
    who: DRAFTER,
    ...ofDraft,
    fields: async () => {
      const { id: planId } = await openPlan(DRAFTER);
      const { id } = await one<{ id: string }>(
        `SELECT id FROM plan_comment c WHERE "planId" = $1 AND comment_line(c) LIKE 'gone.%' AND "resolvedAt" IS NULL`,
        [planId],
      );
      return { planId, commentId: id };
    },
    writes: [...CHANGE, "plan_comment"],
  },
  "plans removeIndicator": {
    who: rater,
    ...ofDraft,
    fields: async () => {
      const { id: planId } = await openPlan(DRAFTER);
      const { id: indicatorId, version } = await newestIndicator(planId);
      return { planId, indicatorId, version: String(version) };
    },
    writes: [...CHANGE, "indicator", "plan"],
    answers: "redirected",
  },
  "plans removeResult": {
    who: DRAFTER,
    ...ofDraft,
    fields: async () => {
      const { id: planId } = await openPlan(DRAFTER);
      const { id: resultId, version } = await newestResult(planId);
      return { planId, resultId, version: String(version) };
    },
    writes: [...CHANGE, "intended_result", "plan"],
    answers: "redirected",
  },
  "plans signPlan": {
    who: DRAFTER,
    stranger: rater, // signs for nobody
    subject: "planId",
    otherKind: () => personId(DRAFTER),
    fields: async () => versioned(await openPlan(DRAFTER)),
    writes: [...CHANGE, "plan"],
    outOfTime: [
      { who: "southMidwife", because: "wrong-turn", fields: async () => versioned(await openPlan("southMidwife")) },
      { who: employee, because: "already-set", fields: async () => versioned(await planInForce(employee)) },
    ],
  },
  "plans sendBackPlan": {
    who: rater,
    stranger: "southMidwife",
    subject: "planId",
    otherKind: () => personId("southMidwife"),
    fields: async () => ({ ...versioned(await openPlan("southMidwife")), reason: "Rentangnya belum kita bicarakan." }),
    writes: [...CHANGE, "plan", "plan_return"],
    outOfTime: [
      { who: rater, because: "wrong-turn", fields: async () => ({ ...versioned(await openPlan("southDoctor")), reason: "Belum." }) },
      { who: rater, because: "already-set", fields: async () => ({ ...versioned(await planInForce("southDoctor")), reason: "Belum." }) },
    ],
  },
  "plans setPlan": {
    who: rater,
    stranger: DRAFTER, // proposes, and sets nothing
    subject: "planId",
    otherKind: () => personId(DRAFTER),
    // Signed by now; while others are refused it is the one of the midwife.
    fields: async () =>
      versioned(await planOf(DRAFTER, `"setOn" IS NULL AND "signedOn" IS NOT NULL`).catch(() => openPlan("southMidwife"))),
    writes: [...CHANGE, "plan"],
    outOfTime: [
      { who: rater, because: "wrong-turn", fields: async () => versioned(await openPlan("southDoctor")) },
      { who: rater, because: "already-set", fields: async () => versioned(await planInForce("southDoctor")) },
    ],
  },
  "plans throwAwayPlan": {
    who: "southDoctor",
    stranger: "northNurseOne",
    subject: "planId",
    otherKind: () => personId("southDoctor"),
    fields: async () => versioned(await openPlan("southDoctor")),
    writes: [...CHANGE, "indicator", "intended_result", "plan"],
    answers: "redirected",
    outOfTime: [{ who: employee, because: "already-set", fields: async () => versioned(await planInForce(employee)) }],
  },
};
