import "server-only";
import type { z } from "zod";
import { isMessageKey } from "@/lib/messages/format";
import { Invalid, type Problem } from "@/lib/platform/refusal";

/**
 * Demands that what was typed is what a kind of indicator asks for, else names every problem under `path`. It is stored as it
 * was typed, for the kind reads it again.
 */
export function checkTyped(shape: z.ZodType, typed: unknown, path: string) {
  const problems = problemsTyped(shape, typed, path);
  if (problems.length > 0) throw new Invalid(problems);
}

/** The same as a list, for whoever asks it of many at once. */
export function problemsTyped(shape: z.ZodType, typed: unknown, path: string): Problem[] {
  const parsed = shape.safeParse(typed);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    path: [path, ...issue.path].join("."),
    key: isMessageKey(issue.message) ? issue.message : ("problem.notUnderstood" as const),
    ...("maximum" in issue && { values: { max: Number(issue.maximum) } }),
  }));
}
