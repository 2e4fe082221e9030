/** Who heads what and who rates whom, with both days included: what `rater_on` reads. Keys stand for ids. */
export type Turn = { from: string; until: string | null };
export type Head = Turn & { unit: string; who: string; capacity: "definitive" | "acting" };
export type History = {
  /** The unit above each unit; null at the top. */
  above: ReadonlyMap<string, string | null>;
  unitOf: ReadonlyMap<string, string>;
  heads: readonly Head[];
  lines: readonly (Turn & { who: string; rater: string })[];
  /** Whom somebody says not to be their rater. */
  disputes: readonly (Turn & { who: string; rater: string })[];
};

export const covers = ({ from, until }: Turn, day: string) => from <= day && (until === null || day <= until);

/**
 * The rule once more, written from its sentences (house 7, domain 1.10) and not from the database's function: who acts as a head, by the
 * head above the unit in which they do, unless a line was written since; else the line, else the acting official, else the unit's head,
 * else the next superior, who stands in; never whom the employee disputes. Nobody where nobody is above.
 */
export function raterOn(
  { above, unitOf, heads, lines, disputes }: History,
  who: string,
  day: string,
): { rater: string; interim: boolean } | null {
  const disputed = disputes.filter((each) => each.who === who && covers(each, day)).map(({ rater }) => rater);
  /** The first head from a unit upwards, an acting one before another. */
  const headFrom = (from: string | null) => {
    for (let unit = from; unit !== null; unit = above.get(unit) ?? null) {
      const here = heads.filter((head) => head.unit === unit && head.who !== who && covers(head, day) && !disputed.includes(head.who));
      const found = here.find(({ capacity }) => capacity === "acting") ?? here[0];
      if (found) return found.who;
    }
    return null;
  };
  const acts = heads
    .filter((head) => head.who === who && head.capacity === "acting" && covers(head, day))
    .toSorted((a, b) => (a.from === b.from ? (a.unit < b.unit ? -1 : 1) : a.from < b.from ? 1 : -1))[0];
  const line = lines.find((each) => each.who === who && covers(each, day) && !disputed.includes(each.rater));
  const over = acts && (!line || line.from < acts.from) ? headFrom(above.get(acts.unit) ?? null) : null;
  if (over !== null) return { rater: over, interim: false };
  if (line) return { rater: line.rater, interim: false };
  const standsIn = headFrom(unitOf.get(who) ?? null);
  return standsIn === null ? null : { rater: standsIn, interim: true };
}
