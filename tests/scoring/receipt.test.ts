import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { appraise, type IndicatorInput } from "@/lib/scoring/core/appraise";
import { type LogRow, type Named, namedIn, type Receipt, type Row, type Said } from "@/lib/scoring/core/receipt";
import { arithmeticOf, type Patterns } from "@/lib/scoring/core/satisfaction/arithmetic";
import { EXPECTATIONS, PREDICATES } from "@/lib/scoring/core/types";
import { differencesOf, inputDifferences } from "@/scripts/rescore";
import { tried } from "../support/counts";
import { quadrantRule, surveyRule } from "../support/law";

const FULL = 100_000;
vi.setConfig({ testTimeout: 900_000 }); // the full counts take minutes

const amount = fc.integer({ min: 0, max: 99_999 }).map((n) => (n / 100).toFixed(2));
const words = fc.string({ minLength: 1, maxLength: 40 });
const quantity = fc
  .tuple(amount, amount, fc.constantFrom("more-is-better", "less-is-better"), fc.option(amount))
  .map(([a, b, direction, is]) => ({
    kind: "quantity",
    target: { low: Number(a) < Number(b) ? a : b, high: Number(a) < Number(b) ? b : a, unit: "%", direction },
    realisation: is === null ? null : { amount: is },
  }));
const statement = fc.tuple(words, fc.option(words)).map(([text, is]) => ({
  kind: "statement",
  target: { text: `x${text}` },
  realisation: is === null ? null : { text: `x${is}` },
}));
const indicator = fc
  .record({
    words: fc.oneof(quantity, statement),
    resultTitle: words,
    title: words,
    priority: fc.constantFrom("main" as const, "additional" as const),
    evidence: fc.option(words),
    ids: fc.tuple(fc.uuid(), fc.uuid(), fc.uuid(), fc.uuid()),
    version: fc.nat(9),
    file: fc.option(words),
  })
  .map(
    ({
      words: of,
      resultTitle,
      title,
      priority,
      evidence,
      ids: [resultId, indicatorId, realised, fileId],
      version,
      file,
    }): IndicatorInput => {
      const realisationId = of.realisation === null ? null : realised;
      const files = realisationId && file ? [{ id: fileId, name: file, hash: fileId.replaceAll("-", "") }] : [];
      return {
        ...of,
        resultTitle,
        title,
        priority,
        evidence: realisationId && evidence,
        rows: { resultId, indicatorId, version, realisationId, files },
      };
    },
  );

const pattern = fc.array(fc.constantFrom("1", "2", "3", "4", "-"), { minLength: 10, maxLength: 10 }).map((letters) => letters.join(""));
const patterns = fc
  .uniqueArray(fc.tuple(pattern, fc.integer({ min: 1, max: 60 })), { selector: ([of]) => of, maxLength: 12 })
  .map((rows): Patterns => rows);
const logRow = fc
  .tuple(fc.uuid(), fc.nat(4), fc.integer({ min: 1, max: 480 }), fc.uuid())
  .map(([id, version, minutes, digest]): LogRow => [id, version, minutes, digest]);

/** A result as a rating stores it: ratings, indicators, and what stood beside them. */
const receipt = fc
  .record({
    workResult: fc.constantFrom(...EXPECTATIONS),
    behaviour: fc.constantFrom(...EXPECTATIONS),
    note: fc.option(words),
    indicators: fc.array(indicator, { maxLength: 6 }),
    log: fc.uniqueArray(logRow, { selector: ([id]) => id, minLength: 1, maxLength: 8 }),
    feedback: fc.array(fc.tuple(fc.uuid(), words), { maxLength: 4 }),
    asked: patterns,
    ids: fc.tuple(fc.uuid(), fc.uuid(), fc.uuid(), fc.uuid()),
  })
  .map(({ workResult, behaviour, note, indicators, log, feedback, asked, ids: [id, resultId, serviceId, settingId] }): Receipt => {
    const named = (kind: Named["kind"], of: string, said: Said, version: number | null = null): Named => ({
      kind,
      id: of,
      version,
      said,
      source: null,
    });
    return {
      format: 2,
      workResult,
      behaviour,
      indicators,
      beside: [
        named("log", resultId, { title: "Hasil", rows: log }),
        ...feedback.map(([of, text]) =>
          named("feedback", of, { about: null, giverKind: "leader", giverName: "Pimpinan", text, givenOn: "2026-09-01" }),
        ),
        named("self", id, { story: "Cerita", obstacle: null, answers: { service: "3" } }, 1),
        named("index", serviceId, {
          service: "Layanan",
          period: "2026-Q3",
          regulationId: surveyRule.id,
          patterns: asked,
          arithmetic: arithmeticOf(asked, surveyRule),
        }),
        named("terms", settingId, { value: { above: "any-main-below" }, source: "Keputusan", from: "2026-01-01" }),
        named("rating", id, { workResult, behaviour, note, raterId: resultId }),
      ],
    };
  });

const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
/** The rows as the database has them: an index's arithmetic is in no row. */
const rowsOf = (of: Receipt): Row[] =>
  stored(namedIn(of)).map(({ source: _, ...row }) => {
    const { arithmetic, ...said } = row.said;
    return { ...row, said };
  });
const result = (of: Receipt) => stored({ receipt: of, regulationId: quadrantRule.id, ...appraise(of, quadrantRule) });
const what = (of: ReturnType<typeof result>, rows: readonly Row[]) => [...differencesOf(of), ...inputDifferences(of, rows)];

/** Another value in one place of what a row says, chosen by `at`: every leaf is some place. */
function mutated(value: unknown, at: number): unknown {
  if (Array.isArray(value))
    return value.length === 0 ? ["x"] : value.with(at % value.length, mutated(value[at % value.length], Math.floor(at / value.length)));
  if (value !== null && typeof value === "object") {
    const names = Object.keys(value);
    const name = names[at % names.length];
    if (name === undefined) return { x: 1 };
    return { ...value, [name]: mutated((value as Record<string, unknown>)[name], Math.floor(at / names.length)) };
  }
  if (typeof value === "number") return value + 1;
  return typeof value === "string" ? `${value}x` : "x";
}

/** By which a difference may be told: its row, or, of a log, the line. */
const namesOf = ({ kind, id, said }: Row) => [
  `${kind} ${id}`,
  ...(kind === "log" ? (said as { rows: LogRow[] }).rows.map(([line]) => `line ${line}`) : []),
];

describe("a stored result", () => {
  it("comes out again, and so does each of its inputs", () => {
    fc.assert(
      fc.property(receipt, (of) => {
        const kept = result(of);
        expect(what(kept, rowsOf(of))).toEqual([]);
        expect(PREDICATES).toContain(kept.predicate);
      }),
      tried(FULL),
    );
  });

  it("names the input whose row became another, whichever it is", () => {
    fc.assert(
      fc.property(receipt, fc.nat(), fc.nat(), (of, which, place) => {
        const rows = rowsOf(of);
        const row = rows[which % rows.length] as Row;
        // Answers of a service may come to be more, and its name may change with it: what may not is told below.
        fc.pre(row.kind !== "index");
        const changed = rows.with(which % rows.length, { ...row, said: mutated(row.said, place) as Said });
        const found = what(result(of), changed);
        expect(found.some((difference) => namesOf(row).some((name) => difference.includes(name)))).toBe(true);
      }),
      tried(FULL),
    );
  });

  it("names the input whose row is gone", () => {
    fc.assert(
      fc.property(receipt, fc.nat(), (of, which) => {
        const rows = rowsOf(of);
        const { kind, id } = rows[which % rows.length] as Row;
        expect(what(result(of), rows.toSpliced(which % rows.length, 1))).toEqual([`${kind} ${id}: its row is gone`]);
      }),
      tried(FULL),
    );
  });

  it("names the service whose answers became fewer or others, and never one that has more", () => {
    fc.assert(
      fc.property(receipt, fc.nat(), (of, which) => {
        const rows = rowsOf(of);
        const at = rows.findIndex(({ kind }) => kind === "index");
        const { said, ...index } = rows[at] as Row;
        const asked = said.patterns as Patterns;
        fc.pre(asked.length > 0);
        const with_ = (patterns: Patterns) => what(result(of), rows.with(at, { ...index, said: { ...said, patterns } }));
        const [pattern, times] = asked[which % asked.length] as [string, number];
        expect(with_(asked.with(which % asked.length, [pattern, times - 1]))).toEqual([
          `index ${index.id}: ${times} answers "${pattern}" are stored, ${times - 1} are counted now`,
        ]);
        expect(with_(asked.toSpliced(which % asked.length, 1))).toHaveLength(1);
        expect(with_([...asked.with(which % asked.length, [pattern, times + 1]), ["9999999999", 3]])).toEqual([]);
      }),
      tried(FULL),
    );
  });

  it("is named where what is stored of it was changed, and its rows were not", () => {
    fc.assert(
      fc.property(receipt, fc.nat(), fc.nat(), (of, which, place) => {
        const kept = result(of);
        const rows = rowsOf(of);
        const { indicators, beside } = kept.receipt;
        const at = which % (indicators.length + beside.length);
        const indicator = indicators[at];
        const { rows: _, ...said } = indicator ?? {};
        const named = beside[at - indicators.length];
        const falsified: Receipt = indicator
          ? {
              ...kept.receipt,
              indicators: indicators.with(at, {
                ...indicator,
                ...(mutated(said, place) as IndicatorInput),
                rows: indicator.rows as object as never,
              }),
            }
          : {
              ...kept.receipt,
              beside: beside.with(at - indicators.length, { ...(named as Named), said: mutated(named?.said, place) as Said }),
            };
        // The name of a service is shown and not computed with; nothing else may change unseen.
        fc.pre(!(named?.kind === "index" && Object.keys(named.said)[place % Object.keys(named.said).length] === "service"));
        expect(what({ ...kept, receipt: falsified }, rows).length).toBeGreaterThan(0);
      }),
      tried(FULL),
    );
  });
});

describe("the arithmetic of an index", () => {
  it("is kept whole: sums, numbers, means as fractions, and the index they come to", () => {
    // Three citizens "4443-33344" without the fifth letter answered, and one of all ones but the fourth, by hand:
    // elements (after the mark): 4,4,3,-,3,3,3,4,4 three times and 1,1,1,2,1,1,1,1,1 once.
    const kept = arithmeticOf(
      [
        ["4443-33344", 3],
        ["1111211111", 1],
      ],
      surveyRule,
    );
    expect(kept?.n).toBe(4);
    expect(kept?.elements.map(({ sum, n, mean }) => [sum, n, mean])).toEqual([
      [13, 4, "13/4"],
      [13, 4, "13/4"],
      [10, 4, "5/2"],
      [2, 1, "2"],
      [10, 4, "5/2"],
      [10, 4, "5/2"],
      [10, 4, "5/2"],
      [13, 4, "13/4"],
      [13, 4, "13/4"],
    ]);
    // 4 x 13/4 + 4 x 10/4 + 2 = 25; 25 / 9 x 25 = 69.444…
    expect(kept?.index).toBe(6_944);
    expect(kept?.grade).toBe("C"); // 65.00 to 76.60
    expect(kept?.elements.map(({ index }) => index)).toEqual([8_125, 8_125, 6_250, 5_000, 6_250, 6_250, 6_250, 8_125, 8_125]);
  });

  it("is none where an element was answered by nobody", () => {
    expect(arithmeticOf([["4443-33344", 3]], surveyRule)).toBeNull();
    expect(arithmeticOf([], surveyRule)).toBeNull();
  });
});
