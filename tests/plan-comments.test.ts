import { describe, expect, it } from "vitest";
import { commentInput } from "@/lib/plans/schema";
import { type CommentRow, lineOf, threadsOf } from "@/lib/plans/threads";

const row = (id: string, authorId: string, more: Partial<CommentRow> = {}): CommentRow => ({
  id,
  authorId,
  by: authorId,
  at: new Date("2026-11-18T02:00:00Z"),
  on: "2026-11-18",
  text: id,
  settled: null,
  resultId: null,
  indicatorId: null,
  value: null,
  item: null,
  words: null,
  ...more,
});
const settled = { by: "rater", on: "2026-11-18" };

describe("what was said, line by line", () => {
  it("belongs to one line, to the plan as a whole, or to the words of a line that is gone", () => {
    expect(
      [
        { resultId: "r", words: "x" },
        { indicatorId: "i", words: "x" },
        { value: "loyal" },
        { item: "people", words: "x" },
        {},
        { words: "x" },
      ].map((about) => lineOf(row("1", "me", about))),
    ).toEqual(["result.r", "indicator.i", "behaviour.loyal", "support.people", "plan", "gone.x"]);
  });

  it("awaits the one who did not have the last word, whoever spoke for the rater, until all of it is settled", () => {
    const line = { resultId: "r", words: "Then" };
    const of = (...rows: CommentRow[]) => threadsOf(rows, "me").map(({ line: name, open, awaited }) => [name, open, awaited]);
    expect(of(row("1", "me", line))).toEqual([["result.r", 1, "rater"]]);
    expect(of(row("1", "me", line), row("2", "rater", line))).toEqual([["result.r", 2, "employee"]]);
    expect(of(row("1", "rater", line), row("2", "interim", line), row("3", "me"))).toEqual([
      ["result.r", 2, "employee"],
      ["plan", 1, "rater"],
    ]);
    expect(of(row("1", "me", { ...line, settled }), row("2", "rater", { ...line, settled }))).toEqual([["result.r", 0, null]]);
    expect(of(row("1", "me", { ...line, settled }), row("2", "rater", line))).toEqual([["result.r", 1, "employee"]]);
  });

  it("keeps the words the line had when the last was written", () => {
    const [thread] = threadsOf([row("1", "me", { resultId: "r", words: "Old" }), row("2", "me", { resultId: "r", words: "New" })], "me");
    expect(thread?.words).toBe("New");
  });
});

describe("a form names one line that there can be", () => {
  const id = "0198c2a0-1111-7000-8000-000000000000";
  it.each([
    [`result.${id}`, { of: "result", which: id }],
    [`indicator.${id}`, { of: "indicator", which: id }],
    ["behaviour.loyal", { of: "behaviour", which: "loyal" }],
    ["support.negative", { of: "support", which: "negative" }],
    ["plan", { of: "plan", which: null }],
  ])("%s", (line, expected) => expect(commentInput.parse({ line, text: " Ya. " })).toEqual({ line: expected, text: "Ya." }));

  it.each(["", "result", "result.1", "behaviour.brave", "support.loyal", "plan.x", "gone.x", "constructor.x", "__proto__", "toString"])(
    "%j is none",
    (line) => expect(commentInput.safeParse({ line, text: "Ya." }).success).toBe(false),
  );
  it.each(["", "  ", "x".repeat(1_001)])("and says something, in bounds", (text) =>
    expect(commentInput.safeParse({ line: "plan", text }).success).toBe(false),
  );
});
