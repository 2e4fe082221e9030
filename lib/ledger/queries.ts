import "server-only";
import type { Grant } from "@/lib/access/grant";
import { db } from "@/lib/platform/db";
import { readPageKey, writePageKey } from "@/lib/platform/page-key";
import type { LedgerList, LedgerRow } from "./types";

const PAGE = 50;

type Choice = { subject?: string | undefined; after?: string | undefined };

/** Who did what to which record, newest first, from a key on. A job of our own has no name. */
export async function listLedger(_grant: Grant<"ledger:read">, { subject, after }: Choice): Promise<LedgerList> {
  const [at = "", id = ""] = readPageKey(after, 2) ?? [];
  const start = Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id) ? null : { at: new Date(at), id };
  const found = await db.$queryRaw<LedgerRow[]>`
    SELECT l."id", l."at", e."name" AS "by", l."permission", l."subjectId"
    FROM "ledger" l LEFT JOIN "account" a ON a."id" = l."byId" LEFT JOIN "employee" e ON e."id" = a."employeeId"
    WHERE (${subject ?? null}::text IS NULL OR l."subjectId" = ${subject ?? null})
      AND (${start?.id ?? null}::uuid IS NULL OR (l."at", l."id") < (${start?.at ?? null}::timestamptz, ${start?.id ?? null}::uuid))
    ORDER BY l."at" DESC, l."id" DESC LIMIT ${PAGE + 1}`;
  const rows = found.slice(0, PAGE);
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return { rows, next: last ? writePageKey([last.at.toISOString(), last.id]) : null };
}
