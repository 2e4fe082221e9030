import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { AwardRow, AwardSheet, AwardStanding } from "./types";

type Row = { id: string; title: string; closesOn: Date; decidedAt: Date | null };
function standingOn(day: string, { closesOn, decidedAt }: Row): AwardStanding {
  if (decidedAt) return "decided";
  return dayFrom(closesOn) < day ? "closed" : "open";
}
const rowOn = (day: string, row: Row): AwardRow => ({
  id: row.id,
  title: row.title,
  closesOn: dayFrom(row.closesOn),
  standing: standingOn(day, row),
});
const select = { id: true, title: true, closesOn: true, decidedAt: true } as const;

/** The newest first. */
export async function listAwards(_grant: Grant<"awards:read">, now: Date): Promise<AwardRow[]> {
  const rows = await db.awardRound.findMany({ orderBy: [{ closesOn: "desc" }, { id: "desc" }], take: 50, select });
  return rows.map((row) => rowOn(dayOf(now), row));
}

/** One award; of its nominations what the reader may see: one's own, all for whoever decides, and once it is decided the chosen ones. */
export async function getAward(grant: Grant<"award:read">, decides: boolean, now: Date): Promise<AwardSheet> {
  const { version, criteria, decision, nominations, ...row } = await db.awardRound.findUniqueOrThrow({
    where: { id: grant.subjectId },
    select: {
      ...select,
      version: true,
      criteria: true,
      decision: true,
      nominations: {
        where: decides ? {} : { OR: [{ byId: grant.employeeId ?? "" }, { chosen: true }] },
        orderBy: [{ at: "asc" }, { id: "asc" }],
        take: 200,
        select: { id: true, reason: true, chosen: true, employee: { select: { name: true } }, by: { select: { name: true } } },
      },
    },
  });
  return {
    ...rowOn(dayOf(now), row),
    version,
    criteria,
    decision,
    nominations: nominations.map(({ employee, by, ...rest }) => ({ ...rest, employee: employee.name, by: by.name })),
  };
}
