import "server-only";
import { say } from "@/lib/messages/format";
import { env } from "@/lib/platform/env";
import { findRegulation, regulationById } from "@/lib/regulation";
import { judgeIndicator } from "@/lib/scoring/core/appraise";
import { lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import type { Shares } from "@/lib/scoring/core/methods/distribution";
import { cellWords } from "@/lib/scoring/core/methods/distribution-words";
import type { Said } from "@/lib/scoring/core/receipt";
import { type Achievement, PREDICATES, VALUES } from "@/lib/scoring/core/types";
import type { EvaluationRecord } from "../types";
import type { EvaluationForm, PaperHead, ResultForm, ResultLine } from "./types";

/** What a version says on paper, in the law's language: as it was signed, with how it stands today. */
export function evaluationOf(record: EvaluationRecord, agency: string): EvaluationForm {
  const { note, objection } = record;
  return { ...headOf(record, agency), note: objection ? objection.note : note, objection };
}

/** The result of the evaluation, from the receipt of that version. `sharesOn` says which percentages the pattern had on a day. */
export function resultOf(record: EvaluationRecord, agency: string, sharesOn: (day: string) => { value: Shares } | null): ResultForm {
  const { forHead, plan, regulationId, workResult, behaviour, period } = record;
  const head = headOf(record, agency);
  const feedback = feedbackIn(record);
  const lines = linesOf(record, feedback);
  const { values } = regulationById(regulationId, "quadrant");
  const about = (value: string) => feedback.flatMap((each) => (each.about === value ? [each.text] : []));
  const subjects = new Set<string | null>([...VALUES, ...[...lines.main, ...lines.additional].map(({ title }) => title)]);
  return {
    ...head,
    forHead,
    model: plan?.model ?? "quantitative",
    pattern: patternOf(head.achievement, period, sharesOn),
    results: lines,
    behaviour: VALUES.map((value) => ({
      name: values.value[value].name,
      items: values.value[value].items,
      expects: plan?.expectations[value] ?? null,
      feedback: about(value),
    })),
    feedback: feedback.flatMap(({ about: subject, text }) => (subjects.has(subject) ? [] : [text])),
    workResult,
    behaves: behaviour,
  };
}

function headOf(record: EvaluationRecord, agency: string): PaperHead {
  const { period, kind, version, code, state, signedOn, returnedOn, employee, rater, superior, predicate } = record;
  return {
    ...{ agency, period, kind, version, code, state, signedOn, returnedOn, employee, rater, superior, predicate },
    address: `${env().CERMIN_PUBLIC_ORIGIN}/verify/${code}`,
    achievement: (saidOf(record, "achievement")[0]?.value as Achievement | undefined) ?? null,
  };
}

const saidOf = ({ receipt }: EvaluationRecord, kind: string): Said[] =>
  receipt.beside.flatMap((named) => (named.kind === kind ? [named.said] : []));

type Feedback = { about: string | null; text: string };
type StoredFeedback = {
  about: string | null;
  giverKind: "leader" | "peer" | "subordinate" | "outside";
  text: string;
  evidence?: string | null;
};

/** From which side it came, and never by whose name. */
const feedbackIn = (record: EvaluationRecord): Feedback[] =>
  saidOf(record, "feedback").map((said) => {
    const { about, giverKind, text, evidence } = said as StoredFeedback;
    return { about, text: `${say("id", `giver.${giverKind}`)}: ${text}${evidence ? ` (bukti: ${evidence})` : ""}` };
  });

/** Result by result as they stood in the receipt, with what the plan says of each beside. */
function linesOf({ receipt, plan }: EvaluationRecord, feedback: readonly Feedback[]): ResultForm["results"] {
  const planned = new Map(plan?.results.map((result) => [result.id, result]));
  const groups = [...Map.groupBy(receipt.indicators, ({ rows, priority, resultTitle }) => rows?.resultId ?? `${priority} ${resultTitle}`)];
  const lines = groups.flatMap(([id, indicators]): (ResultLine & { priority: "main" | "additional" })[] => {
    const [first] = indicators;
    if (!first) return [];
    const result = planned.get(id);
    const aspects = new Map(result?.indicators.map((indicator) => [indicator.id, indicator.aspect]));
    return [
      {
        priority: first.priority,
        title: first.resultTitle,
        assignedBy: result?.assignedBy ?? null,
        intervened: result?.leaderResult?.title ?? null,
        perspective: result?.perspective ?? null,
        feedback: feedback.flatMap(({ about, text }) => (about === first.resultTitle ? [text] : [])),
        indicators: indicators.map((indicator) => {
          const { title, target, realised, evidence } = judgeIndicator(indicator);
          const files = indicator.rows?.files.map(({ name }) => name) ?? [];
          return {
            title,
            aspect: aspects.get(indicator.rows?.indicatorId ?? "") ?? null,
            target: say("id", target.key, target.values),
            realised: realised && say("id", realised.key, realised.values),
            evidence: [...(evidence ? [evidence] : []), ...files].join("; ") || null,
          };
        }),
      },
    ];
  });
  const of = (wanted: "main" | "additional") => lines.filter(({ priority }) => priority === wanted).map(({ priority: _, ...line }) => line);
  return { main: of("main"), additional: of("additional") };
}

/** The pattern of the achievement by the law and the percentages of the period's last day. */
function patternOf(
  achievement: Achievement | null,
  period: string,
  sharesOn: (day: string) => { value: Shares } | null,
): ResultForm["pattern"] {
  const day = lastDayOf(period);
  const rule = findRegulation("distribution", day, "distribution");
  if (!achievement || !rule) return [];
  const shares = sharesOn(day)?.value ?? null;
  const row = rule.pattern[achievement].value;
  return PREDICATES.map((predicate) => ({ predicate, says: cellWords(row[predicate], shares, (key, values) => say("id", key, values)) }));
}
