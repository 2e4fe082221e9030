import { say } from "@/lib/messages/format";
import { regulationById } from "@/lib/regulation";
import { SUPPORT, type SupportItem, type SupportPart } from "@/lib/scoring/core/planning";
import { VALUES } from "@/lib/scoring/core/types";
import type { PlannedResult, PlanSheet } from "../types";
import type { FormResult, PlanForm } from "./types";

/** What a plan says on paper: the sheet as its page shows it, in the law's language. */
export function formOf(plan: PlanSheet, agency: string): PlanForm {
  const { values } = regulationById(plan.regulationId, "quadrant");
  const { year, model, forHead, state, signedOn, setOn, supersededOn, employee, rater, changed } = plan;
  const resultsOf = (priority: PlannedResult["priority"]) => plan.results.filter((result) => result.priority === priority).map(resultOf);
  const agreed = (part: SupportPart) =>
    SUPPORT[part].flatMap((item: SupportItem) => {
      const text = plan.support[item];
      return text ? [`${say("id", `support.${item}`)}: ${text}`] : [];
    });
  return {
    year,
    agency,
    place: null, // no record says where a plan is signed
    model,
    forHead,
    state,
    signedOn,
    setOn,
    setInstead: plan.setBy?.as === "superior" ? plan.setBy : null,
    supersededOn,
    datedOn: setOn ?? changed?.on ?? signedOn ?? `${year}-01-01`,
    employee,
    rater,
    results: { main: resultsOf("main"), additional: resultsOf("additional") },
    behaviour: VALUES.map((value) => ({
      name: values.value[value].name,
      items: values.value[value].items,
      expects: plan.expectations[value] ?? null,
    })),
    support: { resources: agreed("resources"), accountability: agreed("accountability"), consequences: agreed("consequences") },
  };
}

const resultOf = ({ title, assignedBy, perspective, serves, indicators }: PlannedResult): FormResult => ({
  title,
  assignedBy,
  intervened: serves,
  perspective,
  indicators: indicators.map(({ title: indicator, aspect, target }) => ({
    title: indicator,
    aspect,
    target: target && say("id", target.key, target.values),
  })),
});
