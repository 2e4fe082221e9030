import type { Prisma } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";

type Rows = {
  activity: Prisma.ActivityCreateManyInput;
  activityReview: Prisma.ActivityReviewCreateManyInput;
  ledger: Prisma.LedgerCreateManyInput;
  citizenAnswer: Prisma.CitizenAnswerCreateManyInput;
  satisfactionTotal: Prisma.SatisfactionTotalCreateManyInput;
};

/** Each with the columns that the seed writes; the others have their defaults. */
const INSERT: { [T in keyof Rows]: (rows: string) => Promise<number> } = {
  activity: (rows) => db.$executeRaw`
    INSERT INTO "activity" ("id", "employeeId", "day", "startMinute", "minutes", "text", "intendedResultId", "outputQuantity", "outputUnit",
      "key", "createdAt", "submittedAt", "decidedAt", "decision", "reason", "version")
    SELECT "id", "employeeId", "day", "startMinute", "minutes", "text", "intendedResultId", "outputQuantity", "outputUnit",
      "key", "createdAt", "submittedAt", "decidedAt", "decision", "reason", "version"
    FROM jsonb_populate_recordset(NULL::"activity", ${rows}::jsonb)`,
  activityReview: (rows) => db.$executeRaw`
    INSERT INTO "activity_review" ("id", "deedId", "activityId", "byId", "at", "decision", "reason", "judged")
    SELECT "id", "deedId", "activityId", "byId", "at", "decision", "reason", "judged"
    FROM jsonb_populate_recordset(NULL::"activity_review", ${rows}::jsonb)`,
  ledger: (rows) => db.$executeRaw`
    INSERT INTO "ledger" ("id", "at", "byId", "permission", "subjectId")
    SELECT "id", "at", "byId", "permission", "subjectId" FROM jsonb_populate_recordset(NULL::"ledger", ${rows}::jsonb)`,
  citizenAnswer: (rows) => db.$executeRaw`
    INSERT INTO "citizen_answer" ("id", "key", "serviceId", "codeId", "channel", "day", "mark", "instrument", "elements", "waitBand", "text")
    SELECT "id", "key", "serviceId", "codeId", "channel", "day", "mark", "instrument", "elements", "waitBand", "text"
    FROM jsonb_populate_recordset(NULL::"citizen_answer", ${rows}::jsonb)`,
  satisfactionTotal: (rows) => db.$executeRaw`
    INSERT INTO "satisfaction_total" ("serviceId", "period", "verified", "pattern", "times")
    SELECT "serviceId", "period", "verified", "pattern", "times" FROM jsonb_populate_recordset(NULL::"satisfaction_total", ${rows}::jsonb)`,
};

const AT_ONCE = 2_000; // each statement well within the limit that every connection has

/** Tens of thousands of rows, thousands in one statement: createMany makes a parameter of every value and took several times as long. */
export async function insertRows<T extends keyof Rows>(table: T, rows: readonly Rows[T][]) {
  for (let at = 0; at < rows.length; at += AT_ONCE) await INSERT[table](JSON.stringify(rows.slice(at, at + AT_ONCE)));
}
