import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { say } from "@/lib/messages/format";
import { faultOf, reachedBy, type Trajectory } from "@/lib/scoring/core/trajectory";
import { tried } from "../support/counts";

type Four = Trajectory["quarters"];
const trajectory = (kind: Trajectory["kind"], quarters: readonly number[], target: number): Trajectory => ({
  kind,
  quarters: quarters.map((each) => each * 100) as unknown as Four,
  target: (target * 100) as Trajectory["target"],
});
const said = (given: Trajectory) => {
  const fault = faultOf(given);
  return fault && say("id", fault.key, fault.values);
};

describe("a trajectory", () => {
  // PermenPANRB 6/2022, Lampiran hlm. 93: 15, 40, 40 and 5 million rupiah make the 100 million of the year.
  it("adds up as in the official example", () => {
    const official = trajectory("cumulative", [15, 40, 40, 5], 100);
    expect(faultOf(official)).toBeNull();
    expect(([1, 2, 3, 4] as const).map((quarter) => reachedBy(official, quarter) / 100)).toEqual([15, 55, 95, 100]);
  });

  it("says what is short, what is over, and where a level ends elsewhere", () => {
    expect(said(trajectory("cumulative", [15, 40, 35, 5], 100))).toBe("Triwulan menjumlah 95, target tahun 100: kurang 5.");
    expect(said(trajectory("cumulative", [15, 40, 40, 5.5], 100))).toBe("Triwulan menjumlah 100,5, target tahun 100: lebih 0,5.");
    expect(said(trajectory("level", [90, 90, 90, 88], 90))).toBe("Triwulan IV 88, target tahun 90: pada jenis tingkat keduanya sama.");
  });

  it("of a level holds what each quarter names, whatever the earlier ones are", () => {
    const index = trajectory("level", [82, 84, 83, 85], 85);
    expect(faultOf(index)).toBeNull();
    expect(([1, 2, 3, 4] as const).map((quarter) => reachedBy(index, quarter) / 100)).toEqual([82, 84, 83, 85]);
  });

  it("is whole exactly where what is reached by the fourth quarter is the year's, and tells the difference", () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(
        fc.constantFrom("cumulative" as const, "level" as const),
        fc.tuple(amount, amount, amount, amount),
        amount,
        (kind, four, target) => {
          const given = { kind, quarters: four, target } as unknown as Trajectory;
          const reached = reachedBy(given, 4);
          const fault = faultOf(given);
          expect(fault === null).toBe(reached === target);
          expect(faultOf({ ...given, target: reached as Trajectory["target"] })).toBeNull();
          if (fault && kind === "cumulative") expect(fault.values?.rest).toEqual({ quantity: Math.abs(reached - target) });
        },
      ),
      tried(1_000),
    );
  });
});
