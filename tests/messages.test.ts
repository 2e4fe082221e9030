import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, it } from "vitest";
import { isMessageKey, say, sentences, showDay, showMinute, showPeriod, showQuantity } from "@/lib/messages/format";
import { REFUSALS } from "@/lib/platform/refusal";
import { consequenceOf, DEADLINES } from "@/lib/scoring/core/deadlines/consequences";
import { indicatorKinds } from "@/lib/scoring/core/indicator-kinds";

const namesIn = (parts: readonly MessageFormatElement[]): string[] =>
  parts.flatMap((part) => {
    if (part.type === TYPE.literal || part.type === TYPE.pound) return [];
    if (part.type === TYPE.tag) return namesIn(part.children);
    const inside = part.type === TYPE.plural || part.type === TYPE.select ? Object.values(part.options) : [];
    return [part.value, ...inside.flatMap(({ value }) => namesIn(value))];
  });
const holes = (sentence: string) => [...new Set(namesIn(parse(sentence)))].toSorted();

it("says the same things in both languages, with the same holes", () => {
  expect([...sentences.en.keys()].toSorted()).toEqual([...sentences.id.keys()].toSorted());
  for (const [key, sentence] of sentences.id) expect(holes(sentences.en.get(key) ?? ""), key).toEqual(holes(sentence));
});

it("has one sentence for every refusal", () => {
  expect(REFUSALS.filter((because) => !isMessageKey(`refusal.${because}`))).toEqual([]);
});

it("shows numbers, days and periods in the reader's manner", () => {
  expect(showQuantity("id", 123_450)).toBe("1.234,5");
  expect(showQuantity("en", 123_450)).toBe("1,234.5");
  expect(showDay("id", "2026-11-23", "weekday")).toBe("Senin, 23 November 2026");
  expect(showDay("en", "2026-11-23")).toBe("23 November 2026");
  expect(showPeriod("id", "2026-Q4")).toBe("Triwulan IV 2026");
  expect(showMinute("id", 640)).toBe("10.40");
});

it("throws where a value is missing, for a hole is nothing to print", () => {
  expect(() => say("id", "form.failed")).toThrow();
});

it("has a word for every choice that a form will draw", () => {
  const fields = Object.values(indicatorKinds).flatMap((kind) => [...kind.fields.target, ...kind.fields.realisation]);
  const choices = fields.flatMap((field) => field.choices ?? []);
  expect(choices.filter((choice) => !isMessageKey(`choice.${choice}`))).toEqual([]);
});

it("names a last day only together with what happens when it passes", () => {
  // Spans of somebody's service, of a window, beside which the sentence stands, of a former plan, and of an hour of work.
  const range = ["people.fromUntil", "quarter.days", "planning.former", "planning.versionFormer", "queue.outsideHours"];
  const named = [...sentences.id].filter(([, sentence]) => holes(sentence).includes("until")).map(([key]) => key);
  expect(named.filter((key) => !range.includes(key)).toSorted()).toEqual(["deadline.until", "deadline.untilLeft"]);
  expect([...sentences.id.keys()].filter((key) => key.startsWith("deadline.after.")).toSorted()).toEqual(
    DEADLINES.map(consequenceOf).toSorted(),
  );
});

it("writes no placeholder and shouts nowhere", () => {
  for (const [key, sentence] of [...sentences.id, ...sentences.en]) expect(sentence, key).not.toMatch(/\bTODO\b|lorem|!{1,}$/i);
});

it("ends a sentence with one full stop, also after a degree; an ellipsis stays", () => {
  const approved = (name: string) => say("id", "queue.approvedOne", { text: "Menata arsip", name });
  expect(approved("Wulan Safitri, A.Md.Kep.")).toBe("Disetujui: “Menata arsip”, Wulan Safitri, A.Md.Kep.");
  expect(approved("Wulan Safitri")).toBe("Disetujui: “Menata arsip”, Wulan Safitri.");
  expect(say("id", "queue.approvedOne", { text: "Menata arsip...", name: "Wulan" })).toBe("Disetujui: “Menata arsip...”, Wulan.");
});
