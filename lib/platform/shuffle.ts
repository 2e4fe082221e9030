import { randomInt } from "node:crypto";

/** Fisher and Yates, with a source of chance that cannot be replayed. */
export function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(randomInt(left.length), 1));
}
