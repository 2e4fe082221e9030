import { openOffice } from "../office";
import { awardId, dialogueId, employeeId, find, followUpId, meetingId, obstacleId, planId, unitId } from "../records";
import { but, type Filled, type Sending, version } from "./sending";

const obstacleForm = async (): Promise<Filled> => {
  const id = await obstacleId("seniorMidwife");
  return { obstacleId: id, version: await version("obstacle", id) };
};
/** The nurse's own dialogue of two days ago, without minutes so far. */
const minutesForm = async (): Promise<Filled> => {
  const id = await dialogueId("southNurseOne", '"lockedAt" IS NULL');
  return {
    dialogueId: id,
    version: await version("dialogue", id),
    heldOn: "2026-11-16",
    wentWell: "Imunisasi selesai lebih awal.",
    hinders: "",
    support: "",
    nextOn: "",
    ...Object.fromEntries(
      ["0", "1", "2"].flatMap((row) => [
        [`new.${row}.text`, ""],
        [`new.${row}.owner`, "employee"],
        [`new.${row}.dueOn`, ""],
      ]),
    ),
  };
};
/** The south's open meeting as its form carries it, with what the one before left open. */
const meetingForm = async (): Promise<Filled> => {
  const id = await meetingId("Puskesmas Selatan");
  const item = await find(`SELECT "itemId" FROM "meeting_point" WHERE "meetingId" = $1`, id);
  return {
    meetingId: id,
    version: await version("unit_meeting", id),
    heldOn: "2026-11-17",
    summary: "Antrean Senin pagi.",
    nextOn: "",
    [`items.${item}.state`]: "open",
    [`items.${item}.note`]: "",
    ...Object.fromEntries(["0", "1", "2"].flatMap((row) => ["text", "owner", "dueOn"].map((part) => [`new.${row}.${part}`, ""]))),
  };
};
const followUpForm = async (where: string): Promise<Filled> => {
  const id = await followUpId("seniorMidwife", where);
  return { followUpId: id, version: await version("follow_up", id) };
};
/** Said today by her rater, so that it may still be taken back and answered; and as the forms carry it. */
const sayToday = async () =>
  openOffice().ask(
    `INSERT INTO "feedback" ("id", "employeeId", "period", "giverKind", "giverName", "giverId", "tone", "text", "givenOn", "givenAt")
     VALUES (gen_random_uuid(), $1, '2026-Q4', 'leader', 'x', $2, 'appreciation', gen_random_uuid()::text, '2026-11-18', '2026-11-18T01:00:00Z')`,
    [await employeeId("seniorMidwife"), await employeeId("northHead")],
  );
const saidToday = async (): Promise<Filled> => ({
  feedbackId: await find(
    `SELECT "id" FROM "feedback" WHERE "employeeId" = $1 AND "giverId" = $2 AND "givenOn" = '2026-11-18' AND "withdrawnAt" IS NULL AND "reply" IS NULL
     ORDER BY "id" LIMIT 1`,
    await employeeId("seniorMidwife"),
    await employeeId("northHead"),
  ),
});

/** What is said beside the rating: awards, dialogues, follow-ups, feedback, obstacles. */
export const talksSendings: Record<string, Sending> = {
  callUnit: {
    form: async () => ({ unitId: await unitId("Dinkes"), period: "2026-Q3", heldOn: "2026-11-25" }),
    by: "head above",
    notBy: but("head above"),
    leads: "/meetings/",
  },
  saveMeeting: { form: meetingForm, by: "another rater", notBy: but("another rater", "head above") },
  closeMinutes: {
    form: async () => {
      const id = await meetingId("Puskesmas Selatan");
      return { meetingId: id, version: await version("unit_meeting", id) };
    },
    by: "another rater",
    notBy: but("another rater", "head above"),
  },
  openOwn: {
    form: async () => ({ unitId: await unitId("Puskesmas Selatan"), plan: "on", period: "", improvements: "Rapat lebih singkat." }),
    by: "another rater",
    notBy: but("another rater"),
  },
  openAwardRound: {
    form: () => ({ title: "Tim Tanggap", criteria: "Menjawab dalam satu hari.", closesOn: "2026-12-10" }),
    by: "personnel",
    notBy: but("personnel"),
    leads: "/awards/",
  },
  nominateColleague: {
    form: async () => ({ roundId: await awardId("%Triwulan Ini"), employeeId: await employeeId("northHead"), reason: "Selalu hadir." }),
    by: "owner",
    notBy: [],
  },
  decideAwardRound: {
    form: async () => ({ roundId: await awardId("Gagasan%"), version: "0", decision: "Tidak ada yang memenuhi kriteria." }),
    by: "personnel",
    notBy: but("personnel"),
  },
  planTalk: {
    form: async () => ({ employeeId: await employeeId("southMidwife"), heldOn: "2026-11-25" }),
    by: "another rater",
    notBy: but("another rater"),
    leads: "/dialogues/",
  },
  saveMinutes: { form: () => minutesForm(), by: "stranger", notBy: but("stranger", "another rater") },
  agreeToMinutes: {
    form: async () => {
      const { dialogueId: id, version: of } = await minutesForm();
      return { dialogueId: id ?? "", version: of ?? "" };
    },
    by: "another rater",
    notBy: but("stranger", "another rater"),
  },
  proposeWhatFollows: {
    form: async () => ({
      employeeId: await employeeId("seniorMidwife"),
      kind: "training",
      cause: "skill",
      goal: "Membaca partograf dengan benar.",
      steps: "",
      ownerId: await employeeId("seniorMidwife"),
      dueOn: "2026-12-20",
      appraisalId: "",
    }),
    by: "own rater",
    notBy: but("owner", "own rater"),
    leads: "/follow-ups/",
  },
  takeUpProposal: { form: () => followUpForm(`"acceptedAt" IS NULL`), by: "own rater", notBy: but("own rater") },
  endFollowUp: {
    form: async () => ({ ...(await followUpForm(`kind = 'coaching'`)), end: "done", outcome: "Tercapai.", competence: "4" }),
    by: "own rater",
    notBy: but("own rater"),
  },
  noteMeeting: {
    form: async () => ({
      followUpId: await followUpId("seniorMidwife", `kind = 'training'`),
      day: "2026-11-17",
      note: "Jadwal disepakati.",
    }),
    by: "owner",
    notBy: but("owner", "own rater"),
  },
  sendOwnView: {
    form: async () => ({
      followUpId: await followUpId("seniorMidwife", `kind = 'coaching'`),
      ...Object.fromEntries(["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((name) => [`answers.${name}`, "3"])),
      note: "",
    }),
    by: "owner",
    notBy: but("owner"),
  },
  sendFeedback: {
    form: async () => ({
      employeeId: await employeeId("seniorMidwife"),
      tone: "appreciation",
      about: "",
      text: "Membantu tanpa diminta.",
      evidence: "",
      outside: "",
      requestId: "",
    }),
    by: "colleague",
    notBy: ["owner"],
  },
  takeFeedbackBack: { first: sayToday, form: saidToday, by: "own rater", notBy: but("own rater") },
  answerFeedback: {
    first: sayToday,
    form: async () => ({ ...(await saidToday()), reply: "Terima kasih." }),
    by: "owner",
    notBy: but("owner"),
  },
  askColleagues: {
    form: async () => ({
      employeeId: await employeeId("seniorMidwife"),
      "people[]": await employeeId("northNurseTwo"),
      about: "",
      question: "Apa yang sebaiknya saya ubah?",
    }),
    by: "owner",
    notBy: but("owner"),
  },
  declineToAnswer: {
    form: async () => ({
      requestId: await find(
        `SELECT "id" FROM "feedback_request" WHERE "askedId" = $1 AND "closedAt" IS NULL ORDER BY "id" LIMIT 1`,
        await employeeId("northHead"),
      ),
      note: "",
    }),
    by: "own rater",
    notBy: but("own rater"),
  },
  reportObstacle: {
    form: async () => ({
      resultId: await find(
        'SELECT "id" FROM "intended_result" WHERE "planId" = $1 ORDER BY "position" LIMIT 1',
        await planId("seniorMidwife"),
      ),
      kind: "resources",
      text: "Tensimeter rusak dua dari tiga.",
    }),
    by: "owner",
    notBy: but("owner"),
  },
  promiseAction: {
    form: async () => ({ ...(await obstacleForm()), action: "Alat dipinjam dari gudang dinas.", dueOn: "2026-12-01" }),
    by: "head above",
    notBy: but("own rater", "head above"),
  },
  closeObstacle: { form: () => obstacleForm(), by: "own rater", notBy: but("owner", "own rater", "head above") },
};
