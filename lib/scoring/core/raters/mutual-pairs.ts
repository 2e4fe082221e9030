import type { Candidates } from "./circles";
import type { RespondentFlow } from "./respondent-flow";

/** How many people one search may pass through: enough for a large unit, and a bound on what one pair can cost. */
const REACH = 400;

/**
 * Resolves pairs that would answer about each other, wherever others can take it over: one of both is asked about by another instead, along
 * a closed path through people who answer about each other's colleagues, so that everybody is asked about and asked as often as before.
 * Each round resolves a pair at least, or is the last. What is left cannot be resolved one pair at a time: where seven of eight colleagues are asked, every pair is mutual.
 */
export function resolveMutualPairs(flow: RespondentFlow, candidates: Candidates) {
  for (let before = flow.mutual + 1; flow.mutual > 0 && flow.mutual < before; ) {
    before = flow.mutual;
    for (const about of candidates.keys())
      for (const respondent of [...flow.sharedBy(about)])
        if (flow.sharedBy(about).has(respondent) && flow.isMutual(about, respondent)) replace(flow, candidates, about, respondent);
  }
}

type Step = { about: number; takes: number; gives: number };

function replace(flow: RespondentFlow, candidates: Candidates, about: number, respondent: number) {
  const steps = pathFrom(flow, candidates, about, respondent);
  const before = flow.mutual;
  const done: Step[] = [];
  for (const step of steps) {
    flow.part(step.about, step.gives);
    flow.join(step.about, step.takes);
    done.push(step);
  }
  if (flow.mutual < before) return;
  for (const { about: who, takes, gives } of done.toReversed()) {
    flow.part(who, takes);
    flow.join(who, gives);
  }
}

/** Who takes whom instead of whom, beginning with `about`; none where there is no such path. */
function pathFrom(flow: RespondentFlow, candidates: Candidates, about: number, respondent: number): Step[] {
  const gives = new Map([[about, respondent]]);
  const takenFor = new Map<number, number>();
  const reached = [about];
  for (let at = 0; at < reached.length && at < REACH; at += 1) {
    const needs = reached[at] ?? about;
    for (const other of candidates[needs] ?? []) {
      const [own, theirs] = [needs === about, other === respondent];
      if (takenFor.has(other) || flow.sharedBy(needs).has(other) || flow.isMutual(needs, other) || (own && theirs)) continue;
      takenFor.set(other, needs);
      if (theirs || flow.isFree(other)) return stepsTo(other, about, takenFor, gives);
      for (const holder of flow.heldBy(other))
        if (!gives.has(holder)) {
          gives.set(holder, other);
          reached.push(holder);
        }
    }
  }
  return [];
}

/** The path backwards, from who takes the last form over to whose respondent is to be another. */
function stepsTo(end: number, first: number, takenFor: ReadonlyMap<number, number>, gives: ReadonlyMap<number, number>): Step[] {
  const steps: Step[] = [];
  let takes = end;
  for (;;) {
    const about = takenFor.get(takes);
    const given = about === undefined ? undefined : gives.get(about);
    if (about === undefined || given === undefined) throw new RangeError("a path begins with the pair that is to be resolved");
    steps.push({ about, takes, gives: given });
    if (about === first) return steps;
    takes = given;
  }
}
