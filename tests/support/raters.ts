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
 * The rule once more, written from its sentence (house 7) and not from the database's function: the line, else the acting official,
 * else the unit's head, else the next superior, who stands in; never whom the employee disputes. Nobody where nobody is above.
 */
export function raterOn(
  { above, unitOf, heads, lines, disputes }: History,
  who: string,
  day: string,
): { rater: string; interim: boolean } | null {
  const disputed = disputes.filter((each) => each.who === who && covers(each, day)).map(({ rater }) => rater);
  const line = lines.find((each) => each.who === who && covers(each, day) && !disputed.includes(each.rater));
  if (line) return { rater: line.rater, interim: false };
  for (let unit: string | null = unitOf.get(who) ?? null; unit !== null; unit = above.get(unit) ?? null) {
    const here = heads.filter((head) => head.unit === unit && head.who !== who && covers(head, day) && !disputed.includes(head.who));
    const found = here.find(({ capacity }) => capacity === "acting") ?? here[0];
    if (found) return { rater: found.who, interim: true };
  }
  return null;
}
