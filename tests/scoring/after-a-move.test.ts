import { describe, expect, it } from "vitest";
import { afterAMove, type MoveFacts } from "@/lib/scoring/core/raters/after-a-move";
import { formerResultOf } from "@/lib/scoring/core/raters/former-result";

/** Typed from domain 1.10 (PermenPANRB 6/2022, hlm. 89-92): the third quarter is evaluated from 16 September to 15 October. */
const evaluation = { opensOn: "2026-09-16", closesOn: "2026-10-15" };
const here = { unitId: "north", from: "2024-01-02", until: null };
const facts = (more: Partial<MoveFacts> = {}): MoveFacts => ({
  period: "2026-Q3",
  evaluation,
  homes: [here],
  away: [],
  acting: [],
  raters: [{ raterId: "north head", from: "2024-01-02", until: null, movedOn: null }],
  ...more,
});
const moved = (on: string, before: string): Partial<MoveFacts> => ({
  homes: [
    { unitId: "north", from: "2024-01-02", until: before },
    { unitId: "south", from: on, until: null },
  ],
  raters: [
    { raterId: "north head", from: "2024-01-02", until: before, movedOn: null },
    { raterId: "south head", from: on, until: null, movedOn: null },
  ],
});
/** The head of the north goes, and somebody follows. */
const raterGoes = (on: string, before: string): Partial<MoveFacts> => ({
  raters: [
    { raterId: "north head", from: "2024-01-02", until: before, movedOn: on },
    { raterId: "follower", from: on, until: null, movedOn: null },
  ],
});

describe("nobody moved", () => {
  it("leaves everything as it is, without a reason", () => {
    expect(afterAMove(facts())).toEqual({ raterId: "north head", unitId: "north", byAgreement: null, because: [] });
  });
  it("says so too of who is in another post in the same unit", () => {
    const homes = [
      { unitId: "north", from: "2024-01-02", until: "2026-08-14" },
      { unitId: "north", from: "2026-08-15", until: null },
    ];
    expect(afterAMove(facts({ homes }))).toMatchObject({ unitId: "north", because: [] });
  });
});

describe("the employee moved", () => {
  it.each([
    ["2026-07-02", "2026-07-01"],
    ["2026-08-15", "2026-08-14"],
    ["2026-09-30", "2026-09-29"], // inside the evaluation too: the new rater all the same
  ])("on %s: by the new rater on the new unit's result, or by agreement on the former unit's of the second quarter", (on, before) => {
    expect(afterAMove(facts(moved(on, before)))).toEqual({
      raterId: "south head",
      unitId: "south",
      byAgreement: { unitId: "north", period: "2026-Q2" },
      because: [{ reason: "employeeMoved", on }],
    });
  });
  it("on the first day of the quarter, or after its last: it is no move in it", () => {
    expect(afterAMove(facts(moved("2026-07-01", "2026-06-30")))).toMatchObject({ raterId: "south head", unitId: "south", because: [] });
    expect(afterAMove(facts(moved("2026-10-01", "2026-09-30")))).toMatchObject({ raterId: "north head", unitId: "north", because: [] });
  });
  it("in the year: by the new rater on the new unit's result of the year, and no other", () => {
    expect(afterAMove(facts({ period: "2026", evaluation: null, ...moved("2026-08-15", "2026-08-14") }))).toEqual({
      raterId: "south head",
      unitId: "south",
      byAgreement: null,
      because: [{ reason: "employeeMovedYear", on: "2026-08-15" }],
    });
  });
  it("twice: where they are on the last day, and the unit before that; and back again counts as a move", () => {
    const homes = [
      { unitId: "north", from: "2024-01-02", until: "2026-07-31" },
      { unitId: "south", from: "2026-08-01", until: "2026-08-31" },
      { unitId: "north", from: "2026-09-01", until: null },
    ];
    expect(afterAMove(facts({ homes }))).toMatchObject({
      unitId: "north",
      byAgreement: { unitId: "south", period: "2026-Q2" },
      because: [{ reason: "employeeMoved", on: "2026-09-01" }],
    });
  });
  it("in the first quarter: the former unit's previous result is of the year before", () => {
    expect(afterAMove(facts({ period: "2026-Q1", ...moved("2026-02-10", "2026-02-09") })).byAgreement).toEqual({
      unitId: "north",
      period: "2025-Q4",
    });
  });
});

describe("the rater moved", () => {
  it.each([
    ["2026-08-25", "2026-08-24", "follower", "raterMovedOutside"], // the regulation's own example: no
    ["2026-09-15", "2026-09-14", "follower", "raterMovedOutside"], // the day before
    ["2026-09-16", "2026-09-15", "north head", "raterMovedInside"], // the first day
    ["2026-09-25", "2026-09-24", "north head", "raterMovedInside"], // the regulation's own example: yes
    ["2026-10-15", "2026-10-14", "north head", "raterMovedInside"], // the last day
  ])("on %s: %s, %s", (on, before, raterId, reason) => {
    expect(afterAMove(facts(raterGoes(on, before)))).toMatchObject({ raterId, unitId: "north", because: [{ reason, on }] });
  });
  it("after the days of evaluation, or before the quarter, is no matter of it", () => {
    expect(afterAMove(facts(raterGoes("2026-10-16", "2026-10-15")))).toMatchObject({ raterId: "north head", because: [] });
    expect(afterAMove(facts(raterGoes("2026-06-30", "2026-06-29")))).toMatchObject({ raterId: "follower", because: [] });
  });
  it("between the quarter and its evaluation: who follows evaluates", () => {
    const late = { opensOn: "2026-10-10", closesOn: "2026-10-31" };
    expect(afterAMove(facts({ evaluation: late, ...raterGoes("2026-10-05", "2026-10-04") }))).toMatchObject({
      raterId: "follower",
      because: [{ reason: "raterMovedOutside", on: "2026-10-05" }],
    });
  });
  it("without days of evaluation never falls inside them", () => {
    expect(afterAMove(facts({ evaluation: null, ...raterGoes("2026-09-25", "2026-09-24") }))).toMatchObject({ raterId: "follower" });
  });
});

describe("who acts for somebody, and who is away", () => {
  it("as Plt is judged by the head of the unit in which they report as such", () => {
    const acting = [{ headId: "office head", from: "2026-08-01", until: null }];
    expect(afterAMove(facts({ acting }))).toMatchObject({
      raterId: "office head",
      unitId: "north",
      because: [{ reason: "acting", on: "2026-08-01" }],
    });
    const ended = [{ headId: "office head", from: "2026-08-01", until: "2026-09-29" }];
    expect(afterAMove(facts({ acting: ended }))).toMatchObject({ raterId: "north head", because: [] });
  });
  it("away is rated at home", () => {
    const away = [{ from: "2026-02-01", until: "2028-01-31" }];
    expect(afterAMove(facts({ away }))).toMatchObject({
      raterId: "north head",
      unitId: "north",
      because: [{ reason: "away", on: "2026-02-01" }],
    });
    expect(afterAMove(facts({ away: [{ from: "2026-02-01", until: "2026-09-29" }] })).because).toEqual([]);
  });
});

it("is one rater and one unit whatever moved, and nobody where nobody rates", () => {
  const nobody = afterAMove(facts({ homes: [], raters: [] }));
  expect(nobody).toEqual({ raterId: null, unitId: null, byAgreement: null, because: [] });
});

describe("the former result that may be agreed on", () => {
  const home = (unitId: string, from: string, until: string | null, previous: string | null = "good") => ({
    unitId,
    unit: unitId,
    from,
    until,
    previous,
  });
  const [north, south] = [home("north", "2024-01-02", "2026-08-14"), home("south", "2026-08-15", "2026-09-20")];
  const east = home("east", "2026-09-21", null, null);
  const of = (unitId: string, homes: ReturnType<typeof home>[], period = "2026-Q3") => {
    const found = formerResultOf({ period, unitId, homes, agreement: null });
    return found && { unit: found.unit, period: found.period, value: found.value };
  };

  it("is that of the unit left last before the one on whose result the quarter is rated, in whatever order they come", () => {
    expect(of("east", [east, north, south])).toEqual({ unit: "south", period: "2026-Q2", value: "good" });
    expect(of("south", [south, east, north])).toEqual({ unit: "north", period: "2026-Q2", value: "good" }); // the quarter did not follow to the east
  });
  it("of a unit without a decided result is named without a value", () => {
    expect(of("south", [home("north", "2024-01-02", "2026-08-14", null), south])?.value).toBeNull();
  });
  it("is none where nobody moved, where the quarter stayed with the unit left, in a year, and of a unit in which they never were", () => {
    expect(of("south", [home("south", "2024-01-02", null)])).toBeNull();
    expect(of("north", [north, south])).toBeNull();
    expect(of("south", [north, south], "2026")).toBeNull();
    expect(of("west", [north, south])).toBeNull();
  });
});
