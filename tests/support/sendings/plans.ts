import { indicatorFields, resultFields } from "../drafted";
import { employeeId, find, planId, unitId } from "../records";
import { lineFields } from "../samples-agreement";
import { but, type Filled, nextPlan, planForm, type Sending, southColumn, version } from "./sending";

const newest = (table: "intended_result" | "indicator", plan: string) =>
  find(
    table === "indicator"
      ? `SELECT i."id" FROM "indicator" i JOIN "intended_result" r ON r."id" = i."intendedResultId" WHERE r."planId" = $1 ORDER BY i."copiedFromId" IS NULL DESC LIMIT 1`
      : `SELECT "id" FROM "intended_result" WHERE "planId" = $1 ORDER BY "position" DESC LIMIT 1`,
    plan,
  );
const newestOf = async (table: "intended_result" | "indicator", name: string, more: Filled = {}): Promise<Filled> => {
  const plan = await nextPlan("southNurseOne");
  const id = await newest(table, plan);
  return { planId: plan, [name]: id, version: await version(table, id), ...more };
};
const drafting: Pick<Sending, "by" | "notBy"> = { by: "stranger", notBy: but("stranger", "another rater") };
const directing: Pick<Sending, "by" | "notBy"> = { by: "personnel", notBy: but("personnel") };
const agreeing: Pick<Sending, "by" | "notBy"> = { by: "own rater", notBy: but("own rater", "head above", "personnel") };

/** Plans, the agreement of the unit and the matrix that joins them. */
export const plansSendings: Record<string, Sending> = {
  beginPlan: {
    form: async () => ({ employeeId: await employeeId("northNurseOne"), year: "2027", from: "copy" }),
    by: "own rater",
    notBy: but("own rater", "colleague"),
    leads: "/plans/",
  },
  saveDirection: {
    form: () => ({ fromYear: "2035", untilYear: "2039", vision: "Kota Contoh yang ramah", source: "" }),
    ...directing,
  },
  saveMission: {
    form: async () => ({
      directionId: await find('SELECT "id" FROM "direction" WHERE "fromYear" = 2035'),
      number: "1",
      title: "Menata kota",
    }),
    ...directing,
  },
  saveGoal: {
    form: async () => ({
      missionId: await find('SELECT "id" FROM "mission" WHERE "title" = $1', "Menata kota"),
      number: "1",
      title: "Berkurangnya banjir",
      indicator: "",
      closedOn: "",
    }),
    ...directing,
  },
  removeDirectionPart: {
    form: async () => {
      const id = await find('SELECT "id" FROM "strategic_goal" WHERE "title" = $1', "Berkurangnya banjir");
      return { what: "goal", id, version: await version("strategic_goal", id) };
    },
    ...directing,
  },
  saveAgreement: {
    form: async () => {
      const id = await unitId("Puskesmas Utara");
      const stands = await find('SELECT "version" FROM "agreement" WHERE "unitId" = $1 AND "year" = 2027', id);
      return { unitId: id, year: "2027", version: stands, title: "Perjanjian Kinerja", source: "", signedOn: "" };
    },
    ...agreeing,
  },
  saveAgreementLine: {
    form: async () => ({ unitId: await unitId("Puskesmas Utara"), year: "2027", ...lineFields }),
    ...agreeing,
  },
  removeAgreementLine: {
    form: async () => {
      const id = await find('SELECT "id" FROM "agreement_indicator" WHERE "title" = $1', lineFields.title);
      return { unitId: await unitId("Puskesmas Utara"), year: "2027", lineId: id, version: await version("agreement_indicator", id) };
    },
    ...agreeing,
  },
  decideCells: {
    form: async () => ({
      leaderId: await employeeId("southHead"),
      year: "2027",
      "cells.0.employeeId": await employeeId("southNurseTwo"),
      "cells.0.column": await southColumn(),
      "cells.0.version": "0",
      "cells.0.typed": "Surat terjawab tepat waktu",
    }),
    by: "another rater",
    notBy: but("another rater", "head above"),
    most: 15, // cells, the drafts they begin and the results they become, of a whole unit in one transaction
  },
  giveIndicators: {
    form: async () => ({
      leaderId: await employeeId("southHead"),
      year: "2027",
      "results.0.resultId": await find('SELECT "id" FROM "intended_result" WHERE "agreementIndicatorId" = $1', await southColumn()),
      "results.0.title": "Surat terjawab",
      "results.0.low": "80",
      "results.0.high": "90",
      "results.0.unit": "%",
      "results.0.direction": "more-is-better",
    }),
    by: "another rater",
    notBy: but("another rater", "head above"),
  },
  revisePlan: {
    form: async () => ({ planId: await planId("seniorMidwife") }),
    by: "owner",
    notBy: but("owner", "own rater"),
    leads: "/plans/",
  },
  addResult: { form: async () => ({ planId: await nextPlan("southNurseOne"), ...resultFields }), ...drafting, leads: "/indicators/new" },
  addIndicator: {
    form: async () => {
      const plan = await nextPlan("southNurseOne");
      return { planId: plan, resultId: await newest("intended_result", plan), ...indicatorFields };
    },
    ...drafting,
    by: "another rater",
    leads: "/plans/",
  },
  changeResult: { form: () => newestOf("intended_result", "resultId", resultFields), ...drafting, leads: "/plans/" },
  changeIndicator: { form: () => newestOf("indicator", "indicatorId", indicatorFields), ...drafting, leads: "/plans/" },
  arrangePlan: {
    form: async () => {
      const plan = await nextPlan("southNurseOne");
      const first = await find(
        `SELECT "id" FROM "intended_result" WHERE "planId" = $1 AND "priority" = 'main' ORDER BY "position" LIMIT 1`,
        plan,
      );
      return { planId: plan, move: `result.${first}.down` };
    },
    ...drafting,
  },
  changeBehaviour: {
    form: async () => {
      const plan = await nextPlan("southNurseOne");
      return {
        planId: plan,
        version: await find(`SELECT "behaviourVersion" FROM "plan" WHERE "id" = $1`, plan),
        "values.service": "Menyapa lebih dahulu",
      };
    },
    ...drafting,
    leads: "/plans/",
  },
  changeSupport: {
    form: async () => {
      const plan = await nextPlan("southNurseOne");
      return {
        planId: plan,
        version: await find(`SELECT "supportVersion" FROM "plan" WHERE "id" = $1`, plan),
        "items.budget": "Rp12 juta",
      };
    },
    ...drafting,
    leads: "/plans/",
  },
  commentOnPlan: {
    form: async () => ({ planId: await nextPlan("southNurseOne"), line: "behaviour.service", text: "Masih tepat?" }),
    ...drafting,
  },
  settleComment: {
    form: async () => {
      const plan = await nextPlan("southNurseOne");
      return {
        planId: plan,
        commentId: await find(`SELECT "id" FROM "plan_comment" WHERE "planId" = $1 AND "value" = 'service' AND "resolvedAt" IS NULL`, plan),
      };
    },
    ...drafting,
    by: "another rater",
  },
  removeIndicator: { form: () => newestOf("indicator", "indicatorId"), ...drafting, leads: "/plans/" },
  removeResult: { form: () => newestOf("intended_result", "resultId"), ...drafting, by: "another rater", leads: "/plans/" },
  signPlan: { form: () => planForm("southNurseOne"), by: "stranger", notBy: but("stranger") },
  sendBackPlan: {
    form: async () => ({ ...(await planForm("southMidwife")), reason: "Rentangnya belum kita bicarakan." }),
    by: "another rater",
    notBy: but("another rater"),
  },
  setPlan: { form: () => planForm("southNurseOne"), by: "another rater", notBy: but("another rater") },
};
