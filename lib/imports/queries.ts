import "server-only";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom, dayOf, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { readNameKey, readPageKey, writePageKey } from "@/lib/platform/page-key";
import { Refused } from "@/lib/platform/refusal";
import { guessMapping } from "./fields";
import type {
  CellWords,
  Change,
  ImportFailure,
  ImportList,
  ImportListRow,
  ImportSheet,
  Mapping,
  MissingList,
  PartShown,
  ProblemLine,
  RowList,
  RowShown,
  Show,
  TableRow,
  UnitList,
} from "./types";

const PAGE = 40;
const FIRST = 5;
type Reader = Grant<"import:read">;

/** Files that were sent, newest first, from a key on. */
export async function listImports(_grant: Grant<"imports:read">, after: string | undefined): Promise<ImportList> {
  const [at = "", id = ""] = readPageKey(after, 2) ?? [];
  const start = Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id) ? null : { at: new Date(at), id };
  const found = await db.$queryRaw<ImportListRow[]>`
    SELECT i."id", i."name", i."state", e."name" AS "by", i."uploadedAt", i."rows", i."counts"
    FROM "import" i LEFT JOIN "account" a ON a."id" = i."byId" LEFT JOIN "employee" e ON e."id" = a."employeeId"
    WHERE (${start?.id ?? null}::uuid IS NULL OR (i."uploadedAt", i."id") < (${start?.at ?? null}::timestamptz, ${start?.id ?? null}::uuid))
    ORDER BY i."uploadedAt" DESC, i."id" DESC LIMIT ${PAGE + 1}`;
  const rows = found.slice(0, PAGE);
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return { rows, next: last ? writePageKey([last.uploadedAt.toISOString(), last.id]) : null };
}

type Found = ImportListRow & {
  failure: ImportFailure | null;
  columns: string[];
  mapping: Mapping | null;
  former: Mapping | null;
  effectiveOn: Date | null;
  progress: number;
  checkedAt: Date | null;
  loadedAt: Date | null;
  version: number;
  first: TableRow[];
};

/** One file: how its columns are read (as its predecessor with these headings was, else by what they are called), and how far it is. */
export async function getImport(grant: Reader): Promise<ImportSheet> {
  const [found] = await db.$queryRaw<Found[]>`
    SELECT i."id", i."name", i."state", i."failure", e."name" AS "by", i."uploadedAt", i."rows", i."counts", i."columns", i."mapping",
      i."effectiveOn", i."progress", i."checkedAt", i."loadedAt", i."version",
      (SELECT f."mapping" FROM "import" f WHERE f."headingKey" = i."headingKey" AND f."mapping" IS NOT NULL AND f."id" <> i."id"
        ORDER BY f."uploadedAt" DESC LIMIT 1) AS "former",
      (SELECT coalesce(jsonb_agg(r ORDER BY r."n"), '[]') FROM (
        SELECT "n", "cells" FROM "import_row" WHERE "importId" = i."id" ORDER BY "n" LIMIT ${FIRST}) AS r) AS "first"
    FROM "import" i LEFT JOIN "account" a ON a."id" = i."byId" LEFT JOIN "employee" e ON e."id" = a."employeeId"
    WHERE i."id" = ${grant.subjectId}::uuid`;
  if (!found) throw new Refused("not-found");
  const { former, effectiveOn, checkedAt, ...rest } = found;
  return {
    ...rest,
    mapping: found.mapping ?? former ?? guessMapping(found.columns),
    remembered: found.mapping === null && former !== null,
    effectiveOn: effectiveOn && dayFrom(effectiveOn),
    checked: checkedAt !== null,
  };
}

type Part = Exclude<Show, "missing" | "units">;
const PARTS: Record<Part, Prisma.Sql> = {
  problems: Prisma.sql`r."outcome" = 'refused'`,
  new: Prisma.sql`r."outcome" = 'new'`,
  changed: Prisma.sql`r."outcome" = 'changed'`,
  unchanged: Prisma.sql`r."outcome" = 'unchanged'`,
  warnings: Prisma.sql`r."warnings" <> '[]'::jsonb`,
};
type RowFound = { n: number; nip: string | null; cells: string[]; changes: Change[]; problems: CellWords[]; warnings: CellWords[] };

/** The rows of one part of a file, in its order, from a key on. */
export async function listRows(grant: Reader, mapping: Mapping | null, part: Part, after: string | undefined): Promise<RowList> {
  const [key = ""] = readPageKey(after, 1) ?? [];
  const start = /^\d{1,7}$/.test(key) ? Number(key) : 0;
  const found = await db.$queryRaw<RowFound[]>`
    SELECT r."n", r."nip", r."cells", r."changes", r."problems", r."warnings" FROM "import_row" r
    WHERE r."importId" = ${grant.subjectId}::uuid AND ${PARTS[part]} AND r."n" > ${start} ORDER BY r."n" LIMIT ${PAGE + 1}`;
  const cellOf = (cells: string[], field: keyof Mapping) => {
    const at = mapping?.[field];
    return (at === undefined ? undefined : cells[at]) || null;
  };
  const rows = found.slice(0, PAGE).map(({ cells, problems, warnings, ...row }): RowShown => {
    const words = part === "warnings" ? warnings : problems;
    return { ...row, name: cellOf(cells, "name"), words: words.map((said) => ({ ...said, cell: cellOf(cells, said.field) })) };
  });
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return { rows, next: last ? writePageKey([String(last.n)]) : null };
}

/** Who is here and not in the file, by name: nobody of them is touched. */
export async function listMissing(grant: Reader, after: string | undefined): Promise<MissingList> {
  const key = readNameKey(after);
  const today = dateOf(dayOf(now()));
  const found = await db.$queryRaw<MissingList["rows"]>`
    SELECT e."id", e."name", e."nip", u."name" AS "unit" FROM "employee" e JOIN "unit" u ON u."id" = e."unitId"
    WHERE e."nip" IS NOT NULL AND (e."leftOn" IS NULL OR e."leftOn" > ${today}::date)
      AND NOT EXISTS (SELECT 1 FROM "import_row" r WHERE r."importId" = ${grant.subjectId}::uuid AND r."nip" = e."nip")
      AND (${key?.id ?? null}::uuid IS NULL OR (e."name", e."id") > (${key?.name ?? ""}, ${key?.id ?? null}::uuid))
    ORDER BY e."name", e."id" LIMIT ${PAGE + 1}`;
  const rows = found.slice(0, PAGE);
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return { rows, next: last ? writePageKey([last.name, last.id]) : null };
}

/** The units that a file makes or moves, by name. */
export async function listImportUnits(grant: Reader, after: string | undefined): Promise<UnitList> {
  const key = readNameKey(after);
  const found = await db.$queryRaw<UnitList["rows"]>`
    SELECT "unitId", "name", "under", "wasUnder", "outcome" FROM "import_unit"
    WHERE "importId" = ${grant.subjectId}::uuid AND (${key?.id ?? null}::uuid IS NULL OR ("name", "unitId") > (${key?.name ?? ""}, ${key?.id ?? null}::uuid))
    ORDER BY "name", "unitId" LIMIT ${PAGE + 1}`;
  const rows = found.slice(0, PAGE);
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return { rows, next: last ? writePageKey([last.name, last.unitId]) : null };
}

/** Whichever part of a file was asked for. */
export async function getPart(grant: Reader, mapping: Mapping | null, show: Show, after: string | undefined): Promise<PartShown> {
  if (show === "missing") return { show, list: await listMissing(grant, after) };
  if (show === "units") return { show, list: await listImportUnits(grant, after) };
  return { show, list: await listRows(grant, mapping, show, after) };
}

/** Every wrong cell of a file, as a file has them. */
export async function listProblems(grant: Reader, { mapping }: Pick<ImportSheet, "mapping">): Promise<ProblemLine[]> {
  const found = await db.$queryRaw<Pick<RowFound, "n" | "cells" | "problems">[]>`
    SELECT "n", "cells", "problems" FROM "import_row" WHERE "importId" = ${grant.subjectId}::uuid AND "outcome" = 'refused' ORDER BY "n"`;
  return found.flatMap(({ n, cells, problems }) =>
    problems.map(({ field, key, values }): ProblemLine => {
      const at = mapping?.[field];
      return { n, field, key, values, cell: at === undefined ? null : (cells[at] ?? null) };
    }),
  );
}
