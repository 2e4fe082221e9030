import { describe, expect, it } from "vitest";
import { dayOf } from "@/lib/platform/clock";
import { regulationById } from "@/lib/regulation";
import { evaluateBy, evaluationClocks, reportBy } from "@/lib/scoring/core/deadlines/evaluation";
import { countedFigures } from "@/lib/scoring/core/objection-figures";

const limits = regulationById("permenpanrb-6-2022", "quadrant").limits.value;
const none = new Set<string>();
const happened = { kind: "rater", final: false, signedOn: "2026-11-02", deliveredOn: null, receivedOn: null, returnedOn: null } as const;

describe("the days of an objection", () => {
  // 2 November 2026 is a Monday. 14 working days after it: 3-6, 9-13, 16-20 November; the 14th is Friday the 20th.
  it("run from receipt alone, and count whole working days", () => {
    expect(evaluationClocks(happened, limits, none)).toEqual({ deliverBy: "2026-11-20", returnBy: null, objectBy: null });
    const delivered = { ...happened, deliveredOn: "2026-11-02" };
    expect(evaluationClocks(delivered, limits, none)).toEqual({ deliverBy: null, returnBy: null, objectBy: null });
    const received = { ...delivered, receivedOn: "2026-11-02" };
    expect(evaluationClocks(received, limits, none)).toEqual({ deliverBy: null, returnBy: "2026-11-20", objectBy: "2026-11-20" });
    expect(evaluationClocks({ ...received, returnedOn: "2026-11-03" }, limits, none)).toMatchObject({
      returnBy: null,
      objectBy: "2026-11-20",
    });
    // a holiday among them makes them a working day longer: Monday the 23rd
    expect(evaluationClocks(received, limits, new Set(["2026-11-11"]))).toMatchObject({ objectBy: "2026-11-23" });
  });

  it("are none against a result that is final, and the superior's own document has days of its own", () => {
    const superior = { ...happened, kind: "superior", final: true } as const;
    // 7 working days after Monday the 2nd: 3-6, 9-11; the 7th is Wednesday the 11th
    expect(evaluationClocks(superior, limits, none)).toMatchObject({ deliverBy: "2026-11-11", objectBy: null });
    expect(evaluationClocks({ ...superior, deliveredOn: "2026-11-02", receivedOn: "2026-11-02" }, limits, none)).toEqual({
      deliverBy: null,
      returnBy: "2026-11-11",
      objectBy: null,
    });
  });

  // The last second of 20 November, and the first of the 21st, where the clocks are 7, 8 and 9 hours ahead of UTC.
  it.each([
    ["Asia/Jakarta", "2026-11-20T16:59:59Z", "2026-11-20T17:00:00Z"],
    ["Asia/Makassar", "2026-11-20T15:59:59Z", "2026-11-20T16:00:00Z"],
    ["Asia/Jayapura", "2026-11-20T14:59:59Z", "2026-11-20T15:00:00Z"],
  ])("end with the last second of the last day in %s; one second later they are over", (zone, last, late) => {
    const received = { ...happened, deliveredOn: "2026-11-02", receivedOn: "2026-11-02" };
    const { objectBy } = evaluationClocks(received, limits, none);
    expect(dayOf(new Date(last), zone) <= (objectBy ?? "")).toBe(true);
    expect(dayOf(new Date(late), zone) <= (objectBy ?? "")).toBe(false);
  });

  it("may end after the report is due, which the regulation does not resolve: 14 and 14 and 7 are more than 30", () => {
    expect(limits.deliver + limits.objection + limits.decision).toBe(35);
    // from Thursday, 15 October 2026: the 14th working day is 4 November, the 30th is 26 November
    expect([evaluateBy("2026-10-15", limits, none), reportBy("2026-10-15", limits, none)]).toEqual(["2026-11-04", "2026-11-26"]);
  });
});

describe("the figures of objections", () => {
  const of = (upheld: number, changed: number, withdrawn: number, open: number, days: number[] = []) =>
    countedFigures({ upheld, changed, withdrawn, open, days }, 5);

  it("are told where nobody can be told from them", () => {
    expect(of(0, 0, 0, 0)).toEqual({ filed: 0, parts: { upheld: 0, changed: 0, withdrawn: 0, open: 0 }, median: null });
    expect(of(5, 6, 0, 0, [1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7])).toEqual({
      filed: 11,
      parts: { upheld: 5, changed: 6, withdrawn: 0, open: 0 },
      median: 6,
    });
  });

  it("are fewer than the minimum where they are, and are not split where one part is: it could be told from the sum", () => {
    for (const few of [of(1, 0, 0, 0), of(0, 2, 1, 1), of(4, 0, 0, 0)]) expect(few).toEqual({ filed: null, parts: null, median: null });
    expect(of(5, 1, 0, 0, [3, 3, 4, 4, 5, 7])).toEqual({ filed: 6, parts: null, median: 4 });
    expect(of(9, 0, 0, 4)).toEqual({ filed: 13, parts: null, median: null });
  });
});
