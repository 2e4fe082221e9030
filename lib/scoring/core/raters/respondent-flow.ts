import type { Candidates } from "./circles";

/**
 * A flow from people who need respondents to people who can answer: one unit of it is one form. Each grows by augmenting paths, so that what
 * cannot be grown any more is a maximum (Ford and Fulkerson), and what the last search reached is its cut.
 */
export class RespondentFlow {
  /** Of each person who answers about them, and about whom they answer. */
  readonly asked: readonly Set<number>[];
  readonly answers: readonly Set<number>[];
  mutual = 0;
  /** People about whom no further respondent can be found, and respondents who cannot be freed: true until somebody is let go. */
  private readonly stuck: Set<number> = new Set();
  private readonly full: Set<number> = new Set();

  constructor(
    private readonly candidates: Candidates,
    readonly load: number,
    /** Forms that have been sent, as `about respondent`: nobody takes them over. */
    private readonly sent: ReadonlySet<string> = new Set(),
  ) {
    this.asked = candidates.map(() => new Set());
    this.answers = candidates.map(() => new Set());
  }

  sharedBy = (about: number) => this.asked[about] ?? new Set<number>();
  heldBy = (respondent: number) => this.answers[respondent] ?? new Set<number>();
  isFree = (respondent: number) => this.heldBy(respondent).size < this.load;
  /** Whether the other answers about the one already: a pair that would answer about each other. */
  isMutual = (about: number, respondent: number) => this.sharedBy(respondent).has(about);

  join(about: number, respondent: number) {
    this.sharedBy(about).add(respondent);
    this.heldBy(respondent).add(about);
    if (this.isMutual(about, respondent)) this.mutual += 1;
  }

  part(about: number, respondent: number) {
    if (this.isMutual(about, respondent)) this.mutual -= 1;
    this.sharedBy(about).delete(respondent);
    this.heldBy(respondent).delete(about);
  }

  /** Lets everybody go who answers about somebody: what was stuck may move again. */
  release(about: number) {
    for (const respondent of [...this.sharedBy(about)]) this.part(about, respondent);
    this.stuck.clear();
    this.full.clear();
  }

  /** One respondent more about somebody, others moved where that is needed; false where there is no way, and then there never will be. */
  grow(about: number): boolean {
    if (this.stuck.has(about)) return false;
    const fresh = (this.candidates[about] ?? []).filter((other) => !this.sharedBy(about).has(other) && this.isFree(other));
    const direct = fresh.find((other) => !this.isMutual(about, other)) ?? fresh[0];
    if (direct !== undefined) {
      this.join(about, direct);
      return true;
    }
    return this.growBeyond(about);
  }

  /** Searches breadth first: whoever is full is taken from somebody, who then needs another, until one is found who is free. */
  private growBeyond(about: number): boolean {
    const takenFor = new Map<number, number>(); // respondent → about whom they would answer
    const gives = new Map<number, number>(); // person → the respondent that would be taken from them
    const reached = [about];
    for (let at = 0; at < reached.length; at += 1) {
      const needs = reached[at] ?? about;
      for (const other of this.candidates[needs] ?? []) {
        if (takenFor.has(other) || this.full.has(other) || this.sharedBy(needs).has(other)) continue;
        takenFor.set(other, needs);
        if (this.isFree(other)) {
          this.handOver(other, takenFor, gives);
          return true;
        }
        for (const holder of this.heldBy(other))
          if (holder !== about && !gives.has(holder) && !this.sent.has(`${holder} ${other}`)) {
            gives.set(holder, other);
            reached.push(holder);
          }
      }
    }
    for (const person of reached) this.stuck.add(person);
    for (const other of takenFor.keys()) this.full.add(other);
    return false;
  }

  /** Along the path, from who is free back to who needed one more. */
  private handOver(end: number, takenFor: ReadonlyMap<number, number>, gives: ReadonlyMap<number, number>) {
    let free: number | undefined = end;
    while (free !== undefined) {
      const needs = takenFor.get(free);
      if (needs === undefined) throw new RangeError("a path begins with somebody who needs a respondent");
      const given = gives.get(needs);
      if (given !== undefined) this.part(needs, given);
      this.join(needs, free);
      free = given;
    }
  }

  /** After everybody was grown as far as they go: who competes, and who among the respondents they have in common is full. */
  cut(): { people: number[]; full: number[] } {
    return { people: [...this.stuck].toSorted((a, b) => a - b), full: [...this.full].toSorted((a, b) => a - b) };
  }
}
