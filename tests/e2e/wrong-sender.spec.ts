import { expect } from "@playwright/test";
import words from "@/lib/messages/id.json" with { type: "json" };
import { indicatorFields, resultFields } from "../support/drafted";
import { caseAnswers, trainingAnswers } from "../support/fairness-forms";
import { openOffice, serveOffice, test } from "../support/office";
import { CLOSED, EVERYBODY, OPEN, type Person, read, signedIn, strangersTo, unknown } from "../support/onlookers";
import {
  activityId,
  appraisalId,
  awardId,
  cameFrom,
  count,
  dialogueId,
  documentId,
  employeeId,
  find,
  followUpId,
  importId,
  linkCode,
  objectionId,
  obstacleId,
  planId,
  stored,
  unitId,
} from "../support/records";
import { lineFields } from "../support/samples-agreement";
import { statementsOf } from "../support/statements";
import { nobody } from "../support/visitor";

serveOffice();
test.setTimeout(120_000);

type Filled = Record<string, string | readonly string[]>;
type Sending = {
  /** What must have been done shortly before. */
  first?: () => Promise<unknown>;
  /** Filled in so that whoever may sends it is done: what is refused below is refused for who sends it, and for nothing else. */
  form: () => Filled | Promise<Filled>;
  /** Who does it in the end, to prove that. */
  by: Person | "nobody";
  /** Who must not: not found. */
  notBy: readonly Person[];
  /** Done is told by the notice, or by leading on. */
  leads?: string;
  /** Where one deed is on many people's records at once: how many statements, however many they are. Ten else. */
  most?: number;
  /** What goes on by itself when it is done, and must have come to its end before the next. */
  settles?: () => Promise<unknown>;
};

const version = (table: string, id: string) => find(`SELECT "version" FROM "${table}" WHERE "id" = $1`, id);
const but = (...those: Person[]) => EVERYBODY.filter((person) => !those.includes(person));
const marks = (before: string) =>
  Object.fromEntries(
    ["service", "accountable", "competent", "harmonious", "loyal", "adaptive", "collaborative"].map((value) => [`${before}${value}`, "3"]),
  );
const line = {
  text: "Pelayanan KB di desa",
  day: "2026-11-18",
  minutes: "30",
  startMinute: "",
  intendedResultId: "",
  outputQuantity: "",
  outputUnit: "",
};
const proposalOf = (key: string) => find(`SELECT "id" FROM "setting_proposal" WHERE "key" = $1`, key);
const newService = async () => ({ name: "Layanan Uji", unitId: await unitId("Puskesmas Utara"), note: "", closedOn: "" });
const person = (more: Filled): Filled => ({
  postKind: "fungsional",
  rank: "",
  ...more,
});
const newUnit = { name: "Unit Uji", shortName: "Uji", parentId: "", closedOn: "" };
const one = (sql: string) => find(`${sql} ORDER BY "id" LIMIT 1`);

const hangingCode = async () => {
  const id = await one('SELECT "id" FROM "service_code" WHERE "withdrawnAt" IS NULL');
  return { codeId: id, version: await version("service_code", id) };
};

/** Next year's plans that are on their way in the south: the nurse's is worked on by her and her rater. */
const nextPlan = async (key: string) => find(`SELECT "id" FROM "plan" WHERE "employeeId" = $1 AND "setOn" IS NULL`, await employeeId(key));
const planForm = async (key: string): Promise<Filled> => {
  const id = await nextPlan(key);
  return { planId: id, version: await version("plan", id) };
};
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
/** Until the job has brought to its end every group whose window a deed before this one closed. */
const noneDue = () =>
  expect
    .poll(
      () =>
        count(
          `SELECT count(*) FROM "response_group" g JOIN "appraisal" a ON a."id" = g."appraisalId"
           JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'peers'
           WHERE g."releasedAt" IS NULL AND g."destroyedAt" IS NULL AND w."closesOn" < '2026-11-18'`,
        ),
      { timeout: 80_000 },
    )
    .toBe(0);
/** Until the job has done with every file. */
const noneAtWork = () =>
  expect.poll(() => count(`SELECT count(*) FROM "import" WHERE "state" IN ('mapped', 'loading')`), { timeout: 20_000 }).toBe(0);
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
/** A result of the closed quarter as the form that signs it carries it; and its document as the forms after that do. */
const toSign = async (key: string): Promise<Filled> => {
  const id = await appraisalId(key, CLOSED);
  return { appraisalId: id, version: await version("appraisal", id) };
};
const documentForm = async (key: string): Promise<Filled> => ({ appraisalId: await appraisalId(key, CLOSED), version: "1" });
const documentOf = async (key: string) =>
  find(`SELECT "id" FROM "evaluation_document" WHERE "appraisalId" = $1`, await appraisalId(key, CLOSED));
const receive = async (key: string) =>
  openOffice().ask(
    `UPDATE "evaluation_document" SET "receivedAt" = greatest("signedAt", "deliveredAt") WHERE "appraisalId" = $1 AND "receivedAt" IS NULL`,
    [await appraisalId(key, CLOSED)],
  );
const objectionForm = async (key: string): Promise<Filled> => {
  const id = await objectionId(key);
  return { objectionId: id, version: await version("objection", id) };
};
const drafting: Pick<Sending, "by" | "notBy"> = { by: "stranger", notBy: but("stranger", "another rater") };

const southColumn = async (year = 2027) =>
  find(
    `SELECT i."id" FROM "agreement_indicator" i JOIN "agreement_result" r ON r."id" = i."resultId" JOIN "agreement" a ON a."id" = r."agreementId"
     WHERE a."unitId" = $1 AND a."year" = $2 ORDER BY r."position", i."position" LIMIT 1`,
    await unitId("Puskesmas Selatan"),
    String(year),
  );
const directing: Pick<Sending, "by" | "notBy"> = { by: "personnel", notBy: but("personnel") };
const agreeing: Pick<Sending, "by" | "notBy"> = { by: "own rater", notBy: but("own rater", "head above", "personnel") };

const RUNNING = `SELECT c."id" FROM "calibration" c JOIN "unit" u ON u."id" = c."unitId" WHERE c."closedAt" IS NULL AND u."shortName" = 'Puskesmas Selatan'`;
/** Somebody of the running meeting about whom nothing waits, rated alike in both; and another pair. */
const RATED_THERE = `SELECT a."id" FROM "appraisal" a JOIN "calibration" c ON c."unitId" = a."unitId" AND c."period" = a."period" AND c."closedAt" IS NULL
  WHERE a."raterId" = $1 AND a."ratedAt" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "calibration_proposal" p WHERE p."appraisalId" = a."id" AND p."answeredAt" IS NULL)
  ORDER BY a."id" DESC LIMIT 1`;
async function ratedOfMeeting(): Promise<Record<string, string>> {
  const [row] = await openOffice().ask<{ id: string }>(
    `UPDATE "appraisal" SET "workResult" = 'meets', "behaviour" = 'meets', "predicate" = 'good', "inputs" = coalesce("inputs", '{}'),
       "steps" = coalesce("steps", '[]'), "ratedAt" = coalesce("ratedAt", '2026-11-17T02:00:00Z')
     WHERE "id" = (SELECT a."id" FROM "appraisal" a JOIN "calibration" c ON c."unitId" = a."unitId" AND c."period" = a."period" AND c."closedAt" IS NULL
       WHERE a."raterId" = $1 AND NOT EXISTS (SELECT 1 FROM "calibration_proposal" p WHERE p."appraisalId" = a."id" AND p."answeredAt" IS NULL) ORDER BY a."id" DESC LIMIT 1)
     RETURNING "id"`,
    [await employeeId("southHead")],
  );
  return { appraisalId: row?.id ?? "", workResult: "above", behaviour: "meets" };
}

/** Every action of the build; public ones are sent by anybody, so nobody must not. A new one without a row fails. */
const sendings: Record<string, Sending> = {
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
  openMeeting: {
    first: async () =>
      openOffice().ask(
        `UPDATE "step_window" SET "opensOn" = '2026-11-17', "closesOn" = '2026-11-30' WHERE "step" = 'rating' AND "period" = '2026-Q4' AND "unitId" = $1`,
        [await unitId("Labkes")],
      ),
    form: async () => ({ unitId: await unitId("Labkes"), period: "2026-Q4" }),
    by: "head above",
    notBy: but("head above", "personnel"),
    leads: "/calibrations/",
  },
  proposeRating: {
    first: ratedOfMeeting,
    form: async () => ({
      calibrationId: await find(RUNNING),
      appraisalId: await find(RATED_THERE, await employeeId("southHead")),
      workResult: "above",
      behaviour: "meets",
      reason: "Buktinya setara dengan rekannya.",
    }),
    by: "another rater",
    notBy: but("another rater", "head above", "personnel"),
  },
  answerProposedRating: {
    first: async () => {
      const { appraisalId: about = "" } = await ratedOfMeeting();
      await openOffice().ask(
        `INSERT INTO "calibration_proposal" ("id", "calibrationId", "appraisalId", "byId", "beforeWorkResult", "beforeBehaviour", "workResult", "behaviour", "reason", "at")
         VALUES (gen_random_uuid(), $1, $2, $3, 'meets', 'meets', 'above', 'meets', 'x', '2026-11-17T03:00:00Z')`,
        [await find(RUNNING), about, await employeeId("officeHead")],
      );
    },
    form: async () => ({
      proposalId: await find(
        `SELECT "id" FROM "calibration_proposal" WHERE "byId" = $1 AND "reason" = 'x' AND "answeredAt" IS NULL ORDER BY "id" LIMIT 1`,
        await employeeId("officeHead"),
      ),
      answer: "kept",
      words: "Buktinya lain.",
    }),
    by: "another rater",
    notBy: but("another rater"),
    leads: "/appraisals/",
  },
  confirmMeeting: {
    form: async () => ({
      calibrationId: await find(RUNNING),
      version: await find(
        `SELECT "version" FROM "calibration" WHERE "closedAt" IS NULL AND "unitId" = $1`,
        await unitId("Puskesmas Selatan"),
      ),
    }),
    by: "another rater",
    notBy: but("another rater", "head above"),
  },
  decideAchievement: {
    form: async () => ({
      unitId: await unitId("Puskesmas Utara"),
      period: OPEN,
      version: "0",
      value: "good",
      source: "Notulen rapat evaluasi",
    }),
    by: "head above",
    notBy: but("head above", "personnel"),
  },
  signResult: {
    form: async () => ({ ...(await toSign("southNurseTwo")), next: "keep" }),
    by: "another rater",
    notBy: but("another rater"),
  },
  signResults: {
    form: async () => {
      const { appraisalId: id, version: drawn } = await toSign("southMidwife");
      return { employeeId: await employeeId("southHead"), "drawn[]": `${id} ${drawn}`, next: "deliver" };
    },
    by: "another rater",
    notBy: but("another rater"),
  },
  deliverResult: { form: () => documentForm("southNutritionist"), by: "another rater", notBy: but("another rater") },
  deliverResults: {
    form: async () => ({ employeeId: await employeeId("southHead"), "documents[]": await documentOf("southNurseOne") }),
    by: "another rater",
    notBy: but("another rater"),
  },
  receiveResult: { form: async () => ({ ...(await documentForm("southNurseOne")), next: "keep" }), by: "stranger", notBy: but("stranger") },
  returnResult: {
    first: () => receive("southNurseOne"),
    form: () => documentForm("southNurseOne"),
    by: "stranger",
    notBy: but("stranger"),
  },
  reportResults: {
    form: async () => ({
      period: CLOSED,
      n: String(
        await count(
          `SELECT count(*) FROM "evaluation_document" d JOIN "appraisal" a ON a."id" = d."appraisalId" WHERE a."period" = $1 AND d."reportedAt" IS NULL
           AND d."version" = (SELECT max(v."version") FROM "evaluation_document" v WHERE v."appraisalId" = a."id")`,
          CLOSED,
        ),
      ),
    }),
    by: "personnel",
    notBy: but("personnel"),
  },
  submitEvaluation: {
    form: async () => ({
      ...(await toSign("southVolunteer")),
      workResult: "meets",
      behaviour: "meets",
      note: "Dinilai atasan penilai.",
    }),
    by: "head above",
    notBy: but("head above"),
    leads: "/appraisals",
  },
  objectToResult: {
    first: () => receive("southNurseOne"),
    form: async () => ({ ...(await documentForm("southNurseOne")), input: "", reasons: "Dua kegiatan tidak terhitung." }),
    by: "stranger",
    notBy: but("stranger"),
    leads: "/objections/",
  },
  explainResult: {
    form: async () => ({ ...(await objectionForm("northNurseOne")), text: "Catatan itu baru masuk sesudah triwulan." }),
    by: "own rater",
    notBy: but("own rater"),
  },
  recordHearing: {
    form: async () => ({ ...(await objectionForm("northNurseOne")), text: "Didengar di kantor dinas." }),
    by: "head above",
    notBy: but("head above"),
  },
  decideOnObjection: {
    form: async () => ({
      ...(await objectionForm("northSanitarian")),
      outcome: "changed",
      workResult: "meets",
      behaviour: "above",
      decision: "Bukti menunjukkannya.",
    }),
    by: "head above",
    notBy: but("head above"),
  },
  withdrawOwnObjection: { form: () => objectionForm("northNurseOne"), by: "colleague", notBy: but("colleague") },
  sendCases: {
    form: async () => ({ employeeId: await employeeId("southHead"), ...caseAnswers() }),
    by: "another rater",
    notBy: but("another rater"),
    leads: "/raters/cases?saved=1",
  },
  sendTraining: {
    form: async () => ({ employeeId: await employeeId("southHead"), ...trainingAnswers() }),
    by: "another rater",
    notBy: but("another rater"),
    leads: "/raters/training?passed=1",
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
  proposeRule: {
    form: () => ({
      rule: "quietCodeDays",
      value: "7",
      closesOn: "2026-11-30",
      from: "2026-12-15",
      reason: "Jarang dipindai.",
      source: "Nota dinas",
    }),
    by: "personnel",
    notBy: but("personnel"),
  },
  commentRule: {
    form: async () => ({ proposalId: await proposalOf("reviewDays"), text: "Setuju." }),
    by: "owner",
    notBy: [],
  },
  adoptRule: {
    form: async () => ({ proposalId: await proposalOf("peersAsked"), decision: "Diterima." }),
    by: "personnel",
    notBy: but("personnel"),
  },
  dropRule: {
    form: async () => ({ proposalId: await proposalOf("reviewDays"), decision: "Dihentikan." }),
    by: "personnel",
    notBy: but("personnel"),
  },
  addHoliday: {
    form: () => ({ day: "2027-03-10", name: "Hari Raya Idulfitri", kind: "national", source: "SKB" }),
    by: "personnel",
    notBy: but("personnel"),
  },
  pasteHolidays: {
    form: () => ({ lines: "2027-03-11\tHari Raya Idulfitri", kind: "national", source: "SKB" }),
    by: "personnel",
    notBy: but("personnel"),
  },
  pasteAttendance: {
    form: async () => ({ month: "2026-10", source: "Rekap presensi", lines: "199010122023211013\t22\t1" }),
    by: "personnel",
    notBy: but("personnel"),
  },
  updateHoliday: {
    form: async () => {
      const id = await find(`SELECT "id" FROM "holiday" WHERE "day" = '2026-12-25'`);
      return { holidayId: id, version: await version("holiday", id), day: "2026-12-25", name: "Natal", kind: "national", source: "SKB" };
    },
    by: "personnel",
    notBy: but("personnel"),
  },
  dropHoliday: {
    form: async () => {
      const id = await find(`SELECT "id" FROM "holiday" WHERE "day" = '2026-06-01'`);
      return { holidayId: id, version: await version("holiday", id) };
    },
    by: "personnel",
    notBy: but("personnel"),
  },
  addEmployee: {
    form: async () =>
      person({
        name: "Pegawai Uji",
        nip: "199901012025011001",
        post: "Perawat",
        unitId: await unitId("Puskesmas Utara"),
        from: "2026-11-18",
      }),
    by: "administrator",
    notBy: but("administrator"),
  },
  changeEmployee: {
    form: async () => {
      const id = await employeeId("seniorMidwife");
      return person({
        employeeId: id,
        version: await version("employee", id),
        name: "Ni Made Ayu Lestari",
        nip: "198403152006042008",
        post: "Bidan",
      });
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  transferEmployee: {
    form: async () => ({
      employeeId: await employeeId("northSanitarian"),
      version: await version("employee", await employeeId("northSanitarian")),
      unitId: await unitId("Puskesmas Selatan"),
      post: "Sanitarian Mahir",
      postKind: "fungsional",
      from: "2026-11-18",
      rater: "198105272008011006",
    }),
    by: "administrator",
    notBy: but("administrator"),
  },
  withdrawPosting: {
    form: async () => {
      const id = await find('SELECT "id" FROM "posting" WHERE "undo" IS NOT NULL');
      return { postingId: id, version: await version("posting", id) };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  recordAbsence: {
    form: async () => {
      const id = await employeeId("southNurseTwo");
      const days = { from: "2026-11-18", until: "2028-08-31" };
      return { employeeId: id, version: await version("employee", id), kind: "study_leave", place: "Universitas Contoh", ...days };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  setAbsenceEnd: {
    form: async () => {
      const id = await find(`SELECT "id" FROM "posting" WHERE "kind" = 'study_leave' AND "from" < '2026-11-18' ORDER BY "id" LIMIT 1`);
      return { postingId: id, version: await version("posting", id), until: "2026-12-31" };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  recordLeaving: {
    form: async () => {
      const id = await employeeId("southRegistrar");
      return { employeeId: id, version: await version("employee", id), leftOn: "2026-12-01", because: "moved_away" };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  takeBackLeaving: {
    form: async () => {
      const id = await employeeId("retired");
      return { employeeId: id, version: await version("employee", id) };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  addReportingLine: {
    form: () => ({ employee: "199307192020121006", rater: "198512302010012007", from: "2026-11-18", until: "" }),
    by: "administrator",
    notBy: but("administrator"),
  },
  endReportingLine: {
    form: async () => {
      const id = await one('SELECT "id" FROM "reporting_line" WHERE "until" IS NULL');
      return { lineId: id, version: await version("reporting_line", id), until: "2026-12-31" };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  sayNotMyRater: {
    form: async () => ({ employeeId: await employeeId("seniorMidwife"), reason: "Saya pindah bidang.", suggested: "" }),
    by: "owner",
    notBy: but("owner"),
  },
  giveOtherRater: {
    form: async () => ({ ...(await openDispute("generalAffairs")), rater: "199206282019022005", from: "2026-11-18", answer: "" }),
    by: "personnel",
    notBy: but("personnel"),
  },
  keepRater: {
    form: async () => ({ ...(await openDispute("seniorMidwife")), answer: "Menurut keputusan penempatan." }),
    by: "personnel",
    notBy: but("personnel"),
  },
  createUnit: { form: () => newUnit, by: "administrator", notBy: but("administrator") },
  updateUnit: {
    form: async () => {
      const id = await unitId("Labkes");
      return { ...newUnit, unitId: id, version: await version("unit", id), shortName: "Labkes", parentId: await unitId("Dinkes") };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  appointHead: {
    form: async () => ({
      unitId: await unitId("BKPSDM"),
      head: "197804032005012003",
      capacity: "acting",
      from: "2026-11-18",
      until: "",
    }),
    by: "administrator",
    notBy: but("administrator"),
  },
  endHeadship: {
    form: async () => ({ headId: await one('SELECT "id" FROM "unit_head"'), until: "2026-12-31" }),
    by: "administrator",
    notBy: but("administrator"),
  },
  mapImport: {
    form: async () => {
      const id = await importId("uploaded");
      const columns = {
        nip: "1",
        name: "2",
        post: "3",
        postKind: "4",
        rank: "5",
        unit: "6",
        parentUnit: "",
        head: "",
        rater: "",
        from: "",
        email: "",
      };
      const named = Object.fromEntries(Object.entries(columns).map(([field, column]) => [`columns.${field}`, column]));
      return { importId: id, version: await version("import", id), ...named, effectiveOn: "2026-12-01" };
    },
    by: "administrator",
    notBy: but("administrator"),
    settles: noneAtWork,
  },
  loadImport: {
    form: async () => {
      const id = await find(`SELECT "id" FROM "import" WHERE "name" = 'pegawai-dinkes-4.csv'`);
      return { importId: id, version: await version("import", id) };
    },
    by: "administrator",
    notBy: but("administrator"),
    settles: noneAtWork,
  },
  createAccount: {
    form: () => ({ who: "199010122023211013", email: "keuangan@kota.contoh" }),
    by: "administrator",
    notBy: but("administrator"),
    leads: "/accounts/",
  },
  updateAccount: {
    form: async () => {
      const id = await find('SELECT "id" FROM "account" WHERE "employeeId" = $1', await employeeId("southMidwife"));
      return {
        accountId: id,
        version: await version("account", id),
        email: "bidan@kota.contoh",
        active: "yes",
      };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  appointToRole: {
    form: async () => ({
      accountId: await find('SELECT "id" FROM "account" WHERE "employeeId" = $1', await employeeId("southMidwife")),
      role: "auditor",
      from: "2026-11-18",
      until: "",
    }),
    by: "administrator",
    notBy: but("administrator"),
  },
  endOfficeRole: {
    form: async () => {
      const id = await find(`SELECT "id" FROM "account_role" WHERE "role" = 'personnel' AND "until" IS NULL`);
      return { roleId: id, version: await version("account_role", id), until: "2026-12-31", intent: "end" };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  askForNewLink: { form: () => ({ login: "rater@demo.cermin" }), by: "nobody", notBy: [] },
  choosePassword: {
    form: async () => ({ code: await linkCode("northNurseTwo"), password: "kuda baterai stapler" }),
    by: "nobody",
    notBy: [],
    leads: "/today",
  },
  changeOwnPassword: {
    form: async () => ({
      employeeId: await employeeId("seniorMidwife"),
      currentPassword: "cermin-demo-2026",
      password: "kuda baterai stapler",
    }),
    by: "owner",
    notBy: but("owner"),
  },
  endSessions: {
    form: async () => ({ employeeId: await employeeId("seniorMidwife"), sessionId: "others" }),
    by: "owner",
    notBy: but("owner"),
  },
  createService: {
    form: newService,
    by: "administrator",
    notBy: but("administrator"),
  },
  updateService: {
    form: async () => {
      const id = await one('SELECT "id" FROM "service"');
      return { ...(await newService()), serviceId: id, version: await version("service", id) };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  createCode: {
    form: async () => ({ serviceId: await one('SELECT "id" FROM "service"'), place: "Loket 9" }),
    by: "administrator",
    notBy: but("administrator"),
  },
  withdrawPoster: {
    form: hangingCode,
    by: "administrator",
    notBy: but("administrator"),
  },
  replacePoster: {
    form: hangingCode,
    by: "administrator",
    notBy: but("administrator"),
  },
};

/** What somebody said of their rater: the one of the demonstration, and the one that was sent before. */
async function openDispute(key: string) {
  const id = await find(`SELECT "id" FROM "rater_dispute" WHERE "settledAt" IS NULL AND "employeeId" = $1`, await employeeId(key));
  return { disputeId: id, version: await version("rater_dispute", id) };
}

type Built = { node: Record<string, { exportedName: string; workers: Record<string, unknown> }> };

/** Each action's name, its id, and an address of a page that holds it, with any record where the page asks for one. */
function builtActions() {
  const { node } = read<Built>("server/server-reference-manifest.json");
  return new Map(
    Object.entries(node).map(([id, { exportedName, workers }]) => {
      const route = Object.keys(workers)[0] ?? "";
      const path = route
        .replace(/^app|\/\([^)]+\)|\/page$/g, "")
        .replace(/\[period\]/, OPEN)
        .replaceAll(/\[\w+\]/g, unknown);
      return [exportedName, { id, page: path || "/" }];
    }),
  );
}

test("every action of the build stands in the table of who may send it", () => {
  expect(Object.keys(sendings).toSorted()).toEqual([...builtActions().keys()].toSorted());
});

for (const [name, { first, form, by, notBy, leads, settles, most = 10 }] of Object.entries(sendings)) {
  test(`${name} is done for ${by} alone, whatever a request says, and costs at most ${most} statements`, async () => {
    const action = builtActions().get(name);
    if (!action) throw new Error(`no action ${name}`);
    const all = await signedIn();
    await first?.();
    await noneDue();
    const before = await stored();
    for (const person of notBy) {
      const sent = await form();
      const { text } = (await all.get(person)?.call(action, sent)) ?? { text: "" };
      expect(text, `${person} sends ${name}`).toContain(words.refusal["not-found"]);
      const told = (await strangersTo(person)).filter(
        (stranger) => text.includes(stranger) && !Object.values(sent).join().includes(stranger),
      );
      expect(told, `${person} sends ${name} and is told of nobody`).toEqual([]);
      expect(text, `${person} sends ${name}`).toContain('"status":"refused"');
    }
    if (by !== "nobody") {
      const { text } = (await all.get("nobody")?.call(action, await form())) ?? { text: "" };
      expect(text, `nobody sends ${name}`).toContain(words.refusal["not-signed-in"]);
    }
    const foreign = await nobody().ask(action.page, {
      method: "POST",
      headers: { "next-action": action.id, origin: "https://kota.palsu" },
      body: new FormData(),
    });
    expect(foreign.status, "from another origin").toBeGreaterThanOrEqual(400);
    expect(await stored()).toEqual(before);

    const who = by === "nobody" ? nobody() : all.get(by);
    const filled = await form();
    let answered = { text: "", next: "" };
    const statements = await statementsOf(async () => {
      answered = (await who?.call(action, filled)) ?? answered;
    });
    const { text, next } = answered;
    if (leads) expect(next, text).toContain(leads);
    else expect(text).toContain('"status":"done"');
    if (by !== "nobody") expect(await stored()).not.toEqual(before);
    const drawn = leads ? await statementsOf(async () => who?.read(next.split(";")[0] ?? "")) : 0; // the page it leads to is drawn into the same answer
    process.stdout.write(`${name}: ${statements - drawn} statements\n`);
    expect(statements - drawn, `a save is at most ${most} statements`).toBeLessThanOrEqual(most);
    await settles?.();
  });
}

test("one-time links are made for the administrator alone", async () => {
  const accountId = await find('SELECT "id" FROM "account" WHERE "employeeId" = $1', await employeeId("southNurseOne"));
  const send = { method: "POST", body: new URLSearchParams({ accountId }) };
  const before = await stored();
  for (const [person, who] of await signedIn()) {
    if (person === "administrator") continue;
    const answer = await who.ask("/api/accounts/links", send);
    expect([answer.status, answer.headers.get("location")], person).toEqual(person === "nobody" ? [303, "/sign-in"] : [404, null]);
  }
  const administrator = (await signedIn()).get("administrator");
  const foreign = await administrator?.ask("/api/accounts/links", { ...send, headers: { origin: "https://kota.palsu" } });
  expect(foreign?.status).toBe(403);
  expect(await stored()).toEqual(before);
  const made = await administrator?.ask("/api/accounts/links", send);
  expect(made?.status).toBe(200);
  expect((await made?.text())?.match(/\/invitation\/[2-9A-Z]{26}</g)).toHaveLength(1);
});

test("slips are issued for the administrator alone", async () => {
  const serviceId = await one('SELECT "id" FROM "service" WHERE "closedOn" IS NULL');
  const body = () => new URLSearchParams({ serviceId, channel: "slip", count: "3", days: "14" });
  const before = await stored();
  for (const [person, who] of await signedIn()) {
    if (person === "administrator") continue;
    const answer = await who.ask("/api/services/slips", { method: "POST", body: body() });
    expect([answer.status, answer.headers.get("location")], person).toEqual(person === "nobody" ? [303, "/sign-in"] : [404, null]);
  }
  const administrator = (await signedIn()).get("administrator");
  const foreign = await administrator?.ask("/api/services/slips", {
    method: "POST",
    body: body(),
    headers: { origin: "https://kota.palsu" },
  });
  expect(foreign?.status).toBe(403);
  expect(await stored()).toEqual(before);
  const issued = await administrator?.ask("/api/services/slips", { method: "POST", body: body() });
  expect(issued?.status).toBe(200);
  expect((await issued?.text())?.match(/\/s\/[2-9A-Z]{26}/g)).toHaveLength(3);
});
