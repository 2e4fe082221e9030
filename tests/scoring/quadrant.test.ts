import { expect, it } from "vitest";
import { predicateFor } from "@/lib/scoring/core/methods/quadrant";
import { quadrantRule } from "../support/law";

// PermenPANRB 6/2022, Lampiran Bab IV, hlm. 99 (and 102-103), typed from the table: hasil kerja, perilaku kerja, predikat.
it.each([
  ["above", "below", "poor"], // diatas, dibawah: Kurang/Misconduct
  ["above", "meets", "good"],
  ["above", "above", "very-good"],
  ["meets", "below", "poor"], // Kurang/Misconduct
  ["meets", "meets", "good"],
  ["meets", "above", "good"],
  ["below", "below", "very-poor"],
  ["below", "meets", "needs-improvement"],
  ["below", "above", "needs-improvement"],
] as const)("work result %s, behaviour %s: %s", (workResult, behaviour, predicate) => {
  const result = predicateFor({ workResult, behaviour }, quadrantRule);
  expect(result.predicate).toBe(predicate);
  expect(result.step.source).toMatchObject({
    instrument: "PermenPANRB 6/2022",
    provision: "Lampiran Bab IV, hlm. 99 dan 102-103",
    tag: "P",
  });
});
