import "server-only";
import type { z } from "zod";
import { isMessageKey } from "@/lib/messages/format";
import { Invalid } from "@/lib/platform/refusal";

/**
 * Demands that what was typed is what a kind of indicator asks for, else names every problem under `path`. It is stored as it
 * was typed, for the kind reads it again.
 */
export function checkTyped(shape: z.ZodType, typed: unknown, path: string) {
  const parsed = shape.safeParse(typed);
  if (parsed.success) return;
  throw new Invalid(
    parsed.error.issues.map((issue) => ({
      path: [path, ...issue.path].join("."),
      key: isMessageKey(issue.message) ? issue.message : ("problem.notUnderstood" as const),
      ...("maximum" in issue && { values: { max: Number(issue.maximum) } }),
    })),
  );
}
