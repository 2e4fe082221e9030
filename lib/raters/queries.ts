import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Dispute, OpenDispute, OwnRater } from "./types";

const disputeSelect = {
  id: true,
  day: true,
  reason: true,
  suggested: true,
  settledAt: true,
  outcome: true,
  answer: true,
  rater: { select: { name: true } },
  settledBy: { select: { name: true } },
  line: { select: { from: true, rater: { select: { name: true } } } },
} as const;

/** What somebody said of their raters, newest first, and what became of it. */
async function disputesOf(employeeId: string): Promise<Dispute[]> {
  const rows = await db.raterDispute.findMany({ where: { employeeId }, orderBy: { at: "desc" }, take: 20, select: disputeSelect });
  return rows.map(({ day, rater, settledAt, settledBy, outcome, answer, line, ...row }) => ({
    ...row,
    rater: rater.name,
    day: dayFrom(day),
    settled:
      settledAt && outcome
        ? {
            on: dayOf(settledAt),
            by: settledBy?.name ?? null,
            outcome,
            answer,
            line: line && { rater: line.rater.name, from: dayFrom(line.from) },
          }
        : null,
  }));
}

/** Who rates the reader today, and what the reader said of it: two statements. */
export async function getOwnRater({ subjectId }: Grant<"rater:dispute">, now: Date): Promise<OwnRater> {
  const [[rater], disputes] = await Promise.all([
    db.$queryRaw<NonNullable<OwnRater["rater"]>[]>`
      SELECT e."name", e."post", r."interim" FROM "rater_on"(${subjectId}::uuid, ${dateOf(dayOf(now))}::date) r
      JOIN "employee" e ON e."id" = r."raterId"`,
    disputesOf(subjectId),
  ]);
  return { employeeId: subjectId, rater: rater ?? null, disputes };
}

export const listDisputesOf = async (_grant: Grant<"disputes:read">, employeeId: string) => disputesOf(employeeId);

const MOST = 40;

/** What waits to be settled, the oldest first, with who stands in today. What is beyond the first forty comes up as they are settled. */
export async function listOpenDisputes(_grant: Grant<"disputes:read">, now: Date): Promise<OpenDispute[]> {
  const rows = await db.$queryRaw<(Omit<OpenDispute, "day"> & { day: Date })[]>`
    SELECT d."id", d."version", d."day", d."reason", d."suggested", e."id" AS "employeeId", e."name" AS "employee", e."post",
      u."shortName" AS "unit", r."name" AS "rater", i."name" AS "interim"
    FROM "rater_dispute" d JOIN "employee" e ON e."id" = d."employeeId" JOIN "unit" u ON u."id" = e."unitId"
    JOIN "employee" r ON r."id" = d."raterId"
    LEFT JOIN LATERAL "rater_on"(e."id", ${dateOf(dayOf(now))}::date) o ON true LEFT JOIN "employee" i ON i."id" = o."raterId"
    WHERE d."settledAt" IS NULL ORDER BY d."at", d."id" LIMIT ${MOST}`;
  return rows.map(({ day, ...row }) => ({ ...row, day: dayFrom(day) }));
}
