import { ask, one } from "../database";
import {
  accountId,
  activityId,
  appraisalId,
  CLOSED,
  cameFromNorth,
  documentId,
  formerResult,
  freshDeed,
  line,
  marks,
  rightsOf,
  routineLine,
  toSign,
  unitId,
} from "../doors";
import { behind, personId } from "../staff";
import { CHANGE, type Try } from "./try";

const { employee, rater } = behind;

/** The doors of the day's work: lines of the log with what hangs on them, and the forms of an appraisal. */
export const workTries: Record<string, Try> = {
  "activities logActivity": {
    who: employee,
    stranger: "northNurseOne",
    subject: "employeeId",
    otherKind: () => unitId("north"),
    fields: async () => ({ employeeId: await personId(employee), key: crypto.randomUUID(), ...line() }),
    writes: [...CHANGE, "activity", "activity_total"],
  },
  "activities logQuickly": {
    who: employee,
    stranger: "northHead",
    subject: "employeeId",
    otherKind: () => accountId(employee),
    fields: async () => ({
      employeeId: await personId(employee),
      key: crypto.randomUUID(),
      text: "Menyiapkan kelas ibu hamil",
      minutes: "",
    }),
    writes: [...CHANGE, "activity"],
  },
  "activities correctActivity": {
    who: employee,
    stranger: "northHead",
    subject: "activityId",
    otherKind: () => personId(employee),
    fields: async () => ({
      activityId: await activityId(employee, "text LIKE 'Kunjungan rumah ibu nifas di RW 04'"),
      version: "1",
      ...line({ day: "2026-11-17", text: "Kunjungan rumah ibu nifas di RW 04, tiga rumah" }),
    }),
    writes: [...CHANGE, "activity", "activity_total"],
    outOfTime: [
      {
        who: employee,
        because: "already-decided",
        fields: async () => ({ activityId: await activityId(employee, "decision = 'approved'"), version: "1", ...line() }),
      },
    ],
  },
  "activities decideActivity": {
    who: rater,
    stranger: "southNurseOne",
    subject: "activityId",
    otherKind: () => personId("southRegistrar"),
    fields: async () => ({
      activityId: await activityId("southRegistrar", "text = 'Verifikasi data pasien rujukan'"),
      version: "0",
      decision: "returned",
      reason: "Menitnya melebihi satu hari kerja.",
    }),
    writes: [...CHANGE, "activity", "activity_total", "activity_review"],
    outOfTime: [
      {
        who: rater,
        because: "already-decided",
        fields: async () => ({
          activityId: await activityId("southRegistrar", "decision = 'approved'"),
          version: "1",
          decision: "approved",
          reason: "",
        }),
      },
      {
        who: rater,
        because: "already-decided",
        fields: async () => ({
          activityId: await activityId("southRegistrar", `"submittedAt" IS NULL`),
          version: "0",
          decision: "approved",
          reason: "",
        }),
      },
    ],
  },

  "activities approveActivities": {
    who: rater,
    stranger: "southNurseOne",
    subject: "employeeId",
    otherKind: () => unitId("south"),
    fields: async () => {
      const { id, version } = await routineLine("southNurseOne");
      return { employeeId: await personId(rater), what: "chosen", "chosen[]": `${id}.${version}` };
    },
    writes: [...CHANGE, "activity", "activity_review", "activity_total"],
  },
  "activities undoDecision": {
    who: rater,
    stranger: "southNurseOne",
    subject: "deedId",
    otherKind: () => personId("southRegistrar"),
    fields: async () => ({ deedId: await freshDeed("southDoctor", rater) }),
    writes: [...CHANGE, "activity", "activity_review", "activity_total"],
    outOfTime: [
      { who: rater, because: "undo-over", fields: async () => ({ deedId: await freshDeed("southMidwife", rater, 61) }) },
      {
        who: rater,
        because: "already-undone",
        fields: async () => {
          const deedId = await freshDeed("southPharmacist", rater);
          await ask(`UPDATE activity_review SET "undoneAt" = at WHERE "deedId" = $1`, [deedId]);
          return { deedId };
        },
      },
    ],
  },

  "appraisals submitEvaluation": {
    who: "officeHead", // rates the rater, who let the days for rating pass
    stranger: rater,
    subject: "appraisalId",
    otherKind: () => personId("southVolunteer"),
    fields: async () => ({
      ...(await toSign("southVolunteer")),
      workResult: "meets",
      behaviour: "meets",
      note: "Dinilai atasan penilai.",
    }),
    writes: [...CHANGE, "appraisal", "evaluation_document"],
    answers: "redirected",
    outOfTime: [
      {
        who: "officeHead",
        because: "already-signed",
        fields: async () => ({ ...(await toSign("southDoctor")), workResult: "meets", behaviour: "meets", note: "Terlambat." }),
      },
    ],
  },

  "appraisals proposeFormerResult": {
    who: "southNurseTwo",
    stranger: "northHead",
    subject: "appraisalId",
    otherKind: () => personId("southNurseTwo"),
    fields: async () => {
      const id = await cameFromNorth("southNurseTwo");
      await ask(`DELETE FROM result_agreement WHERE "appraisalId" = $1`, [id]);
      return { appraisalId: id, unitId: await unitId("north"), period: CLOSED };
    },
    writes: [...CHANGE, "result_agreement"],
    outOfTime: [
      {
        who: "southNurseTwo",
        because: "closed",
        fields: async () => ({ appraisalId: await appraisalId("southNurseTwo", CLOSED), unitId: await unitId("north"), period: "2026-Q2" }),
      },
    ],
  },
  "appraisals agreeOnFormerResult": {
    who: "southNurseTwo",
    stranger: rater, // who proposed it
    subject: "appraisalId",
    otherKind: () => personId("southNurseTwo"),
    fields: () => formerResult("southNurseTwo", rater),
    writes: [...CHANGE, "result_agreement"],
    outOfTime: [
      { who: "southRegistrar", because: "already-agreed", fields: () => formerResult("southRegistrar", rater, "2026-11-17T02:00:00Z") },
      { who: "southRegistrar", because: "closed", fields: () => formerResult("southRegistrar", rater, null, CLOSED) },
    ],
  },
  "appraisals dropFormerResult": {
    who: rater,
    stranger: "northHead",
    subject: "appraisalId",
    otherKind: () => personId("southNurseTwo"),
    fields: () => formerResult("southNurseTwo", rater),
    writes: [...CHANGE, "result_agreement"],
    outOfTime: [
      { who: rater, because: "already-agreed", fields: () => formerResult("southRegistrar", rater, "2026-11-17T02:00:00Z") },
      { who: rater, because: "closed", fields: () => formerResult("southRegistrar", rater, null, CLOSED) },
    ],
  },
  "appraisals submitRating": {
    who: rater,
    stranger: "southNurseOne",
    subject: "appraisalId",
    otherKind: () => personId("southNurseOne"),
    fields: async () => ({
      appraisalId: await appraisalId("southDoctor"),
      version: "0",
      workResult: "meets",
      behaviour: "above",
      note: "Audit klinis kedua menyusul.",
    }),
    writes: [...CHANGE, "appraisal"],
    answers: "redirected",
    outOfTime: [
      {
        who: "northHead",
        because: "not-yet-open",
        fields: async () => ({ appraisalId: await appraisalId(employee), version: "0", workResult: "meets", behaviour: "meets", note: "" }),
      },
      {
        who: rater,
        because: "closed",
        fields: async () => ({
          appraisalId: await appraisalId("southNurseTwo", CLOSED),
          version: "1",
          workResult: "meets",
          behaviour: "meets",
          note: "",
        }),
      },
    ],
  },
  "team-ratings submitTeamRatings": {
    who: rater,
    stranger: "southNurseOne",
    subject: "employeeId",
    otherKind: () => unitId("south"),
    fields: async () => {
      const { id, version } = await one<{ id: string; version: number }>(
        `SELECT id, version FROM appraisal WHERE "raterId" = $1 AND period = '2026-Q4' AND "ratedAt" IS NULL ORDER BY id LIMIT 1`,
        [await personId(rater)],
      );
      return {
        employeeId: await personId(rater),
        period: "2026-Q4",
        [`ratings.${id}.version`]: String(version),
        [`ratings.${id}.workResult`]: "meets",
        [`ratings.${id}.behaviour`]: "above",
        [`ratings.${id}.note`]: "Audit klinis kedua menyusul.",
      };
    },
    writes: [...CHANGE, "appraisal"],
    answers: "redirected",
  },
  "appraisals submitSelfReport": {
    who: employee,
    stranger: "northHead",
    subject: "appraisalId",
    otherKind: () => personId(employee),
    fields: async () => ({
      appraisalId: await appraisalId(employee),
      version: "0",
      story: "Kunjungan lengkap di semua posyandu.",
      obstacle: "",
      ...marks("answers", "3"),
    }),
    writes: [...CHANGE, "self_report"],
    outOfTime: [
      {
        who: "southVolunteer",
        because: "closed",
        fields: async () => ({
          appraisalId: await appraisalId("southVolunteer"),
          version: "0",
          story: "Terlambat.",
          obstacle: "",
          ...marks("answers", "3"),
        }),
      },
    ],
  },
  "appraisals declineResponse": {
    who: employee,
    stranger: "northHead",
    subject: "appraisalId",
    otherKind: () => personId(employee),
    fields: async () => ({
      appraisalId: await appraisalId(employee),
      rightId: (await rightsOf(employee))[0]?.id ?? "",
      reason: "too_little",
      words: "",
    }),
    writes: [...CHANGE, "respondent_decline", "response_right"],
    outOfTime: [
      {
        who: "southVolunteer",
        because: "closed",
        fields: async () => ({
          appraisalId: await appraisalId("southVolunteer"),
          rightId: (await rightsOf("southVolunteer"))[0]?.id ?? "",
          reason: "too_little",
          words: "",
        }),
      },
    ],
  },
  "appraisals respondAsPeer": {
    who: employee,
    stranger: "northHead",
    subject: "appraisalId",
    otherKind: () => personId(employee),
    fields: async () => {
      const [right] = await rightsOf(employee);
      return {
        appraisalId: await appraisalId(employee),
        [`nonces.${right?.id}`]: crypto.randomUUID(),
        ...marks(`answers.${right?.id}`, "4"),
      };
    },
    writes: ["boxed_response", "response_right"],
    outOfTime: [
      {
        who: "southVolunteer",
        because: "closed",
        fields: async () => {
          const [right] = await rightsOf("southVolunteer");
          return {
            appraisalId: await appraisalId("southVolunteer"),
            [`nonces.${right?.id}`]: crypto.randomUUID(),
            ...marks(`answers.${right?.id}`, "4"),
          };
        },
      },
    ],
  },

  "distribution explainOwnRatings": {
    who: rater,
    stranger: "southNurseOne",
    subject: "employeeId",
    otherKind: () => unitId("south"),
    fields: async () => ({
      employeeId: await personId(rater),
      version: "1",
      period: CLOSED,
      text: "Tim ini menanggung dua puskesmas pembantu.",
    }),
    writes: [...CHANGE, "distribution_reason"],
  },
  "distribution explainUnitPredicates": {
    who: rater,
    stranger: "northHead",
    subject: "unitId",
    otherKind: () => personId(rater),
    fields: async () => ({
      unitId: await unitId("south"),
      version: String(
        (
          await one<{ version: number }>(
            `SELECT coalesce(max(version), 0) AS version FROM distribution_reason WHERE "unitId" = $1 AND period = $2 AND "byId" = $3`,
            [await unitId("south"), CLOSED, await personId(rater)],
          )
        ).version,
      ),
      period: CLOSED,
      text: "Tim ini menanggung dua puskesmas pembantu.",
    }),
    writes: [...CHANGE, "distribution_reason"],
  },

  "documents takeAway": {
    who: employee,
    stranger: "northHead",
    subject: "documentId",
    otherKind: () => activityId(employee, "documents > 0"),
    fields: async () => ({ documentId: await documentId(employee, '"decidedAt" IS NULL') }),
    writes: [...CHANGE, "activity", "document"],
    outOfTime: [
      {
        who: employee,
        because: "already-decided",
        fields: async () => ({ documentId: await documentId(employee, "decision = 'approved'") }),
      },
    ],
  },
};
