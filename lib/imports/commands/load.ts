import "server-only";
import { dayOf } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/db";
import { moveQuarters } from "@/lib/scoring/commands/moved";
import type { Mapping } from "../types";

/** Somebody changed meanwhile what the file was compared with: it is to be checked again. */
export class Overtaken extends Error {}

const AT_ONCE = 2_000;
type Due = { most: number; units: number; people: number; endedLines: number; endedHeads: number; homes: number };

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
      count(*) FILTER (WHERE "staged" #> '{transfer,ends}' <> 'null' OR "staged" #> '{transfer,corrects}' <> 'null')::int AS "homes",
      (SELECT count(*)::int FROM "import_unit" WHERE "importId" = ${id}::uuid AND "outcome" = 'changed') AS "units"
    FROM "import_row" WHERE "importId" = ${id}::uuid`;
  if (!due) throw new Overtaken();
  const { rows } = await tx.import.findUniqueOrThrow({ where: { id }, select: { rows: true } });
  await writeUnits(tx, id, due.units);

  let changed = 0;
  if ((await endHomes(tx, id)) !== due.homes) throw new Overtaken();
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
  await followTransfers(tx, id, now);
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

/** Homes end the day before the next, and one that began on that day is put right: each under the version it was compared with. */
const endHomes = (tx: Transaction, id: string) => tx.$executeRaw`
  UPDATE "posting" h SET "version" = h."version" + 1,
    "until" = CASE WHEN h."id" = t."ends" THEN t."from" - 1 ELSE h."until" END,
    "unitId" = CASE WHEN h."id" = t."ends" THEN h."unitId" ELSE t."unitId" END,
    "post" = CASE WHEN h."id" = t."ends" THEN h."post" ELSE t."post" END,
    "postKind" = CASE WHEN h."id" = t."ends" THEN h."postKind" ELSE t."postKind" END
  FROM (
    SELECT (r."staged" #>> '{transfer,from}')::date AS "from", (r."staged" #>> '{transfer,ends,id}')::uuid AS "ends",
      (r."staged" #>> '{transfer,corrects,id}')::uuid AS "corrects",
      coalesce(r."staged" #>> '{transfer,ends,version}', r."staged" #>> '{transfer,corrects,version}')::int AS "version",
      (r."staged" #>> '{person,unitId}')::uuid AS "unitId", r."staged" #>> '{person,post}' AS "post",
      (r."staged" #>> '{person,postKind}')::"PostKind" AS "postKind"
    FROM "import_row" r WHERE r."importId" = ${id}::uuid AND jsonb_typeof(r."staged" -> 'transfer') = 'object'
  ) t WHERE h."id" = coalesce(t."ends", t."corrects") AND h."version" = t."version"`;

/**
 * What a transfer to another unit ends beside the posting, as by hand (lib/people/commands/postings.ts): the office as head of the unit that
 * is left, the own line where the file names nobody, and the lines of those there whom the one who goes rated, but for whom the file tells
 * of. A move ahead of its day keeps what it ended; quarters that are open follow.
 */
async function followTransfers(tx: Transaction, id: string, now: Date) {
  const moves = await tx.$queryRaw<{ employeeId: string; from: string }[]>`
    SELECT r."employeeId", r."staged" #>> '{transfer,from}' AS "from" FROM "import_row" r
    WHERE r."importId" = ${id}::uuid AND jsonb_typeof(r."staged" -> 'transfer') = 'object'`;
  if (moves.length === 0) return;
  const ended = await tx.$queryRaw<{ employeeId: string; raterId: string }[]>`
    WITH gone AS (
      SELECT r."employeeId", (r."staged" #>> '{transfer,id}')::uuid AS "posting", (r."staged" #>> '{transfer,from}')::date AS "day",
        (r."staged" #>> '{transfer,leaves}')::uuid AS "unitId", (r."staged" #>> '{person,unitId}')::uuid AS "to",
        (r."staged" #>> '{transfer,endsLine}')::boolean AS "endsLine"
      FROM "import_row" r WHERE r."importId" = ${id}::uuid AND r."staged" #>> '{transfer,leaves}' IS NOT NULL
    ), heads AS (
      UPDATE "unit_head" h SET "until" = g."day" - 1 FROM gone g
      WHERE h."employeeId" = g."employeeId" AND h."unitId" = g."unitId" AND h."from" < g."day" AND (h."until" IS NULL OR h."until" >= g."day")
      RETURNING g."posting", h."id", old."until"
    ), due AS (
      SELECT g."posting", g."day", l."id" FROM gone g JOIN "reporting_line" l ON l."employeeId" = g."employeeId" AND g."endsLine"
      UNION
      SELECT g."posting", g."day", l."id" FROM gone g JOIN "reporting_line" l ON l."raterId" = g."employeeId"
        JOIN "employee" e ON e."id" = l."employeeId" AND e."unitId" <> g."to"
      WHERE e."unitId" IN (SELECT "id" FROM "units_under"(g."unitId")) AND NOT EXISTS (SELECT 1 FROM "import_row" o
          WHERE o."importId" = ${id}::uuid AND o."employeeId" = e."id")
        AND NOT EXISTS (SELECT 1 FROM "unit_head" h WHERE h."employeeId" = g."employeeId" AND h."unitId" = e."unitId"
          AND h."unitId" <> g."unitId" AND h."from" <= g."day" AND (h."until" IS NULL OR h."until" >= g."day"))
    ), lines AS (
      UPDATE "reporting_line" l SET "until" = d."day" - 1, "version" = l."version" + 1
      FROM (SELECT DISTINCT ON ("id") * FROM due ORDER BY "id", "day") d
      WHERE l."id" = d."id" AND l."from" < d."day" AND (l."until" IS NULL OR l."until" >= d."day")
      RETURNING d."posting", l."id", l."employeeId", l."raterId", old."until"
    ), kept AS (
      UPDATE "posting" p SET "undo" = p."undo" || jsonb_build_object(
        'heads', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h."id", 'until', h."until")), '[]') FROM heads h WHERE h."posting" = p."id"),
        'lines', (p."undo" -> 'lines') || (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l."id", 'employeeId', l."employeeId", 'until', l."until")),
          '[]') FROM lines l WHERE l."posting" = p."id"))
      FROM gone g WHERE p."id" = g."posting" AND p."undo" IS NOT NULL
    )
    SELECT l."employeeId", l."raterId" FROM lines l`;
  const went = new Set(moves.map(({ employeeId }) => employeeId));
  const ratees = ended.filter(({ employeeId, raterId }) => went.has(raterId) && employeeId !== raterId);
  await moveQuarters(tx, { moves, ratees, how: "moved" }, dayOf(now));
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
  await tx.$executeRaw`
    INSERT INTO "posting" ("id", "employeeId", "kind", "unitId", "post", "postKind", "from", "undo")
    SELECT t."id", r."employeeId", 'home', p."unitId", p."post", p."postKind", t."from", CASE WHEN t."ahead" THEN jsonb_build_object(
      'before', t."ends" -> 'id', 'line', r."staged" #> '{line,id}', 'heads', '[]'::jsonb, 'lines',
      CASE WHEN r."staged" #> '{line,ends}' <> 'null' THEN jsonb_build_array(jsonb_build_object('id', r."staged" #> '{line,ends,id}',
        'employeeId', r."employeeId", 'until', NULL)) ELSE '[]'::jsonb END) END
    FROM "import_row" r CROSS JOIN LATERAL jsonb_to_record(r."staged" -> 'person') AS p("post" text, "postKind" "PostKind", "unitId" uuid)
      CROSS JOIN LATERAL jsonb_to_record(r."staged" -> 'transfer') AS t("id" uuid, "from" date, "ahead" boolean, "ends" jsonb, "corrects" jsonb)
    WHERE r."importId" = ${id}::uuid AND r."n" >= ${from} AND r."n" < ${before} AND jsonb_typeof(r."staged" -> 'transfer') = 'object'
      AND coalesce(jsonb_typeof(t."corrects"), 'null') = 'null'`;
  return tx.$executeRaw`
    UPDATE "employee" e SET "name" = p."name", "rank" = p."rank", "version" = e."version" + 1,
      "post" = CASE WHEN t."now" THEN p."post" ELSE e."post" END,
      "postKind" = CASE WHEN t."now" THEN p."postKind" ELSE e."postKind" END,
      "unitId" = CASE WHEN t."now" THEN p."unitId" ELSE e."unitId" END
    FROM "import_row" r CROSS JOIN LATERAL jsonb_to_record(r."staged" -> 'person')
      AS p("name" text, "post" text, "postKind" "PostKind", "rank" text, "unitId" uuid, "version" int, "changed" boolean)
      CROSS JOIN LATERAL (SELECT r."staged" #>> '{transfer,ahead}' = 'false' AS "now") t
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
