import type { MessageKey, Values } from "@/lib/messages/keys";
import type { PostKind } from "@/lib/people/types";
import { requiredLine } from "@/lib/platform/text";
import { isKnownRank, nipDoubts } from "@/lib/scoring/core/civil-servant";
import { type Capacity, type CellWords, FIELDS, type Field, type Mapping, type TableRow } from "./types";
import { digitsOf, readDay, readHead, readPostKind } from "./values";

/** A row by its fields, and what is wrong with each cell by itself. An empty cell is null. */
export type ReadRow = {
  n: number;
  nip: string | null;
  name: string;
  post: string;
  postKind: PostKind | null;
  rank: string | null;
  unit: string;
  parentUnit: string | null;
  head: Capacity | null;
  rater: string | null;
  from: string | null;
  problems: CellWords[];
  warnings: CellWords[];
};

const MOST: Partial<Record<Field, number>> = { name: 150, post: 150, rank: 60, unit: 150, parentUnit: 150 };
const lines = new Map([60, 150].map((most) => [most, requiredLine(most)]));
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** Why a text is no NIP: said with what it is. */
function nipProblem(text: string): { key: MessageKey; values?: Values } | null {
  const digits = digitsOf(text);
  if (/^\d{18}$/.test(digits)) return null;
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text.trim())) return { key: "imports.problem.nipNumber" };
  if (/^\d+$/.test(digits)) return { key: "imports.problem.nipDigits", values: { digits: digits.length } };
  return { key: "imports.problem.nipLetters" };
}

export function readRow({ n, cells }: TableRow, mapping: Mapping, today: string): ReadRow {
  const problems: CellWords[] = [];
  const warnings: CellWords[] = [];
  const cell = (field: Field) => (mapping[field] === undefined ? "" : (cells[mapping[field]] ?? ""));
  const wrong = (field: Field, key: MessageKey, values?: Values) => problems.push({ field, key, ...(values && { values }) });
  const doubt = (field: Field, key: MessageKey, values?: Values) => warnings.push({ field, key, ...(values && { values }) });

  for (const field of FIELDS) {
    const most = MOST[field];
    const line = most && lines.get(most);
    if (!line || !cell(field)) continue;
    const issue = line.safeParse(cell(field)).error?.issues[0];
    if (issue?.message === "problem.tooLong") wrong(field, "problem.tooLong", { max: most });
    else if (issue) wrong(field, "problem.characters");
  }
  for (const field of ["nip", "name", "post", "postKind", "unit"] as const)
    if (!cell(field)) wrong(field, field === "nip" ? "imports.problem.nipMissing" : "imports.problem.missing");

  const nip = digitsOf(cell("nip"));
  const isNip = /^\d{18}$/.test(nip);
  const nipSaid = cell("nip") ? nipProblem(cell("nip")) : null;
  if (nipSaid) wrong("nip", nipSaid.key, nipSaid.values);
  if (isNip) for (const what of nipDoubts(nip, today)) doubt("nip", `imports.warning.nip.${what}`);

  const postKind = cell("postKind") ? readPostKind(cell("postKind")) : null;
  if (cell("postKind") && !postKind) wrong("postKind", "imports.problem.postKind", { typed: cell("postKind") });
  if (cell("rank") && !isKnownRank(cell("rank"))) doubt("rank", "imports.warning.rank");
  const head = readHead(cell("head"));
  if (head === null) wrong("head", "imports.problem.head", { typed: cell("head") });
  const rater = digitsOf(cell("rater"));
  const raterSaid = cell("rater") ? nipProblem(cell("rater")) : null;
  if (raterSaid) wrong("rater", raterSaid.key, raterSaid.values);
  const from = cell("from") ? readDay(cell("from")) : null;
  if (cell("from") && !from) wrong("from", "imports.problem.day", { typed: cell("from") });
  if (cell("email") && !EMAIL.test(cell("email"))) doubt("email", "imports.warning.email");

  return {
    n,
    nip: isNip ? nip : null,
    name: cell("name"),
    post: cell("post"),
    postKind,
    rank: cell("rank") || null,
    unit: cell("unit"),
    parentUnit: cell("parentUnit") || null,
    head: head === "no" ? null : head,
    rater: /^\d{18}$/.test(rater) ? rater : null,
    from,
    problems,
    warnings,
  };
}
