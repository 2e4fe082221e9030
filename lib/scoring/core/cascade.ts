/** What a result serves, upwards: the id of the one above by the id of the one below. Whatever is above the leaders' plans is no result. */
export type Edges = ReadonlyMap<string, string | null>;

/**
 * The circle that would be if the first served the second: from the first through all above it back to the first; null where there is none.
 * Edges that are a circle already are gone through once, so that it ends whatever is stored.
 */
export function circleOf(edges: Edges, from: string, to: string): string[] | null {
  const path = [from];
  for (let at: string | null = to; at !== null && (at === from || !path.includes(at)); at = edges.get(at) ?? null) {
    path.push(at);
    if (at === from) return path;
  }
  return null;
}

/** The same in titles, as a person reads it: “A” → “B” → “A”, each serving the next. */
export const circleInWords = (circle: readonly string[], titleOf: (id: string) => string) =>
  circle.map((id) => `“${titleOf(id)}”`).join(" → ");

/** What a result served until now: a leader's result or an indicator, and the indicator that the leader's result itself serves. */
export type Served = { resultId: string | null; indicatorId: string | null };
/** What it may serve: `former` are the results that this one continues, over all versions; `indicatorId` what it serves itself. */
export type Offered = { id: string; former: readonly string[]; indicatorId: string | null };

/**
 * What a result is proposed to serve instead: the leader's result that continues the one it served; else the indicator it served, or
 * the first of the leader's results that serves the same one. Null: nobody but a person can say. What a sibling of the same plan
 * serves already (`taken`) is not proposed, for a plan serves each thing once.
 */
export function proposedParent(served: Served, offered: readonly Offered[], taken: ReadonlySet<string> = new Set()): string | null {
  const free = offered.filter(({ id }) => !taken.has(id));
  const { resultId, indicatorId } = served;
  const continues = free.find(({ former }) => resultId !== null && former.includes(resultId));
  const same = free.find(({ id }) => id === indicatorId) ?? free.find((each) => indicatorId !== null && each.indicatorId === indicatorId);
  return (continues ?? same)?.id ?? null;
}
