import { isDeepStrictEqual } from "node:util";
import { db } from "@/lib/platform/db";
import { regulationById } from "@/lib/regulation";
import { listNamed } from "@/lib/scoring/commands/receipts";
import { appraise } from "@/lib/scoring/core/appraise";
import { arithmeticDifferences, differencesFrom, type Row } from "@/lib/scoring/core/receipt";
import { listStoredResults, listStoredVersions, type StoredResult, type StoredVersion } from "@/lib/scoring/queries";

export type Difference = { id: string; what: string[] };

/**
 * Every stored result, by key, `atOnce` a page: computed again from its inputs under the regulation it was made under, and each input
 * compared with the row it names, as that row was when the rating was made; so is each version of it that was signed. Writes nothing.
 */
export async function differencesIn(atOnce = 200): Promise<{ results: number; different: Difference[] }> {
  const different: Difference[] = [];
  let results = 0;
  for (let after: string | null = null; ; ) {
    const stored: StoredResult[] = await listStoredResults(after, atOnce);
    const now = await listNamed(
      db,
      stored.map(({ ratedAt, ...result }) => ({ ...result, at: ratedAt })),
    );
    const versions = Map.groupBy(await listStoredVersions(stored.map(({ id }) => id)), ({ id }) => id);
    for (const result of stored) {
      const rows = now.get(result.id) ?? [];
      const what = [
        ...differencesOf(result),
        ...inputDifferences(result, rows),
        ...(versions.get(result.id) ?? []).flatMap((version) => versionDifferences(version, rows)),
      ];
      if (what.length > 0) different.push({ id: result.id, what });
    }
    results += stored.length;
    after = stored.at(-1)?.id ?? null;
    if (stored.length < atOnce) return { results, different };
  }
}

/** What of the inputs is not in the rows they name, and what of an index its own answers do not come to. */
export function inputDifferences({ receipt }: Pick<StoredResult, "receipt">, now: readonly Row[]): string[] {
  if (receipt.format !== 2) return ["names no rows: it was stored before results did"];
  return [...differencesFrom(receipt, now), ...arithmeticDifferences(receipt, (id) => regulationById(id, "satisfaction-index"))];
}

/**
 * The same of one version. The newest is the result itself, which was looked at; that it is, is all that is asked of it. Of a former one
 * the two ratings are compared with what it says was given.
 */
function versionDifferences(version: StoredVersion, rows: readonly Row[]): string[] {
  const name = `version ${version.version}`;
  if (version.newest) return version.asStored ? [] : [`${name}: what was signed is not what the result says`];
  const then = [...rows.filter(({ kind }) => kind !== "rating"), version.rating];
  return [...differencesOf(version), ...inputDifferences(version, then)].map((what) => `${name}: ${what}`);
}

type Computed = Pick<StoredResult, "regulationId" | "receipt" | "predicate" | "steps">;

/** What is not as it comes out today; what cannot be computed any more differs too. */
export function differencesOf({ regulationId, receipt, predicate, steps }: Computed): string[] {
  let again: ReturnType<typeof appraise>;
  try {
    again = appraise(receipt, regulationById(regulationId, "quadrant"));
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
