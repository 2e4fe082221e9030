/** Somebody as far as it matters who answers about whom. */
export type Colleague = {
  id: string;
  raterId: string | null;
  /** Further officials above: heads of the unit and of those over it. */
  superiorIds?: readonly string[];
  /** What was worked in together, the closest first: a team, a unit, a result that both serve. */
  circles: readonly string[];
  /** Answers about others. Who is away when the quarter ends does not. */
  responds: boolean;
  /** Is answered about. Who was away throughout is not: nobody could. */
  isAskedAbout: boolean;
};

/** Of the i-th person the numbers of those who may answer, in the order in which they are tried. */
export type Candidates = readonly (readonly number[])[];

/**
 * Who may answer about whom: whoever shares a circle, and never oneself, anybody above, however far, or anybody below.
 *
 * Shape    `refused` holds `about respondent` for each that declined.
 * Order    the closest circle first; within it the next ones on a ring that the seed turns, so that asking goes round: whom I answer
 *          about is seldom who answers about me, and each is asked about as often as others are.
 * Repeats  a function of what is given and the seed; the order in which people are handed in is of no influence.
 */
export function candidatesOf(people: readonly Colleague[], seed: string, refused: ReadonlySet<string> = new Set()): Candidates {
  const at = new Map(people.map(({ id }, i) => [id, i]));
  const above = people.map(({ id }) => superiorsOf(id, at, people));
  const place = new Map(inTurn(people, seed).map(({ id }, order) => [id, order]));
  const members = new Map<string, number[]>();
  people.forEach(({ circles }, i) => {
    for (const circle of circles) {
      const all = members.get(circle);
      if (all) all.push(i);
      else members.set(circle, [i]);
    }
  });
  return people.map(({ id, circles, isAskedAbout }, about) => {
    if (!isAskedAbout) return [];
    const nearest = new Map<number, number>();
    circles.forEach((circle, nearness) => {
      for (const other of members.get(circle) ?? []) if (!nearest.has(other)) nearest.set(other, nearness);
    });
    const placeOf = (i: number) => place.get(people[i]?.id ?? "") ?? 0;
    const ahead = (other: number) => (placeOf(other) - placeOf(about) + people.length) % people.length;
    return [...nearest]
      .filter(([other]) => {
        const person = people[other];
        if (!person?.responds || other === about) return false;
        return !above[about]?.has(person.id) && !above[other]?.has(id) && !refused.has(`${id} ${person.id}`);
      })
      .map(([other, nearness]) => ({ other, nearness, ahead: ahead(other) }))
      .toSorted((a, b) => a.nearness - b.nearness || a.ahead - b.ahead)
      .map(({ other }) => other);
  });
}

/** Everybody above somebody, by the line of raters to its end and by the units' heads. A line that runs in a circle ends where it began. */
function superiorsOf(id: string, at: ReadonlyMap<string, number>, people: readonly Colleague[]): Set<string> {
  const above = new Set<string>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const person = people[at.get(next) ?? -1];
    if (!person) continue;
    for (const superior of [person.raterId, ...(next === id ? (person.superiorIds ?? []) : [])])
      if (superior !== null && superior !== id && !above.has(superior)) {
        above.add(superior);
        waiting.push(superior);
      }
  }
  return above;
}

/** In the order of the ring: by a 32-bit FNV-1a of seed and id, so that no order of names or of hiring is the order of asking. */
export function inTurn<T extends { id: string }>(people: readonly T[], seed: string): T[] {
  return people
    .map((person) => ({ person, turn: turnOf(seed + person.id) }))
    .toSorted((a, b) => a.turn - b.turn || (a.person.id < b.person.id ? -1 : 1))
    .map(({ person }) => person);
}

function turnOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}
