import { isDeepStrictEqual } from "node:util";
import { regulationById } from "@/lib/regulation";
import { appraise } from "@/lib/scoring/core/appraise";
import { listStoredResults, type StoredResult } from "@/lib/scoring/queries";

export type Difference = { id: string; what: string[] };

/** Every stored result, by key, `atOnce` a page, computed again from its inputs under the regulation it was made under. Writes nothing. */
export async function differencesIn(atOnce = 200): Promise<{ results: number; different: Difference[] }> {
  const different: Difference[] = [];
  let results = 0;
  for (let after: string | null = null; ; ) {
    const stored: StoredResult[] = await listStoredResults(after, atOnce);
    for (const result of stored) {
      const what = differencesOf(result);
      if (what.length > 0) different.push({ id: result.id, what });
    }
    results += stored.length;
    after = stored.at(-1)?.id ?? null;
    if (stored.length < atOnce) return { results, different };
  }
}

/** What is not as it comes out today; what cannot be computed any more differs too. */
export function differencesOf({ regulationId, inputs, predicate, steps }: Omit<StoredResult, "id">): string[] {
  let again: ReturnType<typeof appraise>;
  try {
    again = appraise(inputs, regulationById(regulationId, "quadrant"));
  } catch (error) {
    return [`cannot be computed again: ${(error as Error).message}`];
  }
  const stored = Array.isArray(steps) ? steps : [];
  const computed = JSON.parse(JSON.stringify(again.steps)) as unknown[];
  const what = predicate === again.predicate ? [] : [`predicate "${predicate}" is stored, "${again.predicate}" comes out`];
  if (stored.length !== computed.length) what.push(`${stored.length} steps are stored, ${computed.length} come out`);
  const odd = computed.findIndex((step, at) => at < stored.length && !isDeepStrictEqual(stored[at], step));
  if (odd >= 0) what.push(`step ${odd + 1} ${JSON.stringify(stored[odd])} is stored, ${JSON.stringify(computed[odd])} comes out`);
  return what;
}
