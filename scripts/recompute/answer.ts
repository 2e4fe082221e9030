import { z } from "zod";
import { say } from "@/lib/messages/format";
import { regulations } from "@/lib/regulation";
import type { Method, Regulation } from "@/lib/regulation/schema";
import { creditFor, halfUp } from "@/lib/scoring/core/methods/credit";
import { departuresFrom } from "@/lib/scoring/core/methods/distribution";
import { predicateFor } from "@/lib/scoring/core/methods/quadrant";
import { twoPart } from "@/lib/scoring/core/methods/two-part";
import { satisfactionOf, satisfactionOfMeans } from "@/lib/scoring/core/satisfaction";
import type { Step } from "@/lib/scoring/core/types";
import { Malformed, quoted } from "./malformed";
import { byCounts, byLevel, byParts, byRatings, bySurvey, parseQuestion } from "./questions";
import { Written } from "./read";

const KINDS = ["satisfaction", "predicate", "credit", "distribution"] as const;
/** What is asked, and by which methods of the law it is answered. */
const METHODS: Record<(typeof KINDS)[number], readonly Method[]> = {
  satisfaction: ["satisfaction-index"],
  predicate: ["quadrant", "two-part"],
  credit: ["credit"],
  distribution: ["distribution"],
};

/** By method: one that is new to the law does not compile until an inspector can ask by it too. */
const answers: { [M in Method]: (given: unknown, rule: Extract<Regulation, { method: M }>) => object } = {
  quadrant(given, rule) {
    const { predicate, step } = predicateFor(parseQuestion(byRatings, given), rule);
    return { predicate, steps: [told(step)] };
  },
  "two-part"(given, rule) {
    const { peersUsed, ...parts } = parseQuestion(byParts(rule.highest.value / 100), given);
    const result = twoPart({ ...parts, peersAsked: peersUsed }, rule);
    if (result.status === "incomplete") throw new Error(`both parts were given, and ${result.missing} is missing`);
    return { value: decimal(result.total, 2), predicate: result.predicate, steps: result.steps.map(told) };
  },
  distribution(given, rule) {
    const { counts, achievement, shares } = parseQuestion(byCounts, given);
    const { n, tooSmall, departures } = departuresFrom(counts, achievement, rule, shares);
    return { n, tooSmall, departures: departures.map(told) };
  },
  credit(given, rule) {
    const result = creditFor(parseQuestion(byLevel(Object.keys(rule.coefficients.value)), given), rule);
    return { credit: decimal(result.credit, 2), steps: result.steps.map(told) };
  },
  "satisfaction-index"(given, rule) {
    const { answers: rows = [], elementMeans } = parseQuestion(bySurvey(rule.scale.value.lowest, rule.scale.value.highest), given);
    const raw = () =>
      satisfactionOf(
        rows.map((row) => ({ answers: row, times: 1 })),
        rule,
      );
    const result = elementMeans ? satisfactionOfMeans(elementMeans, rule) : raw();
    if (!result) throw new Error("every element was answered, and there is no index");
    const { n, index, grade, elements, interval, steps } = result;
    return {
      n,
      index: decimal(index, 2),
      grade,
      elements: elements.map((element) => ({ mean: decimal(halfUp(element.mean.mul(10_000)), 4), grade: element.grade })),
      interval: interval && [decimal(interval.low, 2), decimal(interval.high, 2)],
      steps: steps.map(told),
    };
  },
};

/** A number is an object too, as it is read here; it is no question. */
const head = z
  .custom((question) => !(question instanceof Written), "harus satu objek JSON")
  .pipe(z.looseObject({ kind: z.enum(KINDS), regulation: z.string() }));

/** The answer to a question as JSON text. Throws Malformed, naming the field, for anything that is not exactly a question. */
export function answerTo(question: unknown): string {
  const { kind, regulation } = parseQuestion(head, question);
  const possible = regulations.filter(({ method }) => METHODS[kind].includes(method));
  const rule = possible.find(({ id }) => id === regulation);
  if (!rule) {
    const ids = possible.map(({ id }) => id).join(", ");
    throw new Malformed("regulation", `${quoted(regulation)} bukan peraturan untuk ${kind}; yang ada: ${ids}`);
  }
  const answer = answers[rule.method] as (given: unknown, by: Regulation) => object;
  return JSON.stringify(answer(question, rule), null, 2);
}

/** A step as an inspector reads and searches it: the rule's name, a sentence in plain spaces, and the provision in words. */
const told = ({ rule, words, source }: Step) => ({
  rule,
  words: say("id", words.key, words.values).replaceAll("\u00a0", " "),
  source: `${source.instrument}, ${source.provision}`,
});

const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown }; // not yet known to the compiler

/** A JSON number with exactly so many decimals, from a whole number of the smallest: 9450 with 2 is 94.50. */
function decimal(value: number, places: number) {
  const digits = String(value).padStart(places + 1, "0");
  return rawJSON(`${digits.slice(0, -places)}.${digits.slice(-places)}`);
}
