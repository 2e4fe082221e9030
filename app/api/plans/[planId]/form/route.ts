import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { fileAnswer } from "@/lib/documents/answer";
import { getAgencyName } from "@/lib/navigation/queries";
import { drawPlanForm } from "@/lib/plans/form/draw";
import { formOf } from "@/lib/plans/form/from-plan";
import { getPlan } from "@/lib/plans/queries";
import { formQuery } from "@/lib/plans/schema";

/** A plan on its official form with the appendix, to whoever may read the plan. */
export const GET = route({
  permission: "plan:read",
  subject: "planId",
  input: formQuery,
  refusal: plainRefusal,
  run: async ({ grant, now }) => {
    const [plan, agency] = await Promise.all([getPlan(grant, now), getAgencyName()]);
    return fileAnswer({
      name: `SKP-${plan.year}-${plan.employee.nip ?? plan.employee.name}.pdf`,
      kind: "pdf",
      body: await drawPlanForm(formOf(plan, agency)),
    });
  },
});
