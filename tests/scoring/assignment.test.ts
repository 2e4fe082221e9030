import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  type Assignment,
  type AssignmentTerms,
  assignPeers,
  assignSubordinates,
  replaceRespondent,
} from "@/lib/scoring/core/raters/assignment";
import { type Colleague, candidatesOf } from "@/lib/scoring/core/raters/circles";
import { tried } from "../support/counts";
import { hallBound, mostForms } from "../support/other-flow";

vi.setConfig({ testTimeout: 300_000 }); // the full counts take a while

const TERMS: AssignmentTerms = { wanted: 7, minimum: 5, load: 8, seed: "2026-Q4" };
const team = (size: number, raterId = "head", name = "a"): Colleague[] =>
  Array.from({ length: size }, (_, n) => ({
    id: `${name}${n}`,
    raterId,
    circles: [`team ${raterId}`],
    responds: true,
    isAskedAbout: true,
  }));
const pairsIn = ({ asked }: Assignment) =>
  [...asked].flatMap(([about, others]) => others.filter((other) => about < other && asked.get(other)?.includes(about))).length;
const timesAsked = ({ asked }: Assignment) => Map.groupBy([...asked.values()].flat(), (id) => id);

describe("assignment", () => {
  it.each([
    // of n people 7 each are wanted: 7n forms over n(n-1)/2 pairs, so 7n - n(n-1)/2 pairs at least are mutual
    [8, 28],
    [9, 27],
    [10, 25],
    [12, 18],
    [14, 7],
    [15, 0],
    [16, 0],
    [40, 0],
  ])("in a team of %i everybody is asked seven times, and %i pairs are mutual, as few as can be", (size, pairs) => {
    const found = assignPeers(team(size), TERMS);
    expect(found).toMatchObject({ lacking: [], cut: null, relax: null, mutualPairs: pairs });
    expect(pairsIn(found)).toBe(pairs);
    for (const [about, others] of found.asked) {
      expect(new Set(others).size).toBe(7);
      expect(others).not.toContain(about);
    }
    expect(found.loads.reduce((sum, people, forms) => sum + people * forms, 0)).toBe(7 * size);
  });

  it("asks nobody in vain: who could have four of five has none and is named, five are asked", () => {
    const small = assignPeers(team(5), TERMS);
    expect(small.asked.get("a0")).toEqual([]);
    expect(small.lacking.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      ["a0", "a1", "a2", "a3", "a4"].map((id) => ({ id, has: 0, could: 4, because: "circle" })),
    );
    const six = assignPeers(team(6), TERMS);
    expect(six.lacking.map(({ has, could, because }) => [has, could, because])).toEqual(Array(6).fill([5, 5, "circle"]));
    expect(six.cut).toBeNull(); // there is no larger flow because there are no more people, not because of the load
  });

  it("names the cut where the load lacks, and what would do instead", () => {
    // Eight people, seven wanted each: 56 forms; five a person are 40. Six each would be 48: no; five each are 40.
    const tight = assignPeers(team(8), { ...TERMS, load: 5 });
    expect(tight.cut).toEqual({ people: expect.any(Array), need: 56, room: 40, full: 8 });
    expect(tight.cut?.people.toSorted()).toEqual(team(8).map(({ id }) => id));
    expect(tight.relax).toEqual({ load: 7, wanted: 5 });
    expect([...tight.asked.values()].map(({ length }) => length)).toEqual(Array(8).fill(5));
    // Under a load of four there are 32 forms: six groups of five can be read, two people are let go.
    const scarce = assignPeers(team(8), { ...TERMS, load: 4 });
    expect(scarce.relax).toEqual({ load: 7, wanted: 4 });
    const sizes = [...scarce.asked.values()].map(({ length }) => length).toSorted();
    expect(sizes.slice(0, 2)).toEqual([0, 0]);
    for (const size of sizes.slice(2)) expect(size).toBeGreaterThanOrEqual(5);
    expect(scarce.lacking.filter(({ has }) => has === 0).map(({ because }) => because)).toEqual(["load", "load"]);
  });

  it("frees a respondent for whom there is no other: a form is moved along a path", () => {
    // One each is wanted, one each is the load: x can only be answered about by a0, whom a1 would have taken, too.
    const both: Colleague[] = [
      { id: "x", raterId: "r", circles: ["x"], responds: false, isAskedAbout: true },
      { id: "y", raterId: "r", circles: ["y"], responds: false, isAskedAbout: true },
      { id: "p", raterId: "r", circles: ["x", "y"], responds: true, isAskedAbout: false },
      { id: "q", raterId: "r", circles: ["y"], responds: true, isAskedAbout: false },
    ];
    for (const seed of ["1", "2", "3", "4", "5", "6", "7", "8"])
      expect(assignPeers(both, { wanted: 1, minimum: 1, load: 1, seed }).asked).toEqual(
        new Map([
          ["x", ["p"]],
          ["y", ["q"]],
        ]),
      );
  });

  it("asks neither up nor down the line, however far, nor a head above, nor who is away", () => {
    const line: Colleague[] = [
      { id: "chief", raterId: "mayor", circles: ["unit"], responds: true, isAskedAbout: true },
      { id: "middle", raterId: "chief", circles: ["unit"], responds: true, isAskedAbout: true },
      { id: "low", raterId: "middle", superiorIds: ["chief", "sideHead"], circles: ["unit"], responds: true, isAskedAbout: true },
      { id: "sideHead", raterId: "mayor", circles: ["unit"], responds: true, isAskedAbout: true },
      { id: "away", raterId: "middle", circles: ["unit"], responds: false, isAskedAbout: true },
    ];
    const { asked } = assignPeers(line, { wanted: 9, minimum: 1, load: 9, seed: "s" });
    expect(asked.get("chief")).toEqual(["sideHead"]);
    expect(asked.get("middle")).toEqual(["sideHead"]);
    expect(asked.get("low")).toEqual([]); // chief is above by two, sideHead heads the unit
    expect(asked.get("sideHead")?.toSorted()).toEqual(["chief", "middle"]);
    expect(asked.get("away")?.toSorted()).toEqual(["low", "sideHead"]);
  });

  it("asks who declined no more", () => {
    const { asked, lacking } = assignPeers(team(6), TERMS, new Set(["a0 a1"]));
    expect(asked.get("a0")).toEqual([]); // four are left of five
    expect(lacking.find(({ id }) => id === "a0")).toEqual({ id: "a0", has: 0, could: 4, because: "circle" });
    expect(asked.get("a1")?.toSorted()).toEqual(["a0", "a2", "a3", "a4", "a5"]); // the other way round nothing was declined
  });

  it("replaces who declined, along a path where that is needed, and leaves what was sent", () => {
    // Who was asked about x has declined. Only p is left for x, who was asked about y, about whom q can be.
    const people: Colleague[] = [
      { id: "x", raterId: "r", circles: ["x"], responds: false, isAskedAbout: true },
      { id: "y", raterId: "r", circles: ["y"], responds: false, isAskedAbout: true },
      { id: "gone", raterId: "r", circles: ["x"], responds: true, isAskedAbout: false },
      { id: "p", raterId: "r", circles: ["x", "y"], responds: true, isAskedAbout: false },
      { id: "q", raterId: "r", circles: ["y"], responds: true, isAskedAbout: false },
    ];
    const held = [{ about: "y", respondent: "p" }];
    const refused = new Set(["x gone"]);
    const terms = { load: 1, seed: "s" };
    expect(replaceRespondent(people, terms, { about: "x", held, sent: [], refused })).toEqual({
      out: expect.toSatisfy((out: object[]) => out.length === 2),
      back: held,
    });
    expect(replaceRespondent(people, terms, { about: "x", held, sent: held, refused })).toEqual({ out: [], back: [] });
    expect(replaceRespondent(people, { ...terms, load: 2 }, { about: "x", held, sent: held, refused })).toEqual({
      out: [{ about: "x", respondent: "p" }],
      back: [],
    });
  });

  it("prefers the closest circle, and goes further where it is too small", () => {
    const people = [...team(4), ...team(6, "other", "b")].map((person) => ({ ...person, circles: [...person.circles, "unit"] }));
    const { asked, lacking } = assignPeers(people, TERMS);
    expect(lacking).toEqual([]);
    for (const { id } of team(4)) expect(asked.get(id)?.filter((other) => other.startsWith("a")).length).toBeGreaterThanOrEqual(2);
  });

  it("repeats for the same seed, whatever order people stand in, and differs for another", () => {
    const people = team(30);
    const once = assignPeers(people, TERMS);
    const sorted = ({ asked }: Assignment) => [...asked].map(([id, others]) => [id, others.toSorted()]).toSorted();
    expect(sorted(assignPeers(people.toReversed(), TERMS))).toEqual(sorted(once));
    expect(sorted(assignPeers(people, { ...TERMS, seed: "2027-Q1" }))).not.toEqual(sorted(once));
  });

  it("refuses terms that ask nobody", () => {
    for (const terms of [{ wanted: 0 }, { minimum: 0 }, { load: 0 }, { load: Number.NaN }])
      expect(() => assignPeers(team(9), { ...TERMS, ...terms })).toThrow(RangeError);
  });

  it("gives whoever leads their subordinates, all of them up to a number, from the minimum on", () => {
    const people = [...team(4, "four", "f"), ...team(5, "five", "v"), ...team(20, "many", "m"), ...team(3, "mayor", "x")];
    const leaders = ["four", "five", "many"].map((id) => ({ id, raterId: "mayor", circles: [], responds: true, isAskedAbout: true }));
    const found = assignSubordinates([...people, ...leaders], { most: 12, minimum: 5, seed: "s" });
    expect(found.map(({ id, could, asked }) => [id, could, asked.length])).toEqual([
      ["four", 4, 0],
      ["five", 5, 5],
      ["many", 20, 12],
    ]); // the mayor is not appraised
    expect(found[1]?.asked.toSorted()).toEqual(["v0", "v1", "v2", "v3", "v4"]);
  });

  /** Offices of a few teams under a line of any depth, some away, some declined. */
  const office = fc
    .record({
      people: fc.array(
        fc.record({ rater: fc.nat(30), unit: fc.nat(2), also: fc.option(fc.nat(3), { freq: 3 }), away: fc.nat(9), elsewhere: fc.nat(14) }),
        { minLength: 1, maxLength: 14 },
      ),
      declined: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 4 }),
      wanted: fc.integer({ min: 1, max: 7 }),
      minimum: fc.integer({ min: 1, max: 5 }),
      load: fc.integer({ min: 1, max: 9 }),
      seed: fc.string({ maxLength: 4 }),
    })
    .map(({ people, declined, ...terms }) => ({
      terms,
      refused: new Set(declined.map(([a, b]) => `e${a} e${b}`)),
      people: people.map(({ rater, unit, also, away, elsewhere }, at): Colleague => {
        const raterId = at === 0 ? "mayor" : `e${rater % at}`;
        return {
          id: `e${at}`,
          raterId,
          circles: [`team ${raterId}`, `unit ${unit}`, ...(also === null ? [] : [`result ${also}`])],
          responds: away > 0,
          isAskedAbout: elsewhere > 0,
        };
      }),
    }));

  it("strands nobody where a flow exists, and names the cut where none does: 10,000 random units", () => {
    fc.assert(
      fc.property(office, ({ people, terms, refused }) => {
        const { wanted, minimum, load, seed } = terms;
        const found = assignPeers(people, terms, refused);
        const candidates = candidatesOf(people, seed, refused);
        const least = Math.min(minimum, wanted);
        const readable = candidates.map(({ length }) => (length < least ? 0 : Math.min(wanted, length)));
        const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
        const size = (id: string) => found.asked.get(id)?.length ?? 0;
        const [most, fewest] = [mostForms(candidates, readable, load), readable.map((n) => Math.min(n, least))];

        // whoever could have as many as wanted, or the minimum, has it where another algorithm finds a flow that gives it to all
        if (most === sum(readable)) {
          people.forEach(({ id }, i) => expect(size(id)).toBe(readable[i]));
          expect([found.cut, found.relax]).toEqual([null, null]);
        }
        if (mostForms(candidates, fewest, load) === sum(fewest))
          people.forEach(({ id }, i) => expect(size(id)).toBeGreaterThanOrEqual(fewest[i] ?? 0));

        // where none does, the cut proves it: the forms these people need are more than there is room for, by just what lacks
        if (most < sum(readable)) {
          const { cut, relax } = found;
          if (!cut || !relax) throw new Error("a flow lacks and no cut is named");
          expect(cut.need - cut.room).toBe(sum(readable) - most);
          expect(hallBound(candidates, readable, load, new Set(people.flatMap(({ id }, i) => (cut.people.includes(id) ? [i] : []))))).toBe(
            cut.room,
          );
          for (const { id, because } of found.lacking) if (because === "load" && size(id) > 0) expect(cut.people).toContain(id);
          expect(mostForms(candidates, readable, relax.load)).toBe(sum(readable));
          expect(mostForms(candidates, readable, relax.load - 1)).toBeLessThan(sum(readable));
          const fewer = (n: number) => readable.map((all) => Math.min(all, n));
          expect(mostForms(candidates, fewer(relax.wanted), load)).toBe(sum(fewer(relax.wanted)));
          expect(mostForms(candidates, fewer(relax.wanted + 1), load)).toBeLessThan(sum(fewer(relax.wanted + 1)));
        }

        // caps are kept; nobody answers about who is in their line, about themselves, or twice; every group can be read
        const at = new Map(people.map(({ id }, i) => [id, i]));
        people.forEach(({ id }, i) => {
          const others = found.asked.get(id) ?? [];
          expect(new Set(others).size).toBe(others.length);
          expect(others.length === 0 || (others.length >= least && others.length <= wanted)).toBe(true);
          for (const other of others) expect(candidates[i]).toContain(at.get(other));
        });
        for (const [, times] of timesAsked(found)) expect(times.length).toBeLessThanOrEqual(load);
        expect(found.mutualPairs).toBe(pairsIn(found));
        // of no pair that is mutual one could have been left to somebody who has room
        const times = timesAsked(found);
        for (const [about, others] of found.asked)
          for (const other of others.filter((each) => found.asked.get(each)?.includes(about)))
            for (const instead of candidates[at.get(about) ?? -1] ?? []) {
              const { id } = people[instead] ?? { id: "" };
              const free = (times.get(id)?.length ?? 0) < load && !others.includes(id) && !found.asked.get(id)?.includes(about);
              expect(free, `${id} instead of ${other} about ${about}`).toBe(false);
            }
        const line = new Map(people.map(({ id, raterId }) => [id, raterId]));
        for (const [about, others] of found.asked)
          for (const other of others)
            for (const [low, high] of [
              [about, other],
              [other, about],
            ] as const)
              for (let up = line.get(low); up; up = line.get(up)) expect(up).not.toBe(high);
        // and everybody is told of who has fewer than wanted, with the number that could be asked
        expect(found.lacking.map(({ id }) => id).toSorted()).toEqual(
          people.flatMap(({ id, isAskedAbout }) => (isAskedAbout && size(id) < wanted ? [id] : [])).toSorted(),
        );
        for (const { id, could } of found.lacking) expect(could).toBe(candidates[at.get(id) ?? -1]?.length);
      }),
      tried(10_000),
    );
  });

  it("assigns an office of six thousand in seconds", () => {
    const people = Array.from({ length: 6_000 }, (_, n): Colleague => {
      const unit = Math.floor(n / 100);
      const head = unit * 100;
      const raterId = n === head ? "mayor" : n % 10 === 0 ? `e${head}` : `e${n - (n % 10)}`;
      return { id: `e${n}`, raterId, circles: [`team ${raterId}`, `unit ${unit}`], responds: n % 97 !== 0, isAskedAbout: true };
    });
    const measured = (terms: AssignmentTerms) => {
      const began = performance.now();
      const found = assignPeers(people, terms);
      console.info(
        `assignment: 6,000 people, load ${terms.load}, seed ${terms.seed}: ${Math.round(performance.now() - began)} ms, ` +
          `${found.lacking.length} lack, ${found.mutualPairs} mutual pairs, loads ${found.loads.join(" ")}`,
      );
      return found;
    };
    expect(measured(TERMS)).toMatchObject({ lacking: [], cut: null });
    expect(measured({ ...TERMS, load: 6 }).relax?.load).toBeGreaterThan(6);
  });
});
