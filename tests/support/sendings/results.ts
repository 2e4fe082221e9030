import { caseAnswers, trainingAnswers } from "../fairness-forms";
import { openOffice } from "../office";
import { CLOSED, OPEN } from "../onlookers";
import { appraisalId, count, employeeId, find, objectionId, unitId } from "../records";
import { but, type Filled, type Sending, version } from "./sending";

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

/** What follows a rating: its meeting, its document, an objection to it, and what a rater learns of it. */
export const resultsSendings: Record<string, Sending> = {
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
};
