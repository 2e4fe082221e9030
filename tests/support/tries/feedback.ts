import { one } from "../database";
import { appraisalId, freshFeedback } from "../doors";
import { behind, personId } from "../staff";
import { CHANGE, type Try } from "./try";

const { employee } = behind;
const feedbackOf = async (key: string, where: string) =>
  (
    await one<{ id: string }>(
      `SELECT id FROM feedback WHERE "employeeId" = $1 AND "givenAt" IS NOT NULL AND ${where} ORDER BY id LIMIT 1`,
      [await personId(key)],
    )
  ).id;
const requestOf = async (to: string, where = '"closedAt" IS NULL AND "expiresOn" >= \'2026-11-18\'') =>
  (await one<{ id: string }>(`SELECT id FROM feedback_request WHERE "askedId" = $1 AND ${where} ORDER BY id LIMIT 1`, [await personId(to)]))
    .id;

/** The doors of what colleagues say to each other, under their names. */
export const feedbackTries: Record<string, Try> = {
  "feedback sendFeedback": {
    who: "southMidwife",
    stranger: employee, // nobody says anything to oneself
    subject: "employeeId",
    otherKind: () => appraisalId(employee),
    fields: async () => ({
      employeeId: await personId(employee),
      tone: "appreciation",
      about: "harmonious",
      text: "Membantu tanpa diminta.",
      evidence: "https://contoh.go.id/a",
      outside: "",
      requestId: "",
    }),
    writes: [...CHANGE, "feedback"],
  },
  "feedback takeFeedbackBack": {
    who: "northHead",
    stranger: employee,
    subject: "feedbackId",
    otherKind: () => personId(employee),
    fields: async () => ({ feedbackId: await freshFeedback(employee, "northHead") }),
    writes: [...CHANGE, "feedback"],
    outOfTime: [
      {
        who: "northHead",
        because: "day-over",
        fields: async () => ({
          feedbackId: await feedbackOf(employee, `"giverKind" = 'leader' AND "withdrawnAt" IS NULL AND "givenOn" < '2026-11-18'`),
        }),
      },
      {
        who: "officeHead",
        because: "taken-back",
        fields: async () => ({ feedbackId: await feedbackOf(employee, `"withdrawnAt" IS NOT NULL AND "giverName" <> 'x'`) }),
      },
    ],
  },
  "feedback answerFeedback": {
    who: employee,
    stranger: "northHead",
    subject: "feedbackId",
    otherKind: () => personId(employee),
    fields: async () => ({ feedbackId: await feedbackOf(employee, `"giverKind" = 'peer' AND reply IS NULL`), reply: "Terima kasih." }),
    writes: [...CHANGE, "feedback"],
    outOfTime: [
      {
        who: employee,
        because: "already-answered",
        fields: async () => ({ feedbackId: await feedbackOf(employee, `reply IS NOT NULL`), reply: "Sekali lagi." }),
      },
    ],
  },
  "feedback askColleagues": {
    who: employee,
    stranger: "northHead", // asks about the own work only
    subject: "employeeId",
    otherKind: () => appraisalId(employee),
    fields: async () => ({
      employeeId: await personId(employee),
      "people[]": [await personId("southNurseOne")],
      about: "",
      question: "Apa?",
    }),
    writes: [...CHANGE, "feedback_request"],
  },
  "feedback declineToAnswer": {
    who: "northHead",
    stranger: employee,
    subject: "requestId",
    otherKind: () => personId(employee),
    fields: async () => ({ requestId: await requestOf("northHead"), note: "Belum sempat melihatnya." }),
    writes: [...CHANGE, "feedback_request"],
    outOfTime: [
      {
        who: "northNurseOne",
        because: "closed",
        fields: async () => ({
          requestId: await requestOf("northNurseOne", `"closedAt" IS NULL AND "expiresOn" < '2026-11-18'`),
          note: "",
        }),
      },
      {
        who: "northDoctor",
        because: "already-answered",
        fields: async () => ({ requestId: await requestOf("northDoctor", "declined"), note: "" }),
      },
    ],
  },
};
