import "server-only";
import type { Transaction } from "@/lib/platform/db";
import type { Mapping } from "../types";

/** Somebody changed meanwhile what the file was compared with: it is to be checked again. */
export class Overtaken extends Error {}

const AT_ONCE = 2_000;
type Due = { most: number; units: number; people: number; endedLines: number; endedHeads: number };

/**
 * Writes what was staged, all of it or nothing: whole tables at a time, never a row by itself. Each row that is changed is changed under
 * the version it was compared with, and gets the next: whoever has its form open is told. One that is no longer so throws Overtaken.
 */
export async function loadStaged(tx: Transaction, id: string, now: Date, tell: (done: number) => Promise<unknown>) {
  await tx.$executeRaw`LOCK TABLE "unit" IN SHARE ROW EXCLUSIVE MODE`; // one move in the tree at a time
  const [due] = await tx.$queryRaw<Due[]>`
    SELECT max("n") AS "most", count(*) FILTER (WHERE ("staged" #>> '{person,changed}')::boolean)::int AS "people",
      count(*) FILTER (WHERE "staged" #> '{line,ends}' <> 'null')::int AS "endedLines",
      count(*) FILTER (WHERE "staged" #> '{head,ends}' <> 'null')::int AS "endedHeads",
      (SELECT count(*)::int FROM "import_unit" WHERE "importId" = ${id}::uuid AND "outcome" = 'changed') AS "units"
    FROM "import_row" WHERE "importId" = ${id}::uuid`;
  if (!due) throw new Overtaken();
  const { rows } = await tx.import.findUniqueOrThrow({ where: { id }, select: { rows: true } });
  await writeUnits(tx, id, due.units);

  let changed = 0;
  for (let from = 0; from <= due.most; from += AT_ONCE) {
    changed += await writePeople(tx, id, from, from + AT_ONCE);
    await tell(Math.min(rows, Math.round(((from + AT_ONCE) / (due.most + 1)) * rows * 0.6)));
  }
  if (changed !== due.people) throw new Overtaken();
  if ((await endHeads(tx, id)) !== due.endedHeads) throw new Overtaken();
  await beginHeads(tx, id);
  if ((await endLines(tx, id)) !== due.endedLines) throw new Overtaken();
  for (let from = 0; from <= due.most; from += AT_ONCE) {
    await beginLines(tx, id, from, from + AT_ONCE);
    await tell(Math.min(rows, Math.round(rows * 0.6 + ((from + AT_ONCE) / (due.most + 1)) * rows * 0.4)));
  }
  await keepWhatWasRead(tx, id);
  await tx.import.update({
    where: { id },
    data: { state: "done", loadedAt: now, progress: rows, version: { increment: 1 } },
    select: { id: true },
  });
}

async function writeUnits(tx: Transaction, id: string, moved: number) {
  await tx.$executeRaw`
    INSERT INTO "unit" ("id", "name", "shortName", "parentId")
    SELECT "unitId", "name", "shortName", "parentId" FROM "import_unit" WHERE "importId" = ${id}::uuid AND "outcome" = 'new'`;
  const written = await tx.$executeRaw`
    UPDATE "unit" u SET "parentId" = x."parentId", "version" = u."version" + 1 FROM "import_unit" x
    WHERE x."importId" = ${id}::uuid AND x."outcome" = 'changed' AND u."id" = x."unitId" AND u."version" = x."version" AND u."closedOn" IS NULL`;
  const [tree] = await tx.$queryRaw<{ whole: boolean }[]>`
    WITH RECURSIVE tree AS (
      SELECT "id" FROM "unit" WHERE "parentId" IS NULL UNION ALL SELECT u."id" FROM tree JOIN "unit" u ON u."parentId" = tree."id"
    ) SELECT (SELECT count(*) FROM tree) = (SELECT count(*) FROM "unit") AND NOT EXISTS (
      SELECT 1 FROM "import_row" r JOIN "unit" u ON u."id" = (r."staged" #>> '{person,unitId}')::uuid
      WHERE r."importId" = ${id}::uuid AND u."closedOn" IS NOT NULL
    ) AS "whole"`;
  if (written !== moved || !tree?.whole) throw new Overtaken(); // moved or closed by somebody else, or together a ring
}

/** Who is new and who changed, of the rows from one number on to another; how many were changed. */
async function writePeople(tx: Transaction, id: string, from: number, before: number): Promise<number> {
  await tx.$executeRaw`
    INSERT INTO "employee" ("id", "nip", "name", "post", "postKind", "rank", "unitId")
    SELECT r."employeeId", r."nip", p."name", p."post", p."postKind", p."rank", p."unitId"
    FROM "import_row" r CROSS JOIN LATERAL jsonb_to_record(r."staged" -> 'person')
      AS p("name" text, "post" text, "postKind" "PostKind", "rank" text, "unitId" uuid)
    WHERE r."importId" = ${id}::uuid AND r."n" >= ${from} AND r."n" < ${before} AND r."outcome" = 'new'`;
  await tx.$executeRaw`
    INSERT INTO "posting" ("id", "employeeId", "kind", "unitId", "post", "postKind", "from")
    SELECT uuidv7(), r."employeeId", 'home', p."unitId", p."post", p."postKind", p."from"
    FROM "import_row" r CROSS JOIN LATERAL jsonb_to_record(r."staged" -> 'person') AS p("post" text, "postKind" "PostKind", "unitId" uuid, "from" date)
    WHERE r."importId" = ${id}::uuid AND r."n" >= ${from} AND r."n" < ${before} AND r."outcome" = 'new'`;
  return tx.$executeRaw`
    UPDATE "employee" e SET "name" = p."name", "post" = p."post", "postKind" = p."postKind", "rank" = p."rank", "unitId" = p."unitId",
      "version" = e."version" + 1
    FROM "import_row" r CROSS JOIN LATERAL jsonb_to_record(r."staged" -> 'person')
      AS p("name" text, "post" text, "postKind" "PostKind", "rank" text, "unitId" uuid, "version" int, "changed" boolean)
    WHERE r."importId" = ${id}::uuid AND r."n" >= ${from} AND r."n" < ${before} AND p."changed" AND e."id" = r."employeeId"
      AND e."version" = p."version"`;
}

/** Who was followed heads until the day before. Nobody else's end is moved: a row without one is asked for. */
const endHeads = (tx: Transaction, id: string) => tx.$executeRaw`
  UPDATE "unit_head" h SET "until" = (r."staged" #>> '{head,from}')::date - 1 FROM "import_row" r
  WHERE r."importId" = ${id}::uuid AND h."id" = (r."staged" #>> '{head,ends}')::uuid AND h."until" IS NULL`;

const beginHeads = (tx: Transaction, id: string) => tx.$executeRaw`
  INSERT INTO "unit_head" ("id", "unitId", "employeeId", "capacity", "from")
  SELECT h."id", h."unitId", r."employeeId", h."capacity", h."from"
  FROM "import_row" r CROSS JOIN LATERAL jsonb_to_record(r."staged" -> 'head') AS h("id" uuid, "unitId" uuid, "capacity" "Capacity", "from" date)
  WHERE r."importId" = ${id}::uuid AND jsonb_typeof(r."staged" -> 'head') = 'object'`;

const endLines = (tx: Transaction, id: string) => tx.$executeRaw`
  UPDATE "reporting_line" l SET "until" = (r."staged" #>> '{line,from}')::date - 1, "version" = l."version" + 1 FROM "import_row" r
  WHERE r."importId" = ${id}::uuid AND l."id" = (r."staged" #>> '{line,ends,id}')::uuid
    AND l."version" = (r."staged" #>> '{line,ends,version}')::int`;

const beginLines = (tx: Transaction, id: string, from: number, before: number) => tx.$executeRaw`
  INSERT INTO "reporting_line" ("id", "employeeId", "raterId", "from")
  SELECT l."id", r."employeeId", l."raterId", l."from"
  FROM "import_row" r CROSS JOIN LATERAL jsonb_to_record(r."staged" -> 'line') AS l("id" uuid, "raterId" uuid, "from" date)
  WHERE r."importId" = ${id}::uuid AND r."n" >= ${from} AND r."n" < ${before} AND jsonb_typeof(r."staged" -> 'line') = 'object'`;

/** Exports hold more of a person than we ask for: what was not read is not kept. */
async function keepWhatWasRead(tx: Transaction, id: string) {
  const { mapping, columns } = await tx.import.findUniqueOrThrow({ where: { id }, select: { mapping: true, columns: true } });
  if (Array.isArray(columns) && columns.length === Object.keys(mapping as Mapping).length) return;
  const read = Object.values(mapping as Mapping).map((column) => column + 1);
  await tx.$executeRaw`
    UPDATE "import_row" r SET "cells" = (
      SELECT jsonb_agg(CASE WHEN c."at" = ANY(${read}::int[]) THEN c."cell" ELSE '""'::jsonb END ORDER BY c."at")
      FROM jsonb_array_elements(r."cells") WITH ORDINALITY AS c("cell", "at")
    ) WHERE r."importId" = ${id}::uuid`;
}
