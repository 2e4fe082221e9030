import type { Candidates } from "@/lib/scoring/core/raters/circles";

/**
 * The most forms that can be given out, found another way than the application does: unit paths by depth first, on a table of what is left
 * of each edge, from a source through people and respondents to a sink.
 */
export function mostForms(candidates: Candidates, demands: readonly number[], load: number): number {
  const n = candidates.length;
  const [source, sink] = [2 * n, 2 * n + 1];
  const left = Array.from({ length: 2 * n + 2 }, () => new Array<number>(2 * n + 2).fill(0));
  const put = (a: number, b: number, capacity: number) => {
    const row = left[a];
    if (row) row[b] = capacity;
  };
  candidates.forEach((others, i) => {
    put(source, i, demands[i] ?? 0);
    put(n + i, sink, load);
    for (const other of others) put(i, n + other, 1);
  });
  const push = (at: number, seen: Set<number>): boolean => {
    if (at === sink) return true;
    seen.add(at);
    return (left[at] ?? []).some((capacity, to) => {
      if (capacity <= 0 || seen.has(to) || !push(to, seen)) return false;
      put(at, to, capacity - 1);
      put(to, at, (left[to]?.[at] ?? 0) + 1);
      return true;
    });
  };
  let forms = 0;
  while (push(source, new Set())) forms += 1;
  return forms;
}

/** What some people can have at most together, whatever is given to the rest: each respondent gives each of them one form, and all of them `load`. */
export function hallBound(candidates: Candidates, _demands: readonly number[], load: number, people: ReadonlySet<number>): number {
  const times = new Map<number, number>();
  for (const i of people) for (const other of candidates[i] ?? []) times.set(other, (times.get(other) ?? 0) + 1);
  return [...times.values()].reduce((sum, n) => sum + Math.min(n, load), 0);
}
