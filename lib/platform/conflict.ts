import "server-only";

/**
 * The rule of the database that a write broke: "unique", "exclusion" (two at once) or "check"; null for any other error.
 * A command asks it where two writers may meet between its look and its write, and says the rule in words.
 */
export function brokenRule(error: unknown): "unique" | "exclusion" | "check" | null {
  const { code, meta } = error as { code?: string; meta?: { driverAdapterError?: { cause?: { code?: string; originalCode?: string } } } };
  if (code === "P2002") return "unique";
  const cause = meta?.driverAdapterError?.cause;
  switch (cause?.originalCode ?? cause?.code) {
    case "23505":
      return "unique";
    case "23P01":
      return "exclusion";
    case "23514":
      return "check";
    default:
      return null;
  }
}
