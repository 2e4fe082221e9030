import fc from "fast-check";
import { expect, it } from "vitest";
import { readCell, shareOf, writeCell } from "@/lib/scoring/core/matrix";
import { tried } from "../support/counts";

it("reads nothing as open, a dash or the law's words as no role, and anything else as one sentence", () => {
  for (const typed of ["", " \n\t", "\u200B"]) expect(readCell(typed)).toEqual({ state: "open", words: null });
  for (const typed of ["-", " – ", "—", "TIDAK ADA PERAN", "Tidak  ada\nperan", "no role"])
    expect(readCell(typed)).toEqual({ state: "none", words: null });
  expect(readCell(" Akta terbit\r\ndalam  3 hari ")).toEqual({ state: "role", words: "Akta terbit dalam 3 hari" });
  expect(readCell("tidak ada peran ganda")).toMatchObject({ state: "role" });
});

it("is the same cell again when what was written is read", () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const cell = readCell(typed);
      for (const noRole of ["tidak ada peran", "no role"]) expect(readCell(writeCell(cell, noRole))).toEqual(cell);
    }),
    tried(1_000),
  );
});

it("proposes shares that together reach the target, in whole units of a whole one; a level is held by each", () => {
  expect(shareOf(10_000, "cumulative", 3)).toBe(3_400); // 34 + 34 + 34 of 100
  expect(shareOf(250, "cumulative", 2)).toBe(125);
  expect(shareOf(9_000, "level", 7)).toBe(9_000);
  expect(shareOf(10_000, "cumulative", 1)).toBe(10_000);
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 200 }), (target, among) => {
      expect(shareOf(target, "cumulative", among) * among).toBeGreaterThanOrEqual(target);
    }),
    tried(1_000),
  );
});
