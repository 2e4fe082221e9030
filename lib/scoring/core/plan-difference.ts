import type { Words } from "@/lib/messages/keys";
import { indicatorKind } from "./indicator-kinds";
import { SUPPORT_ITEMS, type SupportItem } from "./planning";
import { VALUES } from "./types";

export type ComparedIndicator = {
  id: string;
  copiedFromId: string | null;
  title: string;
  aspect: string | null;
  kind: string;
  target: unknown;
};
export type ComparedResult = {
  id: string;
  copiedFromId: string | null;
  title: string;
  priority: "main" | "additional";
  assignedBy: string | null;
  perspective: string | null;
  indicators: readonly ComparedIndicator[];
};
/** A version of a plan, as far as another is compared with it. */
export type Compared = {
  results: readonly ComparedResult[];
  expectations: Partial<Record<(typeof VALUES)[number], string>>;
  support: Partial<Record<SupportItem, string>>;
};

export const CHANGED_PARTS = ["title", "priority", "assignedBy", "perspective", "aspect", "target", "text"] as const;
/** One thing that reads otherwise; null where there is nothing on that side. */
export type ChangedPart = { part: (typeof CHANGED_PARTS)[number]; before: Words | string | null; after: Words | string | null };
export type Difference = {
  of: "result" | "indicator" | "behaviour" | "support";
  how: "added" | "removed" | "changed";
  /** the sentence itself, as it is now or, of what was removed, as it was; of a value or item, its key */
  title: string;
  parts: ChangedPart[];
};

/**
 * What a version of a plan says otherwise than the one before it, in the order of the form; nothing where both read the same.
 *
 * Continues  results and indicators continue the ones they were copied from. Order and numbers are no difference.
 * Missing    an absent text is nothing, and so different from one that is there.
 */
export function differenceOf(before: Compared, after: Compared): Difference[] {
  const formerResults = new Map(before.results.map((result) => [result.id, result]));
  const former = new Map(before.results.flatMap(({ indicators }) => indicators.map((indicator) => [indicator.id, indicator])));
  const gone = before.results.filter(({ id }) => !after.results.some(({ copiedFromId }) => copiedFromId === id));
  const copied = new Set(after.results.flatMap(({ indicators }) => indicators.map(({ copiedFromId }) => copiedFromId)));
  return [
    ...after.results.flatMap((result) => {
      const was = formerResults.get(result.copiedFromId ?? "");
      return [
        ...(was ? changed("result", result.title, resultParts(was, result)) : [added("result", result.title)]),
        ...result.indicators.flatMap((indicator) => {
          const from = former.get(indicator.copiedFromId ?? "");
          return from
            ? changed("indicator", indicator.title, indicatorParts(from, indicator))
            : [{ ...added("indicator", indicator.title), parts: [{ part: "target" as const, before: null, after: targetOf(indicator) }] }];
        }),
        ...(was?.indicators ?? []).filter(({ id }) => !copied.has(id)).map(({ title }) => removed("indicator", title)),
      ];
    }),
    ...gone.map(({ title }) => removed("result", title)),
    ...VALUES.flatMap((value) => textDifference("behaviour", value, before.expectations[value], after.expectations[value])),
    ...SUPPORT_ITEMS.flatMap((item) => textDifference("support", item, before.support[item], after.support[item])),
  ];
}

const added = (of: Difference["of"], title: string): Difference => ({ of, how: "added", title, parts: [] });
const removed = (of: Difference["of"], title: string): Difference => ({ of, how: "removed", title, parts: [] });
const changed = (of: Difference["of"], title: string, parts: ChangedPart[]): Difference[] =>
  parts.length === 0 ? [] : [{ of, how: "changed", title, parts }];

const partOf = (part: ChangedPart["part"], before: ChangedPart["before"], after: ChangedPart["after"]): ChangedPart[] =>
  JSON.stringify(before) === JSON.stringify(after) ? [] : [{ part, before, after }];

const resultParts = (was: ComparedResult, is: ComparedResult) => [
  ...partOf("title", was.title, is.title),
  ...partOf("priority", { key: `planning.${was.priority}` }, { key: `planning.${is.priority}` }),
  ...partOf("assignedBy", was.assignedBy, is.assignedBy),
  ...partOf("perspective", was.perspective, is.perspective),
];

const indicatorParts = (was: ComparedIndicator, is: ComparedIndicator) => [
  ...partOf("title", was.title, is.title),
  ...partOf("aspect", was.aspect, is.aspect),
  ...partOf("target", targetOf(was), targetOf(is)),
];

/** In words; null where what is stored is no target of its kind. */
function targetOf({ kind, target }: ComparedIndicator): Words | null {
  const { target: shape, wordsOf } = indicatorKind(kind);
  return shape.safeParse(target).success ? wordsOf(target, null).target : null;
}

function textDifference(of: "behaviour" | "support", title: string, before = "", after = ""): Difference[] {
  if (before === after) return [];
  const how = before === "" ? "added" : after === "" ? "removed" : "changed";
  return [{ of, how, title, parts: [{ part: "text", before: before || null, after: after || null }] }];
}
