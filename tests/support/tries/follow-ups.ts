import { one } from "../database";
import { appraisalId } from "../doors";
import { behind, type Fields, personId } from "../staff";
import { CHANGE, type Try } from "./try";

const { employee } = behind;
/** One of the seed's, as the forms name it. */
export const followUpOf = async (key: string, where: string) =>
  one<{ id: string; version: number }>(`SELECT id, version FROM follow_up WHERE "employeeId" = $1 AND ${where} ORDER BY id LIMIT 1`, [
    await personId(key),
  ]);
const versioned = async (key: string, where: string): Promise<Fields> => {
  const { id, version } = await followUpOf(key, where);
  return { followUpId: id, version: String(version) };
};
const RUNS = `"closedAt" IS NULL AND "acceptedAt" IS NOT NULL`;
const WAITS = `"acceptedAt" IS NULL AND "closedAt" IS NULL`;
const answers = Object.fromEntries(["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((name) => [`answers.${name}`, "3"]));
const proposal = async (): Promise<Fields> => ({
  employeeId: await personId(employee),
  kind: "training",
  cause: "skill",
  goal: "Membaca partograf dengan benar.",
  steps: "",
  ownerId: await personId(employee),
  dueOn: "2026-12-20",
  appraisalId: "",
});

/** The doors of what a result leads to. */
export const followUpTries: Record<string, Try> = {
  "follow-ups proposeWhatFollows": {
    who: "northHead",
    stranger: behind.rater,
    subject: "employeeId",
    otherKind: () => appraisalId(employee),
    fields: proposal,
    writes: [...CHANGE, "follow_up"],
    answers: "redirected",
  },
  "follow-ups takeUpProposal": {
    who: "northHead",
    stranger: employee, // whose proposal it is waits
    subject: "followUpId",
    otherKind: () => personId(employee),
    fields: () => versioned(employee, WAITS),
    writes: [...CHANGE, "follow_up"],
    outOfTime: [{ who: "northHead", because: "already-done", fields: () => versioned(employee, RUNS) }],
  },
  "follow-ups endFollowUp": {
    who: "northHead",
    stranger: behind.personnel,
    subject: "followUpId",
    otherKind: () => personId(employee),
    fields: async () => ({ ...(await versioned("studyMidwife", RUNS)), end: "done", outcome: "Kelas diikuti.", competence: "3" }),
    writes: [...CHANGE, "follow_up"],
    outOfTime: [
      {
        who: behind.rater,
        because: "already-done",
        fields: async () => ({ ...(await versioned("southMidwife", "dropped")), end: "done", outcome: "Lagi.", competence: "" }),
      },
    ],
  },
  "follow-ups noteMeeting": {
    who: behind.rater, // the two of a counselling alone
    stranger: behind.personnel,
    subject: "followUpId",
    otherKind: () => personId(employee),
    fields: async () => ({ followUpId: (await followUpOf("southNurseTwo", RUNS)).id, day: "2026-11-17", note: "Berjalan baik." }),
    writes: [...CHANGE, "follow_up", "follow_up_session"],
  },
  "follow-ups sendOwnView": {
    who: employee,
    stranger: "northHead", // who leads it
    subject: "followUpId",
    otherKind: () => personId(employee),
    fields: async () => ({ followUpId: (await followUpOf(employee, `${RUNS} AND kind = 'coaching'`)).id, ...answers, note: "" }),
    writes: [...CHANGE, "follow_up_view"],
    outOfTime: [
      {
        who: employee,
        because: "already-answered",
        fields: async () => ({ followUpId: (await followUpOf(employee, `competence IS NOT NULL`)).id, ...answers, note: "" }),
      },
    ],
  },
};
