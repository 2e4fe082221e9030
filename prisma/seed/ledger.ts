import { db } from "@/lib/platform/db";
import { DEMO_ACCOUNTS } from "./people";
import { insertRows } from "./rows";
import type { Seed } from "./seed";

type Done = { at: Date; employeeId: string; permission: string; subjectId: string };

/** What was done before the demonstration began, as the ledger would have it: who opened quarters, reviewed and rated. */
export async function writeLedger(seed: Seed) {
  const accounts = new Map(
    (await db.account.findMany({ select: { id: true, employeeId: true } })).map(({ id, employeeId }) => [employeeId, id]),
  );
  const [quarters, reviews, ratings] = await Promise.all([
    db.quarter.findMany({ select: { period: true, openedAt: true } }),
    db.activityReview.findMany({ orderBy: { id: "asc" }, select: { activityId: true, byId: true, at: true } }),
    db.appraisal.findMany({
      where: { ratedAt: { not: null } },
      orderBy: { id: "asc" },
      select: { id: true, raterId: true, ratedAt: true },
    }),
  ]);
  const personnel = seed.personId(DEMO_ACCOUNTS.personnel);
  const done: Done[] = [
    ...quarters.map(({ period, openedAt }) => ({ at: openedAt, employeeId: personnel, permission: "quarter:open", subjectId: period })),
    ...reviews.map(({ activityId, byId, at }) => ({ at, employeeId: byId, permission: "activity:review", subjectId: activityId })),
    ...ratings.flatMap(({ id, raterId, ratedAt }) =>
      ratedAt ? [{ at: ratedAt, employeeId: raterId, permission: "appraisal:rate", subjectId: id }] : [],
    ),
  ];
  await insertRows(
    "ledger",
    done.map(({ at, employeeId, ...row }) => ({ ...row, id: seed.random.id(at), at, byId: accounts.get(employeeId) ?? null })),
  );
}
