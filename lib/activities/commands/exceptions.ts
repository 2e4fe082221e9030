import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "@/lib/platform/db";
import { settingOn } from "@/lib/settings/queries";
import { settingSchemas } from "@/lib/settings/types";
import { exceptionsOf, type LineFacts } from "../exceptions";

type Row = Omit<LineFacts, "returned"> & {
  id: string;
  returnedTimes: number;
  returnedReason: string | null;
  kept: unknown;
  minutesPerDay: unknown;
  lookFirst: unknown;
};

/**
 * Says anew, of every waiting line of some authors, what of it deserves a look of its own: a line that comes or goes changes what
 * is true of those beside it. Each line from a fortnight before the oldest of them on is read once. The last but one deed of whoever
 * holds the authors' rows; one statement, and one more where anything changed.
 */
export async function weighLines(tx: Transaction, authorIds: readonly string[], today: string) {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a."id", a."startMinute", a."minutes", a."exceptions" AS "kept",
      (a."intendedResultId" IS NOT NULL OR a."outputQuantity" IS NOT NULL) AS "named", a."dayMinutes", a."sameText",
      "working_days_until"(a."day", "legal_day"(a."submittedAt"))::int AS "workingDaysLate",
      r."times" AS "returnedTimes", r."reason" AS "returnedReason",
      ${settingOn("minutesPerDay", today)} AS "minutesPerDay", ${settingOn("lookFirst", today)} AS "lookFirst"
    FROM (
      SELECT o.*, (sum(o."minutes") OVER (PARTITION BY o."employeeId", o."day"))::int AS "dayMinutes",
        (count(*) OVER (PARTITION BY o."employeeId", o."text", o."minutes" ORDER BY o."day" RANGE BETWEEN '13 days' PRECEDING AND CURRENT ROW))::int AS "sameText"
      FROM "activity" o JOIN (
        SELECT w."employeeId", min(w."day") - 13 AS "from" FROM "activity" w
        WHERE w."employeeId" = ANY(${authorIds}::uuid[]) AND w."submittedAt" IS NOT NULL AND w."decidedAt" IS NULL GROUP BY 1
      ) waiting ON o."employeeId" = waiting."employeeId" AND o."day" >= waiting."from"
      WHERE o."submittedAt" IS NOT NULL
    ) a LEFT JOIN LATERAL (
      SELECT count(*)::int AS "times", (array_agg(v."reason" ORDER BY v."at" DESC))[1] AS "reason" FROM "activity_review" v
      WHERE v."activityId" = a."id" AND v."decision" = 'returned' AND v."undoneAt" IS NULL
    ) r ON true
    WHERE a."decidedAt" IS NULL`;
  const [first] = rows;
  if (!first) return;
  const limits = {
    minutesPerDay: settingSchemas.minutesPerDay.parse(first.minutesPerDay),
    lookFirst: settingSchemas.lookFirst.parse(first.lookFirst),
  };
  const changed = rows.flatMap(({ id, kept, returnedTimes, returnedReason, ...facts }) => {
    const returned = returnedReason === null ? null : { times: returnedTimes, reason: returnedReason };
    const exceptions = exceptionsOf({ ...facts, returned }, limits);
    return isDeepStrictEqual(exceptions, kept) ? [] : [{ id, exceptions }];
  });
  if (changed.length === 0) return;
  await tx.$executeRaw`
    UPDATE "activity" a SET "exceptions" = x."exceptions", "routine" = x."exceptions" = '[]'
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS x("id" uuid, "exceptions" jsonb) WHERE a."id" = x."id"`;
}
