import { one } from "../database";
import { CLOSED, documentOf, toSign } from "../doors";
import { behind, type Fields, personId } from "../staff";
import { CHANGE, type Try } from "./try";

const { rater } = behind;

/** An objection of the closed quarter as a form carries it (prisma/seed/objections.ts). */
const objectionOf = async (key: string): Promise<Fields> => {
  const { id, version } = await one<{ id: string; version: number }>(
    `SELECT o.id, o.version FROM objection o JOIN appraisal a ON a.id = o."appraisalId" WHERE a."employeeId" = $1 AND a.period = $2
     ORDER BY o."filedAt" DESC LIMIT 1`,
    [await personId(key), CLOSED],
  );
  return { objectionId: id, version: String(version) };
};
const filed = { input: "", reasons: "Dua kegiatan tidak terhitung." };
const decided = { outcome: "changed", workResult: "meets", behaviour: "above", decision: "Bukti menunjukkannya." };

/** The doors of an objection: filed by whose result it is, explained by the rater, heard and decided by the superior. */
export const objectionTries: Record<string, Try> = {
  "objections objectToResult": {
    who: "southPharmacist",
    stranger: rater,
    subject: "appraisalId",
    otherKind: () => personId("southPharmacist"),
    fields: async () => ({ ...(await documentOf("southPharmacist")), ...filed }),
    writes: [...CHANGE, "objection"],
    answers: "redirected",
    outOfTime: [
      {
        who: "southNurseTwo",
        because: "not-signed-yet",
        fields: async () => ({ ...(await toSign("southNurseTwo")), version: "1", ...filed }),
      },
      { who: "southRegistrar", because: "not-received-yet", fields: async () => ({ ...(await documentOf("southRegistrar")), ...filed }) },
      { who: "northNurseOne", because: "already-objected", fields: async () => ({ ...(await documentOf("northNurseOne")), ...filed }) },
      { who: "southDoctor", because: "final", fields: async () => ({ ...(await documentOf("southDoctor")), ...filed }) },
      { who: "northPharmacist", because: "final", fields: async () => ({ ...(await documentOf("northPharmacist")), ...filed }) },
      { who: "northDoctor", because: "objection-over", fields: async () => ({ ...(await documentOf("northDoctor")), ...filed }) },
    ],
  },
  "objections explainResult": {
    who: "northHead",
    stranger: "northNurseOne", // whose objection it is explains nothing in the rater's name
    subject: "objectionId",
    otherKind: () => personId("northNurseOne"),
    fields: async () => ({ ...(await objectionOf("northNurseOne")), text: "Catatan itu baru masuk sesudah triwulan." }),
    writes: [...CHANGE, "objection"],
    outOfTime: [
      { who: rater, because: "objection-closed", fields: async () => ({ ...(await objectionOf("southDoctor")), text: "Terlambat." }) },
    ],
  },
  "objections recordHearing": {
    who: "officeHead",
    stranger: "northHead",
    subject: "objectionId",
    otherKind: () => personId("northNurseOne"),
    fields: async () => ({ ...(await objectionOf("northNurseOne")), text: "Didengar di kantor dinas." }),
    writes: [...CHANGE, "objection"],
    outOfTime: [
      {
        who: "officeHead",
        because: "objection-closed",
        fields: async () => ({ ...(await objectionOf("southDoctor")), text: "Terlambat." }),
      },
    ],
  },
  "objections decideOnObjection": {
    who: "officeHead",
    stranger: "northHead",
    subject: "objectionId",
    otherKind: () => personId("northSanitarian"),
    fields: async () => ({ ...(await objectionOf("northSanitarian")), ...decided }),
    writes: [...CHANGE, "appraisal", "evaluation_document", "objection"],
    outOfTime: [
      { who: "officeHead", because: "objection-closed", fields: async () => ({ ...(await objectionOf("southDoctor")), ...decided }) },
    ],
  },
  "objections withdrawOwnObjection": {
    who: "northNurseTwo",
    stranger: "northHead",
    subject: "objectionId",
    otherKind: () => personId("northNurseTwo"),
    fields: () => objectionOf("northNurseTwo"),
    writes: [...CHANGE, "objection"],
    outOfTime: [{ who: "northNurseThree", because: "objection-closed", fields: () => objectionOf("northNurseThree") }],
  },
};
