import { openOffice } from "../office";
import { CLOSED, OPEN } from "../onlookers";
import { appraisalId, cameFrom, employeeId, find, planId, unitId } from "../records";
import { but, nextPlan, planForm, type Sending, southColumn, version } from "./sending";

const marks = (before: string) =>
  Object.fromEntries(
    ["service", "accountable", "competent", "harmonious", "loyal", "adaptive", "collaborative"].map((value) => [`${before}${value}`, "3"]),
  );

/** The quarter: whose plans it starts from, its forms, its rating, and its windows. */
export const quartersSendings: Record<string, Sending> = {
  giveParents: {
    form: async () => ({
      leaderId: await employeeId("southHead"),
      year: "2026",
      "rows.0.resultId": await find(
        'SELECT "id" FROM "intended_result" WHERE "planId" = $1 ORDER BY "position" DESC LIMIT 1',
        await planId("southRegistrar"),
      ),
      "rows.0.from": "",
      "rows.0.take": "1",
      "rows.0.parent": await southColumn(2026),
    }),
    by: "another rater",
    notBy: but("another rater"),
  },
  setTeamPlans: {
    first: async () => openOffice().ask(`UPDATE "plan" SET "signedOn" = '2026-11-18' WHERE "id" = $1`, [await nextPlan("southMidwife")]),
    form: async () => {
      const id = await nextPlan("southMidwife");
      return { employeeId: await employeeId("southHead"), [`plans.${id}`]: await version("plan", id) };
    },
    by: "another rater",
    notBy: but("another rater"),
  },
  throwAwayPlan: {
    form: () => planForm("southDoctor"),
    by: "another rater",
    notBy: but("another rater"),
    leads: "/plans?gone=1",
  },
  submitSelfReport: {
    form: async () => ({
      appraisalId: await appraisalId("seniorMidwife", OPEN),
      version: "0",
      story: "Tercapai",
      obstacle: "",
      ...marks("answers."),
    }),
    by: "owner",
    notBy: but("owner"),
  },
  proposeFormerResult: {
    first: () => cameFrom("Puskesmas Selatan", "seniorMidwife"),
    form: async () => ({
      appraisalId: await appraisalId("seniorMidwife", OPEN),
      unitId: await unitId("Puskesmas Selatan"),
      period: CLOSED,
    }),
    by: "owner",
    notBy: but("owner", "own rater"),
  },
  agreeOnFormerResult: {
    form: async () => ({ appraisalId: await appraisalId("seniorMidwife", OPEN), version: "0" }),
    by: "own rater",
    notBy: but("own rater"),
  },
  dropFormerResult: {
    first: () => openOffice().ask('UPDATE "result_agreement" SET "agreedAt" = NULL'),
    form: async () => ({ appraisalId: await appraisalId("seniorMidwife", OPEN), version: "1" }),
    by: "own rater",
    notBy: but("owner", "own rater"),
  },
  declineResponse: {
    form: async () => ({
      appraisalId: await appraisalId("seniorMidwife", OPEN),
      rightId: await find(
        `SELECT r."id" FROM "response_right" r JOIN "response_group" g ON g."id" = r."groupId" JOIN "appraisal" a ON a."id" = g."appraisalId"
          WHERE r."holderId" = $1 AND a."period" = $2 AND r."spentOn" IS NULL ORDER BY r."id" DESC LIMIT 1`,
        await employeeId("seniorMidwife"),
        OPEN,
      ),
      reason: "too_little",
      words: "",
    }),
    by: "owner",
    notBy: but("owner"),
  },
  respondAsPeer: {
    form: async () => {
      const right = await find(
        `SELECT r."id" FROM "response_right" r JOIN "response_group" g ON g."id" = r."groupId" JOIN "appraisal" a ON a."id" = g."appraisalId"
          WHERE r."holderId" = $1 AND a."period" = $2 AND r."spentOn" IS NULL ORDER BY r."id" LIMIT 1`,
        await employeeId("seniorMidwife"),
        OPEN,
      );
      return {
        appraisalId: await appraisalId("seniorMidwife", OPEN),
        [`nonces.${right}`]: crypto.randomUUID(),
        ...marks(`answers.${right}.`),
      };
    },
    by: "owner",
    notBy: but("owner"),
  },
  submitRating: {
    form: async () => {
      const id = await appraisalId("southMidwife", OPEN);
      return { appraisalId: id, version: await version("appraisal", id), workResult: "meets", behaviour: "meets", note: "Sesuai bukti." };
    },
    by: "another rater",
    notBy: but("another rater"),
    leads: "/appraisals",
  },
  submitTeamRatings: {
    form: async () => {
      const id = await find(
        `SELECT "id" FROM "appraisal" WHERE "raterId" = $1 AND "period" = $2 AND "ratedAt" IS NULL AND "employeeId" <> $3 ORDER BY "id" LIMIT 1`,
        await employeeId("southHead"),
        OPEN,
        await employeeId("southNurseTwo"), // who goes to study below, which nobody does in a quarter that was rated
      );
      const rating = { version: await version("appraisal", id), workResult: "meets", behaviour: "meets", note: "Sesuai bukti." };
      return {
        employeeId: await employeeId("southHead"),
        period: OPEN,
        ...Object.fromEntries(Object.entries(rating).map(([part, value]) => [`ratings.${id}.${part}`, value])),
      };
    },
    by: "another rater",
    notBy: but("another rater"),
    leads: "/appraisals/team/",
    most: 11, // with what is computed of the team frozen by it
  },
  explainOwnRatings: {
    form: async () => ({ employeeId: await employeeId("southHead"), version: "1", period: CLOSED, text: "Seluruh target tercapai." }),
    by: "another rater",
    notBy: but("another rater"),
  },
  explainUnitPredicates: {
    form: async () => ({ unitId: await unitId("Puskesmas Selatan"), version: "0", period: CLOSED, text: "Sudah dibahas bersama." }),
    by: "head above",
    notBy: but("head above", "another rater"),
  },
  openNextQuarter: {
    form: () => ({
      period: "2027-Q1",
      source: "Keputusan",
      "windows.self.opensOn": "2027-03-01",
      "windows.self.closesOn": "2027-03-10",
      "windows.peers.opensOn": "2027-03-01",
      "windows.peers.closesOn": "2027-03-10",
      "windows.rating.opensOn": "2027-03-11",
      "windows.rating.closesOn": "2027-03-20",
    }),
    by: "personnel",
    notBy: but("personnel"),
    leads: "/quarters?opened=2027-Q1",
  },
  moveWindow: {
    form: async () => {
      const unit = await unitId("Puskesmas Utara");
      const sql = `FROM "step_window" WHERE "unitId" = $1 AND "period" = $2 AND "step" = 'rating'`;
      return {
        unitId: unit,
        period: OPEN,
        step: "rating",
        version: await find(`SELECT "version" ${sql}`, unit, OPEN),
        opensOn: "2026-12-05",
        closesOn: "2026-12-20",
        source: "Keputusan",
      };
    },
    by: "personnel",
    notBy: but("personnel"),
  },
};
