import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import type { Standing, Step } from "../types";

/** What a form needs to draw a field; `as-planned` is the unit the plan itself names. */
type Says = { label: MessageKey; unit: "as-planned" | "none"; input: "number" | "text" | "long-text" | "choice" | "service" | "services" };
const says = z.registry<Says>();

/** A field of a target or a realisation. One without label and unit is refused at load. */
export function field<S extends z.ZodType>(schema: S, about: Says): S {
  says.add(schema, about);
  return schema;
}

export type Field = Says & { name: string; choices: string[] | null };

function fieldsOf(object: z.ZodObject): Field[] {
  return Object.entries(object.shape).map(([name, schema]) => {
    const about = says.get(schema as z.ZodType);
    if (!about) throw new TypeError(`field ${name} has no label and no unit`);
    return { name, ...about, choices: schema instanceof z.ZodEnum ? schema.options.map(String) : null };
  });
}

export type Judged = { standing: Standing; step: Step };

type Shape<T extends z.ZodObject, R extends z.ZodObject> = {
  kind: string;
  target: T;
  realisation: R;
  standing: (target: z.output<T>, realisation: z.output<R> | null) => Judged;
  sayTarget: (target: z.output<T>) => Step["words"];
  sayRealisation: (realisation: z.output<R>, target: z.output<T>) => Step["words"];
  /** Realisations on both sides of every bound of a target, to show what counts as what; none where nothing is computed. */
  around: (target: z.output<T>) => z.output<R>[];
};

/**
 * A kind of indicator: what its target and its realisation are, and where the one stands to the other.
 * No score and no percentage: under a quadrant those would look like the judgement that is the rater's to make.
 * `judge` reads both as they are stored; `fields` is what forms are drawn from; `target` and `realisation` say them in words.
 */
export const defineIndicatorKind = <T extends z.ZodObject, R extends z.ZodObject>(kind: Shape<T, R>) => ({
  ...withJudging(kind),
  fields: { target: fieldsOf(kind.target), realisation: fieldsOf(kind.realisation) },
  factsOf: (_realisation: unknown): Step["words"][] => [],
});

/**
 * A data-bound kind: its realisation is a fact that is computed from records and never typed, so that it has no form.
 * `needs` names the fields of the target that say which records; `sayFacts` says of a fact what stands beside its number: of how
 * many, how certain, from where, as of when. Where nothing can be computed the fact says why, and the standing is unknown.
 */
export const defineBoundKind = <T extends z.ZodObject, R extends z.ZodObject>(
  kind: Shape<T, R> & { needs: readonly (keyof z.output<T> & string)[]; sayFacts: (fact: z.output<R>) => Step["words"][] },
) => ({
  ...withJudging(kind),
  bound: { needs: kind.needs },
  fields: { target: fieldsOf(kind.target), realisation: [] as Field[] },
  factsOf: (realisation: unknown): Step["words"][] => kind.sayFacts(kind.realisation.parse(realisation)),
});

function withJudging<T extends z.ZodObject, R extends z.ZodObject>(kind: Shape<T, R>) {
  return {
    ...kind,
    judge: (target: unknown, realisation: unknown): Judged =>
      kind.standing(kind.target.parse(target), realisation === null ? null : kind.realisation.parse(realisation)),
    /** What would count as what under a stored target, each judged as a real one would be. */
    examplesOf: (target: unknown): { words: Step["words"]; standing: Standing }[] => {
      const planned = kind.target.parse(target);
      return kind.around(planned).map((realisation) => ({
        words: kind.sayRealisation(realisation, planned),
        standing: kind.standing(planned, realisation).standing,
      }));
    },
    wordsOf: (target: unknown, realisation: unknown): { target: Step["words"]; realisation: Step["words"] | null } => {
      const planned = kind.target.parse(target);
      return {
        target: kind.sayTarget(planned),
        realisation: realisation === null ? null : kind.sayRealisation(kind.realisation.parse(realisation), planned),
      };
    },
  };
}
