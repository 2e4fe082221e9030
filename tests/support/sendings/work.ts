import { openOffice } from "../office";
import { builtActions, OPEN, signedIn } from "../onlookers";
import { activityId, documentId, employeeId, find, planId } from "../records";
import { but, type Sending, version } from "./sending";

const line = {
  text: "Pelayanan KB di desa",
  day: "2026-11-18",
  minutes: "30",
  startMinute: "",
  intendedResultId: "",
  outputQuantity: "",
  outputUnit: "",
};

/** Who gets in, and the day's work: lines, their approval, what a result came to. */
export const workSendings: Record<string, Sending> = {
  signInAsDemo: { form: () => ({ role: "employee" }), by: "nobody", notBy: [], leads: "/today" },
  signInWithPassword: {
    form: () => ({ login: "rater@demo.cermin", password: "cermin-demo-2026" }),
    by: "nobody",
    notBy: [],
    leads: "/today",
  },
  signOut: { form: () => ({}), by: "nobody", notBy: [], leads: "/sign-in" },
  chooseLanguage: { form: () => ({ locale: "id" }), by: "nobody", notBy: [] },
  moveOn: {
    form: async () => ({ employeeId: await employeeId("seniorMidwife"), step: "plan" }),
    by: "owner",
    notBy: but("owner"),
    leads: "/introduction/log",
  },
  skipIntroduction: {
    form: async () => ({ employeeId: await employeeId("seniorMidwife") }),
    by: "owner",
    notBy: but("owner"),
    leads: "/today",
  },
  logQuickly: {
    form: async () => ({ employeeId: await employeeId("seniorMidwife"), key: crypto.randomUUID(), text: "Senam ibu hamil", minutes: "30" }),
    by: "owner",
    notBy: but("owner"),
  },
  logActivity: {
    form: async () => ({ employeeId: await employeeId("seniorMidwife"), key: crypto.randomUUID(), ...line, intent: "submit" }),
    by: "owner",
    notBy: but("owner"),
  },
  correctActivity: {
    form: async () => {
      const id = await activityId("seniorMidwife", "returned");
      return { activityId: id, version: await version("activity", id), ...line, intent: "draft" };
    },
    by: "owner",
    notBy: but("owner"),
  },
  decideActivity: {
    form: async () => {
      const id = await activityId("seniorMidwife", "waiting");
      return { activityId: id, version: await version("activity", id), decision: "approved", reason: "" };
    },
    by: "own rater",
    notBy: but("own rater"),
  },
  approveActivities: {
    form: async () => {
      const { ask } = openOffice();
      const rows = await ask<{ line: string }>(
        `SELECT a."id" || '.' || a."version" AS "line" FROM "activity" a JOIN "ratees_on"($1, '2026-11-18') r ON r."employeeId" = a."employeeId"
         WHERE a."submittedAt" IS NOT NULL AND a."decidedAt" IS NULL AND a."routine" AND a."employeeId" <> $2 ORDER BY a."id" LIMIT 12`,
        [await employeeId("northHead"), await employeeId("seniorMidwife")],
      );
      return { employeeId: await employeeId("northHead"), what: "shown", "shown[]": rows.map(({ line: seen }) => seen) };
    },
    by: "own rater",
    notBy: but("own rater"),
  },
  undoDecision: {
    first: async () => {
      const id = await activityId("seniorMidwife", "waiting");
      const decide = builtActions().get("decideActivity") ?? { id: "", page: "" };
      const rater = (await signedIn()).get("own rater");
      await rater?.call(decide, { activityId: id, version: await version("activity", id), decision: "approved", reason: "" });
    },
    form: async () => ({
      deedId: await find(
        'SELECT "deedId" FROM "activity_review" WHERE "byId" = $1 ORDER BY "at" DESC, "id" DESC LIMIT 1',
        await employeeId("northHead"),
      ),
    }),
    by: "own rater",
    notBy: but("own rater"),
  },
  takeAway: {
    form: async () => ({ documentId: await documentId("seniorMidwife") }),
    by: "owner",
    notBy: but("owner"),
  },
  enterRealisation: {
    form: async () => {
      const id = await find(
        `SELECT i."id" FROM "indicator" i JOIN "intended_result" r ON r."id" = i."intendedResultId" WHERE r."planId" = $1 AND i."kind" = 'statement' ORDER BY i."id" LIMIT 1`,
        await planId("seniorMidwife"),
      );
      return { indicatorId: id, period: OPEN, "value.text": "Tercapai", evidence: "" };
    },
    by: "owner",
    notBy: but("owner"),
  },
};
