import { openSession } from "@/lib/access/session-row";
import { now } from "@/lib/platform/clock";
import { hashOf } from "@/lib/platform/codes";
import demo from "@/prisma/seed/demo.json";
import { one } from "../database";
import { accountId, linkFor, nameOf, nipOf, proposalOf, unitId } from "../doors";
import { behind, personId } from "../staff";
import { administrator, CHANGE, type Try } from "./try";

const { employee } = behind;

/** The doors of everybody: in and out, one's account, the introduction. */
export const ownTries: Record<string, Try> = {
  "access signInWithPassword": {
    who: null,
    stranger: null,
    fields: async () => ({ login: nipOf("northDoctor"), password: demo.password }),
    writes: ["session"],
    answers: "redirected",
    counts: ["rate_limit"],
  },
  "access signInAsDemo": {
    who: null,
    stranger: null,
    fields: async () => ({ role: "auditor" }),
    writes: ["session"],
    answers: "redirected",
  },
  "access signOut": { who: "northNurseOne", stranger: null, fields: async () => ({}), writes: ["session"], answers: "redirected" },
  "settings commentRule": {
    who: "southPharmacist",
    stranger: null,
    subject: "proposalId",
    otherKind: () => unitId("north"),
    fields: async () => ({ proposalId: await proposalOf("reviewDays"), text: "Setuju." }),
    writes: [...CHANGE, "setting_comment"],
    outOfTime: [
      {
        who: "southPharmacist",
        because: "closed",
        fields: async () => ({ proposalId: await proposalOf("peersAsked"), text: "Terlambat." }),
      },
      {
        who: "southPharmacist",
        because: "closed",
        fields: async () => ({ proposalId: await proposalOf("minutesPerDay"), text: "Sudah." }),
      },
    ],
  },
  "access chooseLanguage": { who: null, stranger: null, fields: async () => ({ locale: "en" }), writes: [] },

  "accounts createAccount": {
    ...administrator,
    fields: async () => ({ who: nameOf("clerkTwo"), email: "yohanes@kota.contoh" }),
    writes: [...CHANGE, "account"],
    answers: "redirected",
  },
  "accounts updateAccount": {
    ...administrator,
    fields: async () => ({
      accountId: await accountId("northDoctor"),
      version: "0",
      email: "clara@kota.contoh",
      active: "yes",
    }),
    writes: [...CHANGE, "account"],
  },

  "accounts appointToRole": {
    ...administrator,
    fields: async () => ({ accountId: await accountId("northDoctor"), role: "auditor", from: "2026-12-01", until: "" }),
    writes: [...CHANGE, "account_role"],
  },
  "accounts endOfficeRole": {
    ...administrator,
    fields: async () => ({
      roleId: (await one<{ id: string }>(`SELECT id FROM account_role WHERE role = 'personnel' AND until IS NULL`)).id,
      version: "0",
      until: "2026-12-31",
      intent: "end",
    }),
    writes: [...CHANGE, "account_role"],
  },
  "accounts askForNewLink": {
    who: null,
    stranger: null,
    fields: async () => ({ login: nipOf("northDoctor") }),
    writes: ["link_request", "rate_limit"],
  },
  "accounts choosePassword": {
    who: null,
    stranger: null,
    fields: async () => ({ code: await linkFor("northRegistrar"), password: "kuda baterai stapler" }),
    writes: [...CHANGE, "account", "account_link", "session"],
    answers: "redirected",
    counts: ["rate_limit"],
  },
  "accounts changeOwnPassword": {
    who: "northSanitarian",
    stranger: "northHead",
    subject: "employeeId",
    otherKind: () => accountId("northSanitarian"),
    fields: async () => ({
      employeeId: await personId("northSanitarian"),
      currentPassword: demo.password,
      password: "kuda baterai stapler",
    }),
    writes: [...CHANGE, "account"],
    counts: ["rate_limit"],
  },
  "accounts endSessions": {
    who: "northPharmacist",
    stranger: "northHead",
    subject: "employeeId",
    otherKind: () => accountId("northPharmacist"),
    fields: async () => {
      const sessionId = hashOf(await openSession(await accountId("northPharmacist"), now()));
      return { employeeId: await personId("northPharmacist"), sessionId };
    },
    writes: [...CHANGE, "session"],
  },
  "people sayNotMyRater": {
    who: "southPharmacist",
    stranger: "southHead",
    subject: "employeeId",
    otherKind: () => unitId("south"),
    fields: async () => ({ employeeId: await personId("southPharmacist"), reason: "Saya pindah bidang.", suggested: "" }),
    writes: [...CHANGE, "appraisal", "rater_dispute"],
  },
  "help moveOn": {
    who: "northDoctor",
    stranger: employee,
    subject: "employeeId",
    otherKind: () => unitId("north"),
    fields: async () => ({ employeeId: await personId("northDoctor"), step: "plan" }),
    writes: [...CHANGE, "employee"],
    answers: "redirected",
  },
  "help skipIntroduction": {
    who: "northDoctor",
    stranger: employee,
    subject: "employeeId",
    otherKind: () => unitId("north"),
    fields: async () => ({ employeeId: await personId("northDoctor") }),
    writes: [...CHANGE, "employee"],
    answers: "redirected",
  },
};
