/**
 * Whom each employee is seen by, until respondents are assigned by rule: up to `most` people with the same rater.
 *
 * Shape    employees with their rater; gives, per employee, the ids of those who are asked about them, never the person,
 *          never the rater. Somebody alone under a rater has nobody: an empty list.
 * Spread   each is asked about about as many colleagues as ask about them: neighbours on a ring.
 * Repeats  a function of the ids and the seed alone; the ring's order differs from seed to seed (period to period).
 * Source   issue of a local rule (PermenPANRB 6/2022 leaves who gives feedback open: Lampiran, hlm. 69).
 */
export function askPeers(employees: readonly { id: string; raterId: string }[], most: number, seed: string): Map<string, string[]> {
  const teams = Map.groupBy(employees, ({ raterId }) => raterId);
  const asked = new Map<string, string[]>();
  for (const team of teams.values()) {
    const ring = team.map(({ id }) => id).toSorted((a, b) => turn(a, seed) - turn(b, seed) || (a < b ? -1 : 1));
    ring.forEach((id, at) => {
      const others = Math.min(most, ring.length - 1);
      asked.set(
        id,
        Array.from({ length: others }, (_, step) => ring[(at + step + 1) % ring.length] ?? id),
      );
    });
  }
  return asked;
}

/** A place on the ring: a 32-bit FNV-1a of seed and id, so that no order of names or of hiring is the order of asking. */
function turn(id: string, seed: string): number {
  let hash = 0x811c9dc5;
  for (const letter of seed + id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}
