import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { optionalId, optionalText, requiredText, storableText, versionField, yearInAddress } from "@/lib/platform/text";
import { PERIOD } from "@/lib/scoring/core/deadlines/periods";
import { KIND_NAMES } from "@/lib/scoring/core/indicator-kinds";
import { ASPECTS, PERSPECTIVES, SUPPORT_ITEMS } from "@/lib/scoring/core/planning";
import { VALUES } from "@/lib/scoring/core/types";
import { LONGEST_COMMENT } from "./types";

const key = (name: MessageKey) => name;
const id = z.uuid(key("problem.notUnderstood"));

export const realisationInput = z.strictObject({
  period: z.string().regex(PERIOD),
  /** Read by the indicator's kind, which the command knows. */
  value: z.record(z.string(), storableText).default({}),
  evidence: optionalText(1_000),
});

const PLAN_MODELS = ["quantitative", "qualitative"] as const;
/** A plan copied from a former one keeps that one's model. */
export const startInput = z.strictObject({
  year: z
    .string(key("problem.choose"))
    .regex(/^\d{4}$/, key("problem.choose"))
    .transform(Number),
  from: z.enum(["copy", ...PLAN_MODELS], key("problem.choose")),
});

export const versionOnly = z.strictObject({ version: versionField });
/** Which plans are set at once, each with the version that was read. */
export const setManyInput = z.strictObject({
  plans: z
    .record(z.uuid(), versionField, key("planning.noneChosen"))
    .refine((plans) => Object.keys(plans).length > 0 && Object.keys(plans).length <= 500, key("planning.noneChosen")),
});
export const returnInput = z.strictObject({ version: versionField, reason: requiredText(1_000, "planning.reasonMissing") });

const result = {
  title: requiredText(300, "planning.titleMissing"),
  priority: z.enum(["main", "additional"], key("problem.choose")),
  assignedBy: optionalText(200),
  perspective: z
    .enum(["", ...PERSPECTIVES], key("problem.choose"))
    .optional()
    .transform((text) => text || null),
  /** What it serves, an id of those offered, or for now words; a form that does not ask leaves it as it is. */
  parent: optionalId.optional(),
  provisional: optionalText(300).optional(),
};
export const resultAddition = z.strictObject(result);
export const resultChange = z.strictObject({ resultId: id, version: versionField, ...result });

const indicator = {
  title: requiredText(300, "planning.indicatorMissing"),
  aspect: z.enum(["", ...ASPECTS], key("problem.choose")).transform((text) => text || null),
  kind: z.enum(KIND_NAMES, key("problem.choose")),
  /** Read by the kind, like a realisation; a field of several choices is a list. */
  target: z.record(z.string(), z.union([storableText, z.array(storableText).max(40)])).default({}),
};
export const indicatorAddition = z.strictObject({ resultId: id, ...indicator });
export const indicatorChange = z.strictObject({ indicatorId: id, version: versionField, ...indicator });

export const removalOf = <N extends "resultId" | "indicatorId">(name: N) =>
  z.strictObject({ [name]: id, version: versionField } as Record<N, typeof id> & { version: typeof versionField });

/** "result.0198….up", as a button sends it. */
export const moveInput = z.strictObject({
  move: z
    .string(key("problem.notUnderstood"))
    .transform((text) => {
      const [part, which, direction] = text.split(".");
      return { part, id: which, direction };
    })
    .pipe(z.object({ part: z.enum(["result", "indicator"]), id, direction: z.enum(["up", "down"]) })),
});

export const behaviourInput = z.strictObject({
  version: versionField,
  values: z.partialRecord(z.enum(VALUES), optionalText(500)).default({}),
});

/** About which line: "result.0198…", "behaviour.loyal", "plan"; as the page's form sends it. */
const line = z
  .string(key("problem.notUnderstood"))
  .transform((text) => {
    const [of, which = null] = text.split(".", 2);
    return { of, which };
  })
  .pipe(
    z.discriminatedUnion(
      "of",
      [
        z.object({ of: z.enum(["result", "indicator"]), which: id }),
        z.object({ of: z.literal("behaviour"), which: z.enum(VALUES) }),
        z.object({ of: z.literal("support"), which: z.enum(SUPPORT_ITEMS) }),
        z.object({ of: z.literal("plan"), which: z.null() }),
      ],
      key("problem.notUnderstood"),
    ),
  );
export const commentInput = z.strictObject({
  line,
  text: requiredText(LONGEST_COMMENT, "comment.textMissing"),
});
export const settleInput = z.strictObject({ commentId: id });
/** Which line's comments stand open as the page is drawn. */
export const threadQuery = z.object({ comment: z.string().max(60).optional().catch(undefined) });

export const supportInput = z.strictObject({
  version: versionField,
  items: z.partialRecord(z.enum(SUPPORT_ITEMS), optionalText(1_000)).default({}),
});

/** Whose plan is begun; which result an indicator is for, and of which kind; which year a team's plans are of. */
export const beginQuery = z.object({ of: z.string().max(60).optional().catch(undefined), year: z.string().optional().catch(undefined) });
export const indicatorQuery = z.object({
  result: z.uuid().optional().catch(undefined),
  kind: z.enum(KIND_NAMES).optional().catch(undefined),
  /** Among which services is chosen. */
  q: z.string().trim().max(100).optional().catch(undefined),
});
export const yearQuery = z.object({
  year: yearInAddress,
});

/** The form on paper is one: nothing is asked but whose plan. */
export const formQuery = z.strictObject({});

/** Of which period realisations are entered; what is none is ignored. */
export const enteredQuery = z.object({ period: z.string().regex(PERIOD).optional().catch(undefined) });
