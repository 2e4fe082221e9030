import { one } from "../database";
import { appraisalId, CLOSED, documentOf, toSign, unitId } from "../doors";
import { behind, personId } from "../staff";
import { CHANGE, type Try } from "./try";

const { rater } = behind;
const documentIdOf = async (key: string) =>
  (await one<{ id: string }>(`SELECT id FROM evaluation_document WHERE "appraisalId" = $1`, [await appraisalId(key, CLOSED)])).id;

/** The doors of a result once it was rated: signed, handed over, received, returned. */
export const evaluationTries: Record<string, Try> = {
  "evaluations signResult": {
    who: rater,
    stranger: "southNurseTwo", // whose result it is signs as received, and nothing else
    subject: "appraisalId",
    otherKind: () => personId("southNurseTwo"),
    fields: async () => ({ ...(await toSign("southNurseTwo")), next: "keep" }),
    writes: [...CHANGE, "appraisal", "evaluation_document"],
    outOfTime: [
      { who: rater, because: "already-signed", fields: async () => ({ ...(await toSign("southPharmacist")), next: "keep" }) },
      { who: rater, because: "not-rated-yet", fields: async () => ({ ...(await toSign("southNurseOne", "2026-Q4")), next: "keep" }) },
    ],
  },
  "evaluations signResults": {
    who: rater,
    stranger: "southNurseOne",
    subject: "employeeId",
    otherKind: () => unitId("south"),
    fields: async () => {
      const { appraisalId: id, version } = await toSign("southMidwife");
      return { employeeId: await personId(rater), "drawn[]": `${id} ${version}`, next: "deliver" };
    },
    writes: [...CHANGE, "appraisal", "evaluation_document"],
  },
  "evaluations deliverResult": {
    who: rater,
    stranger: "southNutritionist",
    subject: "appraisalId",
    otherKind: () => personId("southNutritionist"),
    fields: () => documentOf("southNutritionist"),
    writes: [...CHANGE, "evaluation_document"],
    outOfTime: [
      { who: rater, because: "already-delivered", fields: () => documentOf("southRegistrar") },
      { who: rater, because: "not-signed-yet", fields: async () => ({ ...(await toSign("southNurseTwo")), version: "1" }) },
    ],
  },
  "evaluations deliverResults": {
    who: rater,
    stranger: "southNutritionist",
    subject: "employeeId",
    otherKind: () => unitId("south"),
    fields: async () => ({ employeeId: await personId(rater), "documents[]": await documentIdOf("southNurseOne") }),
    writes: [...CHANGE, "evaluation_document"],
  },
  "evaluations receiveResult": {
    who: "southRegistrar",
    stranger: rater,
    subject: "appraisalId",
    otherKind: () => personId("southRegistrar"),
    fields: async () => ({ ...(await documentOf("southRegistrar")), next: "keep" }),
    writes: [...CHANGE, "evaluation_document"],
    outOfTime: [
      {
        who: "southPharmacist",
        because: "already-received",
        fields: async () => ({ ...(await documentOf("southPharmacist")), next: "sign" }),
      },
      {
        who: "southNurseTwo",
        because: "not-signed-yet",
        fields: async () => ({ ...(await toSign("southNurseTwo")), version: "1", next: "sign" }),
      },
    ],
  },
  "evaluations returnResult": {
    who: "southPharmacist",
    stranger: rater,
    subject: "appraisalId",
    otherKind: () => personId("southPharmacist"),
    fields: () => documentOf("southPharmacist"),
    writes: [...CHANGE, "evaluation_document"],
    outOfTime: [
      { who: "southDoctor", because: "already-returned", fields: () => documentOf("southDoctor") },
      { who: "southRegistrar", because: "not-received-yet", fields: () => documentOf("southRegistrar") },
    ],
  },
  "evaluations reportResults": {
    who: behind.personnel,
    stranger: rater,
    fields: async () => {
      const { n } = await one<{ n: number }>(
        `SELECT count(*)::int AS n FROM evaluation_document d JOIN appraisal a ON a.id = d."appraisalId" WHERE a.period = $1 AND d."reportedAt" IS NULL
         AND d.version = (SELECT max(v.version) FROM evaluation_document v WHERE v."appraisalId" = a.id)`,
        [CLOSED],
      );
      return { period: CLOSED, n: String(n) };
    },
    writes: [...CHANGE, "evaluation_document"],
  },
};
