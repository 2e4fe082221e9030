import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { fileAnswer } from "@/lib/documents/answer";
import { drawEvaluationForm } from "@/lib/evaluations/form/draw-evaluation";
import { drawResultForm } from "@/lib/evaluations/form/draw-result";
import { evaluationOf, resultOf } from "@/lib/evaluations/form/from-record";
import { getEvaluationRecord } from "@/lib/evaluations/queries";
import { paperQuery } from "@/lib/evaluations/schema";
import { getAgencyName } from "@/lib/navigation/queries";
import { getSettingByDay } from "@/lib/settings/queries";

/** A version of a result as a document, or with what it rests on, to whoever may read the result. */
export const GET = route({
  permission: "evaluation:read",
  subject: "documentId",
  input: paperQuery,
  refusal: plainRefusal,
  run: async ({ grant, input: { form } }) => {
    const [record, agency, sharesOn] = await Promise.all([
      getEvaluationRecord(grant),
      getAgencyName(),
      form === "result" ? getSettingByDay("distributionShares") : null,
    ]);
    const { period, version, employee } = record;
    return fileAnswer({
      name: `${sharesOn ? "hasil-evaluasi" : "dokumen-evaluasi"}-${period}-v${version}-${employee.nip ?? employee.name}.pdf`,
      kind: "pdf",
      body: sharesOn ? await drawResultForm(resultOf(record, agency, sharesOn)) : await drawEvaluationForm(evaluationOf(record, agency)),
    });
  },
});
