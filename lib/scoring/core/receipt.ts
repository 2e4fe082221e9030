import type { AppraisalInputs, IndicatorInput } from "./appraise";
import type { SatisfactionRule } from "./satisfaction";
import { arithmeticOf, type IndexArithmetic, type Patterns } from "./satisfaction/arithmetic";
import type { Source } from "./types";

export const INPUT_KINDS = [
  "rating",
  "indicator",
  "realisation",
  "file",
  "log",
  "feedback",
  "self",
  "peers",
  "index",
  "quarter",
  "achievement",
  "terms",
] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/** One thing a result was made beside: its row, the version of it, what it said, and the provision that makes it count. */
export type Named = { kind: InputKind; id: string; version: number | null; said: Said; source: Source | null };
/** The same as it is read from its row, before it is known what makes it count. */
export type Row = Omit<Named, "source">;
export type Said = { readonly [name: string]: unknown };

/** An approved line of the log: its row, its version, its minutes, and a digest of its words (SHA-256, the first 16 digits). */
export type LogRow = readonly [id: string, version: number, minutes: number, digest: string];
export type LogSaid = { title: string | null; rows: readonly LogRow[] };
export type IndexSaid = { service: string; period: string; regulationId: string; patterns: Patterns; arithmetic: IndexArithmetic | null };

/** What is stored with a result. The indicators carry their rows themselves; all else that stood beside them is named. */
export type Receipt = AppraisalInputs & { format: 2; beside: Named[] };

/** Everything a result rests on, by row: the indicators with realisation and files, then what stood beside them. */
export function namedIn({ indicators, beside }: Receipt): Named[] {
  return [...indicators.flatMap(namedOf), ...beside];
}

/** The other way round: the indicators that a rating was made beside, with realisation and files, from what their rows say, in their order. */
export function indicatorsIn(rows: readonly Row[]): IndicatorInput[] {
  const of = (kind: InputKind) => rows.filter((row) => row.kind === kind);
  const realised = new Map(of("realisation").map(({ id, said }) => [said.indicatorId, { id, ...(said as Realised) }]));
  const files = Map.groupBy(of("file"), ({ said }) => said.realisationId);
  return of("indicator").map(({ id: indicatorId, version, said }) => {
    const { resultId, ...indicator } = said as Indicated;
    const realisation = realised.get(indicatorId);
    const realisationId = realisation?.id ?? null;
    const hanging = (files.get(realisationId) ?? []).map(({ id, said }) => ({ id, ...(said as { name: string; hash: string }) }));
    return {
      ...indicator,
      realisation: realisation?.value ?? null,
      evidence: realisation?.evidence ?? null,
      rows: {
        resultId,
        indicatorId,
        version: version ?? 0,
        realisationId,
        files: hanging.map(({ id, name, hash }) => ({ id, name, hash })),
      },
    };
  });
}
type Realised = { value: unknown; evidence: string | null };
type Indicated = Pick<IndicatorInput, "resultTitle" | "priority" | "title" | "kind" | "target"> & { resultId: string };

function namedOf({ rows, resultTitle, priority, title, kind, target, realisation, evidence }: IndicatorInput): Named[] {
  if (!rows) return [];
  const { resultId, indicatorId, version, realisationId, files } = rows;
  return [
    { kind: "indicator", id: indicatorId, version, said: { resultId, resultTitle, priority, title, kind, target }, source: null },
    ...(realisationId
      ? [
          {
            kind: "realisation" as const,
            id: realisationId,
            version: null,
            said: { indicatorId, value: realisation, evidence },
            source: null,
          },
        ]
      : []),
    ...files.map(({ id, name, hash }) => ({ kind: "file" as const, id, version: null, said: { realisationId, name, hash }, source: null })),
  ];
}

export const keyOf = ({ kind, id }: Pick<Named, "kind" | "id">) => `${kind} ${id}`;

type Difference = { name: string; what: string };

/**
 * What of a stored receipt is not in the rows it names any more, one sentence for an operator each; nothing when all is.
 *
 * Shape    the stored inputs, and the same rows as they are now, by kind and id; rows that are not stored are left aside.
 * Grows    answers of a service may have come since; that one has gone, or became another, is a difference.
 * Missing  a row that has gone is a difference; so is an indicator that names no row.
 */
export function differencesFrom(receipt: Receipt, present: readonly Row[]): string[] {
  const rowless = receipt.indicators.filter(({ rows }) => !rows).map(({ title }) => `indicator "${title}" names no row`);
  const realised = receipt.indicators
    .filter(
      ({ rows, realisation, evidence }) => rows && (rows.realisationId ? realisation === null : realisation !== null || evidence !== null),
    )
    .map(({ title }) => `indicator "${title}" has a realisation without its row, or a row without its realisation`);
  return [...rowless, ...realised, ...ratingIn(receipt), ...changes(receipt, present).map(({ name, what }) => `${name}: ${what}`)];
}

/** The same for a reader: which inputs are no longer as they were, by "kind id", and of a log "line id". */
export const changedIn = (receipt: Receipt, present: readonly Row[]): ReadonlySet<string> =>
  new Set(changes(receipt, present).map(({ name }) => name));

function changes(receipt: Receipt, present: readonly Row[]): Difference[] {
  const now = new Map(present.map((named) => [keyOf(named), named]));
  return namedIn(receipt).flatMap((stored) => differenceOf(stored, now.get(keyOf(stored))));
}

/** The two ratings stand in the receipt twice: where the predicate is looked up, and as what the rater wrote. */
function ratingIn({ workResult, behaviour, beside }: Receipt): string[] {
  const rating = beside.find(({ kind }) => kind === "rating");
  if (!rating) return ["the rating names no row"];
  const { said } = rating;
  return said.workResult === workResult && said.behaviour === behaviour
    ? []
    : [`rating ${rating.id}: "${workResult}" and "${behaviour}" lead to the predicate, ${text(said)} is what was rated`];
}

function differenceOf(stored: Named, now: Row | undefined): Difference[] {
  const name = keyOf(stored);
  if (!now) return [{ name, what: "its row is gone" }];
  if (stored.version !== null && stored.version !== now.version)
    return [{ name, what: `version ${stored.version} is stored, ${now.version} is in its row` }];
  if (stored.kind === "log") return linesGone(name, stored.said as LogSaid, now.said as LogSaid);
  if (stored.kind === "index") return answersGone(name, stored.said as IndexSaid, now.said as IndexSaid);
  return Object.keys({ ...stored.said, ...now.said })
    .filter((part) => text(stored.said[part]) !== text(now.said[part]))
    .map((part) => ({ name, what: `${part} ${text(stored.said[part])} is stored, ${text(now.said[part])} is in its row` }));
}

function linesGone(name: string, stored: LogSaid, now: LogSaid): Difference[] {
  const lines = new Map(now.rows.map((row) => [row[0], row]));
  const changed = stored.rows.flatMap(([id, ...as]): Difference[] => {
    const [, ...is] = lines.get(id) ?? [];
    if (is.length === 0) return [{ name: `line ${id}`, what: "approved and counted, and no longer so" }];
    return text(as) === text(is) ? [] : [{ name: `line ${id}`, what: `${text(as)} is stored, ${text(is)} is in its row` }];
  });
  const title = { name, what: `title ${text(stored.title)} is stored, ${text(now.title)} is in its row` };
  return stored.title === now.title ? changed : [title, ...changed];
}

function answersGone(name: string, stored: IndexSaid, now: IndexSaid): Difference[] {
  const counts = new Map(now.patterns);
  const fewer = stored.patterns
    .filter(([pattern, times]) => !(times <= (counts.get(pattern) ?? 0))) // what is no number is no count either
    .map(([pattern, times]) => ({ name, what: `${times} answers "${pattern}" are stored, ${counts.get(pattern) ?? 0} are counted now` }));
  return stored.period === now.period ? fewer : [{ name, what: `${stored.period} is stored, ${now.period} is asked` }, ...fewer];
}

/** Where an index that is stored is not what its own stored answers come to. */
export function arithmeticDifferences(receipt: Receipt, ruleOf: (regulationId: string) => SatisfactionRule): string[] {
  return receipt.beside.flatMap((named) => {
    if (named.kind !== "index") return [];
    const { patterns, arithmetic, regulationId } = named.said as IndexSaid;
    try {
      const again = text(arithmeticOf(patterns, ruleOf(regulationId)));
      return again === text(arithmetic) ? [] : [`${keyOf(named)}: ${text(arithmetic)} is stored, ${again} comes out`];
    } catch (error) {
      return [`${keyOf(named)}: cannot be computed again: ${(error as Error).message}`];
    }
  });
}

/** The same text for the same value, in whatever order a database hands out its keys. */
export function text(value: unknown): string {
  if (value === undefined) return "nothing";
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
