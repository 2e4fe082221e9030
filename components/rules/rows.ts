import type { Say } from "@/lib/messages/format";
import type { Method, Regulation } from "@/lib/regulation/schema";
import { cellWords } from "@/lib/scoring/core/methods/distribution-words";
import { ACHIEVEMENTS, EXPECTATIONS, PREDICATES, type Source, VALUES } from "@/lib/scoring/core/types";

/** One value of a regulation as it is printed; `own` is in the instrument's words, which are Indonesian whoever reads. */
export type RuleRow = { group: string; what: string; value: readonly string[]; own?: boolean; source: Source };
type Rows<M extends Method> = (rule: Extract<Regulation, { method: M }>, say: Say) => RuleRow[];

const descending = EXPECTATIONS.toReversed();

/** By method: a new one does not compile until each of its values is printed. */
const rows: { [M in Method]: Rows<M> } = {
  quadrant: ({ predicates, guide, values, considered, absoluteWords, support, plansSetBy, yearEvaluatedBy, limits }, say) => [
    ...descending.flatMap((workResult) =>
      EXPECTATIONS.map((behaviour) => ({
        group: say("rules.group.quadrant"),
        what: say("rules.ratings", {
          workResult: { key: `expectation.${workResult}` },
          behaviour: { key: `expectation.${behaviour}` },
        }),
        value: [say(`predicate.${predicates.value[workResult][behaviour]}`)],
        source: predicates.source,
      })),
    ),
    ...(["workResult", "behaviour"] as const).flatMap((part) =>
      descending.map((expectation) => ({
        group: say("rules.group.guide"),
        what: `${say(`rating.${part}`)}: ${say(`expectation.${expectation}`)}`,
        value: [guide[part].value[expectation]],
        own: true,
        source: guide[part].source,
      })),
    ),
    ...VALUES.map((value) => {
      const { name, commitment, items } = values.value[value];
      return { group: say("rules.group.values"), what: name, value: [commitment, ...items], own: true, source: values.source };
    }),
    ...(["log", "feedback", "peers", "achievement", "quarters"] as const).map((what) => ({
      group: say("rules.group.considered"),
      what: say(`rules.considered.${what}`),
      value: [say("rules.beside")],
      source: considered[what].source,
    })),
    {
      group: say("rules.group.plans"),
      what: say("rules.absoluteWords"),
      value: [absoluteWords.value.join(", ")],
      own: true,
      source: absoluteWords.source,
    },
    { group: say("rules.group.plans"), what: say("support.title"), value: [say("rules.agreed")], source: support.source },
    {
      group: say("rules.group.limits"),
      what: say("rules.plansSetBy"),
      value: [say("rules.dayOfYear", { day: Number(plansSetBy.value.slice(3)), month: Number(plansSetBy.value.slice(0, 2)) })],
      source: plansSetBy.source,
    },
    {
      group: say("rules.group.limits"),
      what: say("rules.yearEvaluatedBy"),
      value: [
        say("rules.dayOfNextYear", { day: Number(yearEvaluatedBy.value.slice(3)), month: Number(yearEvaluatedBy.value.slice(0, 2)) }),
      ],
      source: yearEvaluatedBy.source,
    },
    ...(["deliver", "returnSigned", "objection", "decision", "report", "evaluate", "superiorDelivers", "superiorReturn"] as const).map(
      (limit) => ({
        group: say("rules.group.limits"),
        what: say(`rules.limit.${limit}`),
        value: [say("rules.workingDays", { n: limits.value[limit] })],
        source: limits.source,
      }),
    ),
  ],
  "two-part": ({ weights, highest, bounds }, say) => [
    ...(["withoutPeers", "withPeers"] as const).map((which) => ({
      group: say("rules.group.weights"),
      what: say(`rules.${which}`),
      value: [say("rules.weights", weights.value[which])],
      source: weights.source,
    })),
    {
      group: say("rules.group.bounds"),
      what: say("rules.highest"),
      value: [say("rules.points", { points: { hundredths: highest.value } })],
      source: highest.source,
    },
    ...bounds.map(({ value: { predicate, from, needsNewIdea }, source }) => ({
      group: say("rules.group.bounds"),
      what: say(`predicate.${predicate}`),
      value: [say("rules.from", { points: { hundredths: from } }), ...(needsNewIdea ? [say("rules.newIdea")] : [])],
      source,
    })),
  ],
  distribution: ({ pattern }, say) =>
    ACHIEVEMENTS.flatMap((achievement) =>
      PREDICATES.map((predicate) => ({
        group: say("rules.achievement", { achievement: { key: `achievement.${achievement}` } }),
        what: say(`predicate.${predicate}`),
        value: [cellWords(pattern[achievement].value[predicate], null, say)],
        source: pattern[achievement].source,
      })),
    ),
  credit: ({ percentages, coefficients }, say) => [
    ...PREDICATES.map((predicate) => ({
      group: say("rules.group.percentages"),
      what: say(`predicate.${predicate}`),
      value: [say("rules.percent", { n: percentages.value[predicate] })],
      source: percentages.source,
    })),
    ...Object.entries(coefficients.value).map(([level, coefficient]) => ({
      group: say("rules.group.coefficients"),
      what: level,
      value: [say("rules.credits", { credits: { hundredths: coefficient } })],
      source: coefficients.source,
    })),
  ],
  "satisfaction-index": ({ scale, weight, bounds }, say) => [
    { group: say("rules.group.index"), what: say("rules.scale"), value: [say("rules.scaleFrom", scale.value)], source: scale.source },
    { group: say("rules.group.index"), what: say("rules.weight"), value: [say("rules.oneOverN")], source: weight.source },
    ...bounds.map(({ value: { grade, from }, source }) => ({
      group: say("rules.group.bounds"),
      what: say("rules.grade", { grade }),
      value: [say("rules.from", { points: { hundredths: from } })],
      source,
    })),
  ],
};

/** Every value of a version, in the order of its file, each with its source. */
export const rowsOf = (rule: Regulation, say: Say): RuleRow[] =>
  (rows[rule.method] as (rule: Regulation, say: Say) => RuleRow[])(rule, say);
