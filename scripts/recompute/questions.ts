import { z } from "zod";
import { SHARES } from "@/lib/scoring/core/methods/distribution";
import { ACHIEVEMENTS, EXPECTATIONS, PREDICATES } from "@/lib/scoring/core/types";
import { Malformed, quoted } from "./malformed";
import { Written } from "./read";

const MISSING = "bidang ini belum ada";
const head = { kind: z.string(), regulation: z.string() };

const written = z.custom<Written>((value) => value instanceof Written, {
  error: ({ input }) => (input === undefined ? MISSING : "harus angka"),
});

/** A number, exact, bounds included. */
const between = (lowest: number, highest: number) =>
  written.transform((number, context) => {
    const value = number.exactly();
    if (value?.gte(lowest) && value.lte(highest)) return value;
    context.addIssue(value ? `${number.digits} berada di luar ${lowest} sampai ${highest}` : "angka ini ditulis terlalu panjang");
    return z.NEVER;
  });

const whole = (lowest: number, highest: number) =>
  between(lowest, highest).transform((value, context) => {
    if (value.d === 1n) return value.valueOf();
    context.addIssue(`harus bilangan bulat ${lowest} sampai ${highest}`);
    return z.NEVER;
  });

/** kind predicate, by a quadrant. */
export const byRatings = z.strictObject({ ...head, workResult: z.enum(EXPECTATIONS), behaviour: z.enum(EXPECTATIONS) });

/** kind predicate, by two values from 0 to `highest` points. */
export const byParts = (highest: number) =>
  z.strictObject({
    ...head,
    plan: between(0, highest),
    behaviour: between(0, highest),
    peersUsed: z.boolean(),
    newIdea: z.boolean(),
  });

const byName = <K extends string, T extends z.ZodType>(names: readonly K[], value: T) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, value])) as Record<K, T>);

/** kind distribution: how many people have each predicate, and the percentages that were in force. */
export const byCounts = z.strictObject({
  ...head,
  achievement: z.enum(ACHIEVEMENTS),
  counts: byName(PREDICATES, whole(0, 1_000_000)),
  shares: byName(SHARES, whole(0, 100)),
});

/** kind credit; a level without a confirmed coefficient is refused by name. */
export const byLevel = (levels: readonly string[]) =>
  z.strictObject({
    ...head,
    level: z.string().refine((level) => levels.includes(level), {
      error: ({ input }) => `${quoted(String(input))} tidak punya koefisien yang dipastikan; yang ada: ${levels.join(", ")}`,
    }),
    predicate: z.enum(PREDICATES),
    months: whole(1, 12),
  });

/** kind satisfaction: either answers, rows of one length with null for what was not answered, or the means of the elements. */
export const bySurvey = (lowest: number, highest: number) =>
  z
    .strictObject({
      ...head,
      answers: z
        .array(z.array(whole(lowest, highest).nullable()).min(1))
        .min(1)
        .superRefine((rows, context) => {
          const width = rows[0]?.length ?? 0;
          const odd = rows.findIndex((row) => row.length !== width);
          if (odd > 0) context.addIssue(`baris ${odd + 1} memuat ${rows[odd]?.length} jawaban, baris 1 memuat ${width}`);
          const silent = Array.from({ length: width }, (_, element) => rows.every((row) => row[element] === null)).indexOf(true);
          if (silent >= 0) context.addIssue(`unsur ${silent + 1} tidak dijawab siapa pun`);
        })
        .optional(),
      elementMeans: z.array(between(lowest, highest)).min(1).optional(),
    })
    .superRefine(({ answers, elementMeans }, context) => {
      const path = ["answers"];
      if (!answers && !elementMeans) context.addIssue({ code: "custom", path, message: "isi answers atau elementMeans" });
      if (answers && elementMeans) context.addIssue({ code: "custom", path, message: "pilih satu: answers atau elementMeans" });
    });

/** Believes a question or throws Malformed: the first thing that is wrong with it, by the name of its field. */
export function parseQuestion<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue) throw new Malformed(fieldOf(issue), whatOf(issue));
  throw parsed.error;
}

/** "plan", "elementMeans, butir 3", "answers, baris 17, butir 2": counted from 1, as people count. */
function fieldOf(issue: z.core.$ZodIssue) {
  const [name = "FILE", ...at] = issue.code === "unrecognized_keys" ? issue.keys.map(quoted) : issue.path;
  if (issue.code === "unrecognized_keys") return name.toString();
  const places = name === "answers" ? ["baris", "butir"] : ["butir"];
  return [String(name), ...at.map((index, depth) => (typeof index === "number" ? `${places[depth]} ${index + 1}` : String(index)))].join(
    ", ",
  );
}

function whatOf(issue: z.core.$ZodIssue) {
  if (issue.code === "unrecognized_keys") return "bidang ini tidak dikenal dalam pertanyaan semacam ini";
  if (issue.code === "custom") return issue.message;
  if (issue.input === undefined) return MISSING;
  if (issue.code === "too_small") return "tidak boleh kosong";
  if (issue.code === "invalid_value") return `harus salah satu dari ${issue.values.join(", ")}`;
  const kinds: Record<string, string> = { array: "larik", boolean: "true atau false", object: "satu objek JSON", string: "teks" };
  return issue.code === "invalid_type" ? `harus ${kinds[issue.expected] ?? issue.expected}` : issue.message;
}
