import { describe, expect, it } from "vitest";
import { tellingIndicators } from "@/components/obstacles/beside-shortfall";
import { standingOn } from "@/lib/obstacles/standing";

const answer = (on: string, dueOn: string) => ({ id: on, by: "Pimpinan", action: "Dibeli", dueOn, on });

describe("how an obstacle stood on a day", () => {
  const told = { removedOn: "2026-10-20", answers: [answer("2026-10-05", "2026-10-10"), answer("2026-10-12", "2026-10-15")] };

  it.each([
    ["2026-10-04", "waiting", null],
    ["2026-10-05", "promised", "2026-10-10"],
    ["2026-10-10", "promised", "2026-10-10"], // the promised day itself is not late
    ["2026-10-11", "overdue", "2026-10-10"],
    ["2026-10-12", "promised", "2026-10-15"], // the newest answer stands
    ["2026-10-16", "overdue", "2026-10-15"],
    ["2026-10-19", "overdue", "2026-10-15"],
    ["2026-10-20", "removed", "2026-10-15"],
    ["2026-12-31", "removed", "2026-10-15"],
  ] as const)("%s: %s", (day, standing, dueOn) => {
    const stood = standingOn(day, told);
    expect([stood.standing, stood.answer?.dueOn ?? null]).toEqual([standing, dueOn]);
    expect(stood.removedOn).toBe(standing === "removed" ? "2026-10-20" : null); // what came later is not known yet
  });
});

it("obstacles are told once a result: beside the first indicator that falls short, else beside the first", () => {
  const indicator = (resultTitle: string, standing: "below" | "within" | "unknown") => ({ resultTitle, standing });
  const all = [
    indicator("A", "within"),
    indicator("A", "below"),
    indicator("A", "below"),
    indicator("B", "unknown"),
    indicator("B", "within"),
  ];
  expect(all.map((each) => tellingIndicators(all).has(each))).toEqual([false, true, false, true, false]);
});
