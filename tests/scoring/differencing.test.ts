import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { aggregateResponses } from "@/lib/scoring/core/raters/aggregate";
import { coarse, countsOf, everyCount, exactly } from "@/lib/scoring/core/raters/coarse";
import { PEER_MARKS, type PeerAnswers, type PeerMark } from "@/lib/scoring/core/raters/peer-answers";
import { VALUES } from "@/lib/scoring/core/types";
import { tried } from "../support/counts";

vi.setConfig({ testTimeout: 300_000 });

const PROVE = process.env.CERMIN_PROVE === "1";
const MARKS = PEER_MARKS.filter((mark) => mark !== "cannot-judge").map(Number);
const all = (mark: PeerMark) => Object.fromEntries(VALUES.map((value) => [value, mark])) as PeerAnswers;
const serviceOf = (marks: readonly PeerMark[], minimum: number) => aggregateResponses(marks.map(all), minimum).service;

/** Every way in which n people can answer. */
const waysOf = (n: number): readonly PeerMark[][] =>
  n === 0 ? [[]] : waysOf(n - 1).flatMap((before) => PEER_MARKS.map((mark) => [...before, mark]));

describe("differencing", () => {
  it("gives the exact quarter wherever that tells nobody's mark, and is coarser by these steps where it would", () => {
    // of five: all four, or four of them; all three, or one to each side; the lone one is told among those who are not alone
    expect(coarse(countsOf([2, 2, 3, 3, 4]))).toEqual(exactly(countsOf([2, 2, 3, 3, 4])));
    expect(coarse(countsOf([4, 4, 4, 4, 4]))).toEqual(coarse(countsOf([3, 4, 4, 4, 4])));
    expect(coarse(countsOf([3, 3, 3, 3, 3]))).toEqual(coarse(countsOf([2, 3, 3, 3, 4])));
    expect(exactly(countsOf([1, 4, 4, 4, 4]))).not.toEqual(coarse(countsOf([1, 4, 4, 4, 4])));
    for (let n = 3; n <= 30; n += 1) {
      for (const counts of everyCount(n)) {
        const [told, exact] = [coarse(counts), exactly(counts)];
        expect([told.mean % 25, told.spread % 25]).toEqual([0, 0]);
        expect(Math.abs(told.mean - exact.mean)).toBeLessThanOrEqual(n < 5 ? 75 : 50); // half a mark from five answers on
        expect(Math.abs(told.mean - 250)).toBeLessThanOrEqual(Math.abs(exact.mean - 250)); // never further out than it is
      }
    }
  });

  it("recovers 0 answers of groups of 3 to 6, by every way they can answer and every one of them who knows the own answer", () => {
    let [views, recovered] = [0, 0];
    for (const minimum of [3, 5])
      for (let n = minimum; n <= (PROVE ? 7 : 6); n += 1) {
        // what the first of them sees, having answered so: which answers could the second have given?
        const seen = new Map<string, Set<PeerMark>>();
        for (const way of waysOf(n)) {
          const shown = JSON.stringify([way[0], serviceOf(way, minimum)]);
          const second = way[1];
          if (second) seen.set(shown, (seen.get(shown) ?? new Set()).add(second));
        }
        for (const [, could] of seen) {
          views += 1;
          if (could.size < 2) recovered += 1;
        }
      }
    console.info(`differencing: ${views} views of small groups, ${recovered} answers recovered`);
    expect(views).toBeGreaterThan(100);
    expect(recovered).toBe(0);
  });

  it("recovers 0 answers from units of 2 to 12 on any two days: nothing is shown before, and one thing after", () => {
    let [compared, recovered] = [0, 0];
    const unit = fc.record({
      answers: fc.array(fc.constantFrom(...PEER_MARKS), { minLength: 1, maxLength: 11 }), // of a unit's others
      minimum: fc.constantFrom(3, 4, 5),
      prefix: fc.nat(11),
    });
    fc.assert(
      fc.property(unit, ({ answers, minimum, prefix }) => {
        // On each day the page has either nothing or the one aggregate; what is answered meanwhile changes nothing that is shown.
        const shownOn = (given: readonly PeerMark[], released: boolean) =>
          released && given.length >= minimum ? serviceOf(given, minimum) : null;
        const days = [shownOn(answers.slice(0, prefix), false), shownOn(answers, false), shownOn(answers, true)];
        expect(days.slice(0, 2)).toEqual([null, null]);
        compared += days.length - 1;
        const told = days[2];
        if (!told) return;
        // The difference of any two days is what is told at last. Of everybody else both answers below are consistent with it, or another is.
        const judged = answers.flatMap((mark) => (mark === "cannot-judge" ? [] : [Number(mark)]));
        const same = everyCount(judged.length).filter((counts) => JSON.stringify(coarse(counts)) === JSON.stringify(told));
        expect(same.length).toBeGreaterThan(0);
        for (const own of MARKS) {
          const others = same
            .filter((counts) => (counts[own - 1] ?? 0) > 0)
            .map((counts) => counts.map((n, i) => n - (i === own - 1 ? 1 : 0)));
          const could = new Set(others.flatMap((counts) => counts.flatMap((n, i) => (n > 0 ? [i] : []))));
          if (could.size === 1) recovered += 1;
        }
      }),
      tried(10_000),
    );
    console.info(`differencing: ${compared} pairs of days compared, ${recovered} answers recovered`);
    expect(recovered).toBe(0);
  });
});
