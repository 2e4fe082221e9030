import { z } from "zod";
import { SHARES } from "@/lib/scoring/core/methods/distribution";
import { GRADES } from "@/lib/scoring/core/satisfaction";
import { ACHIEVEMENTS, EXPECTATIONS, hundredths, PREDICATES, TAGS, VALUES } from "@/lib/scoring/core/types";

export const SUBJECTS = ["appraisal", "distribution", "credit", "satisfaction"] as const;
export type Subject = (typeof SUBJECTS)[number];

const day = z.iso.date();
const text = z.string().min(1);
/** What is only general knowledge (K) has no tag here, and so enters no law. */
const source = z.strictObject({ instrument: text, provision: text, tag: z.enum(TAGS), checkedOn: day });
const sourced = <T extends z.ZodType>(value: T) => z.strictObject({ value, source });

const head = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** A few words by which people know it; the title is the instrument's own. */
  name: text,
  title: text,
  subject: z.enum(SUBJECTS),
  /** By date: in force from and until a day. By setting: applies only where a dated local decision names it. */
  inForce: z.discriminatedUnion("chosenBy", [
    z.strictObject({ chosenBy: z.literal("date"), from: day, until: day.nullable() }),
    z.strictObject({ chosenBy: z.literal("setting") }),
  ]),
};
const each = <K extends string, T extends z.ZodType>(keys: readonly K[], value: T) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<K, T>);
const perExpectation = <T extends z.ZodType>(value: T) => each(EXPECTATIONS, value);

const percent = z.number().int().min(0).max(100);
const weights = z.strictObject({ plan: percent, behaviour: percent }).refine(({ plan, behaviour }) => plan + behaviour === 100, {
  error: ({ input }) => {
    const { plan, behaviour } = input as { plan: number; behaviour: number };
    return `weights add up to ${plan + behaviour}, not 100`;
  },
});
const bound = z.strictObject({ predicate: z.enum(PREDICATES), from: hundredths(), needsNewIdea: z.boolean() });
const workingDays = z.number().int().positive();

const falls = (bounds: readonly { value: { from: number } }[]) =>
  bounds.every(({ value }, i) => value.from < (bounds[i - 1]?.value.from ?? Number.POSITIVE_INFINITY));

const share = z.enum(SHARES);
const other = z.enum(PREDICATES);
const cell = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.literal("may") }),
  z.strictObject({ rule: z.literal("none") }),
  z.strictObject({ rule: z.literal("mostly"), share }),
  z.strictObject({ rule: z.literal("at-most"), share }),
  z.strictObject({ rule: z.literal("at-least"), share }),
  z.strictObject({ rule: z.literal("one-with"), other }),
  z.strictObject({ rule: z.literal("at-least-with"), other, share }),
]);
/** Two fields that are met together name each other, and nobody else: at most one such pair, and one field that most have. */
const row = each(PREDICATES, cell)
  .refine(
    (cells) => PREDICATES.every((predicate) => mirrored(predicate, cells[predicate], cells)),
    "fields that are met together name each other by the same rule",
  )
  .refine((cells) => PREDICATES.filter((predicate) => "other" in cells[predicate]).length <= 2, "one pair of fields is met together")
  .refine((cells) => PREDICATES.filter((predicate) => cells[predicate].rule === "mostly").length <= 1, "most have one predicate");

type Cell = z.output<typeof cell>;
const mirrored = (predicate: (typeof PREDICATES)[number], here: Cell, cells: Record<(typeof PREDICATES)[number], Cell>) => {
  if (!("other" in here)) return true;
  const there = cells[here.other];
  return here.other !== predicate && JSON.stringify({ ...here, other: predicate }) === JSON.stringify(there);
};

/** Strict on purpose: a misplaced key must fail loudly, not be ignored. */
export const regulationSchema = z.discriminatedUnion("method", [
  z.strictObject({
    ...head,
    method: z.literal("quadrant"),
    predicates: sourced(perExpectation(perExpectation(z.enum(PREDICATES)))),
    /** The guide to the two ratings, in the instrument's own words: helper text, never an algorithm. */
    guide: z.strictObject({ workResult: sourced(perExpectation(text)), behaviour: sourced(perExpectation(text)) }),
    /** The seven basic values: the name, what it commits to, and three guide items, in the instrument's own words. */
    values: sourced(each(VALUES, z.strictObject({ name: text, commitment: text, items: z.tuple([text, text, text]) }))),
    /** What the rater considers beside the realisations, each with the provision that makes it count. */
    considered: each(["log", "feedback", "peers", "achievement", "quarters"], z.strictObject({ source })),
    /** Words that targets of those who are no heads had better not hold. */
    absoluteWords: sourced(z.array(text)),
    /** Where it is said that resources, accountability and consequences are agreed with the plan. */
    support: z.strictObject({ source }),
    /** The last day of the year on which its plan is set (ditetapkan), "MM-DD". */
    plansSetBy: sourced(z.string().regex(/^\d\d-\d\d$/)),
    /** The last day of the next year on which the year is evaluated, "MM-DD"; what the unit achieved in it, decided later, no longer counts for it. */
    yearEvaluatedBy: sourced(z.string().regex(/^\d\d-\d\d$/)),
    /** Limits in working days (hari kerja). */
    limits: sourced(
      z.strictObject({
        deliver: workingDays,
        returnSigned: workingDays,
        objection: workingDays,
        decision: workingDays,
        report: workingDays,
        /** Of the rater's superior, where the rater let the days for evaluating pass. */
        evaluate: workingDays,
        superiorDelivers: workingDays,
        superiorReturn: workingDays,
      }),
    ),
  }),
  z.strictObject({
    ...head,
    method: z.literal("two-part"),
    weights: sourced(z.strictObject({ withoutPeers: weights, withPeers: weights })),
    highest: sourced(hundredths()),
    bounds: z
      .array(sourced(bound))
      .refine(falls, "bounds must fall from the best to the worst")
      .refine((bounds) => bounds.at(-1)?.value.from === 0, "the worst band must start at 0"),
  }),
  z.strictObject({
    ...head,
    method: z.literal("distribution"),
    /** What of each predicate goes with each achievement of the organisation; percentages are named here and dated in a setting. */
    pattern: each(ACHIEVEMENTS, sourced(row)),
  }),
  z.strictObject({
    ...head,
    method: z.literal("credit"),
    percentages: sourced(each(PREDICATES, z.number().int().positive())),
    coefficients: sourced(z.record(z.string(), hundredths())),
  }),
  z.strictObject({
    ...head,
    method: z.literal("satisfaction-index"),
    scale: sourced(z.strictObject({ lowest: z.literal(1), highest: z.literal(4) })),
    weight: sourced(z.literal("one-over-n")),
    bounds: z
      .array(sourced(z.strictObject({ grade: z.enum(GRADES), from: hundredths() })))
      .refine(falls, "bounds must fall from the best to the worst")
      .refine((bounds) => bounds.at(-1)?.value.from === 2_500, "the worst grade must start at 25.00"),
  }),
]);

export type Regulation = z.output<typeof regulationSchema>;
export type Method = Regulation["method"];
