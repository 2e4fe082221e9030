import "server-only";
import type { Grant } from "@/lib/access/grant";
import { db } from "@/lib/platform/db";
import { readStored } from "@/lib/platform/files";
import type { DocumentKind, DocumentRow } from "./types";

const rowSelect = { id: true, name: true, kind: true, bytes: true, smallHash: true } as const;
type Row = { id: string; name: string; kind: DocumentKind; bytes: number; smallHash: string | null };
const rowOf = ({ smallHash, ...row }: Row): DocumentRow => ({ ...row, small: smallHash !== null });

/** The file of one line of the log or one realisation, or its small picture where it has one. */
export async function getDocumentFile(grant: Grant<"document:read">, small: boolean) {
  const { name, kind, hash, smallHash } = await db.document.findUniqueOrThrow({
    where: { id: grant.subjectId },
    select: { name: true, kind: true, hash: true, smallHash: true },
  });
  return small && smallHash
    ? { name, kind: "jpeg" as const, body: await readStored(smallHash) }
    : { name, kind, body: await readStored(hash) };
}

export async function listActivityDocuments(grant: Grant<"activity:read">): Promise<DocumentRow[]> {
  const rows = await db.document.findMany({
    where: { activityId: grant.subjectId },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: rowSelect,
  });
  return rows.map(rowOf);
}

/** By the realisation they hang on: those that a plan's page shows, in one statement. */
export async function listPlanDocuments(grant: Grant<"plan:read">): Promise<ReadonlyMap<string, DocumentRow[]>> {
  const rows = await db.document.findMany({
    where: { realisation: { supersededAt: null, indicator: { intendedResult: { planId: grant.subjectId } } } },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: { ...rowSelect, realisationId: true },
  });
  return grouped(rows.map(({ realisationId, ...row }) => [realisationId ?? "", rowOf(row)]));
}

/** By the words of result and indicator, as a sheet that was stored names them: what hangs on the realisations of one quarter. */
export async function listAppraisalDocuments(
  grant: Grant<"appraisal:rate"> | Grant<"appraisal:evaluate"> | Grant<"appraisal:read-result">,
): Promise<ReadonlyMap<string, DocumentRow[]>> {
  const rows = await db.$queryRaw<(Row & { indicator: string })[]>`
    SELECT t."title" || ' ' || i."title" AS "indicator", d."id", d."name", d."kind"::text AS "kind", d."bytes", d."smallHash"
    FROM "appraisal" j JOIN "intended_result" t ON t."planId" = j."planId" JOIN "indicator" i ON i."intendedResultId" = t."id"
    JOIN "realisation" x ON x."indicatorId" = i."id" AND x."period" = j."period" AND x."supersededAt" IS NULL
    JOIN "document" d ON d."realisationId" = x."id"
    WHERE j."id" = ${grant.subjectId}::uuid ORDER BY d."addedAt", d."id"`;
  return grouped(rows.map(({ indicator, ...row }) => [indicator, rowOf(row)]));
}

const grouped = (rows: readonly [key: string, row: DocumentRow][]): ReadonlyMap<string, DocumentRow[]> =>
  new Map([...Map.groupBy(rows, ([key]) => key)].map(([key, group]) => [key, group.map(([, row]) => row)]));
