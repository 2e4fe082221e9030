import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";

const LONGEST_OPEN = 366; // days

type Opening = { title: string; criteria: string; closesOn: string };

/** Opens an award with what it is given for; its words are not changed any more. */
export async function openAward(grant: Grant<"award:open">, { title, criteria, closesOn }: Opening, now: Date): Promise<string> {
  const today = dayOf(now);
  if (closesOn < today || closesOn > addDays(today, LONGEST_OPEN)) throw new Invalid([{ path: "closesOn", key: "award.closesWrong" }]);
  const id = uuidv7(now);
  await db.$transaction(async (tx) => {
    await tx.awardRound.createMany({
      data: [{ id, title, criteria, closesOn: dateOf(closesOn), openedById: grant.employeeId ?? "", openedAt: now }],
    });
    await recordChange(tx, { ...grant, subjectId: id }, now);
  });
  return id;
}

/** Names a colleague, with the reason; once for each, and never oneself. */
export async function nominate(grant: Grant<"award:nominate">, { employeeId, reason }: { employeeId: string; reason: string }, now: Date) {
  if (employeeId === grant.employeeId) throw new Invalid([{ path: "employeeId", key: "award.notOneself" }]);
  await db.$transaction(async (tx) => {
    const there = await tx.employee.count({
      where: { id: employeeId, OR: [{ leftOn: null }, { leftOn: { gt: dateOf(dayOf(now)) } }] },
    });
    if (there === 0) throw new Invalid([{ path: "employeeId", key: "problem.choose" }]);
    const { count } = await tx.awardNomination.createMany({
      data: [{ id: uuidv7(now), roundId: grant.subjectId, employeeId, byId: grant.employeeId ?? "", reason, at: now }],
      skipDuplicates: true,
    });
    if (count === 0) throw new Invalid([{ path: "employeeId", key: "award.namedAlready" }]);
    await recordChange(tx, grant, now);
  });
}

type Decision = { version: number; chosen: readonly string[]; decision: string };

/** Who is chosen, perhaps nobody, and why, by the criteria; for good. */
export async function decideAward(grant: Grant<"award:decide">, { version, chosen, decision }: Decision, now: Date) {
  await db.$transaction(async (tx) => {
    const { count } = await tx.awardRound.updateMany({
      where: { id: grant.subjectId, version, decidedAt: null },
      data: { decidedAt: now, decision, version: version + 1 },
    });
    if (count === 0) throw new Refused("changed-meanwhile");
    const named = await tx.awardNomination.updateMany({
      where: { roundId: grant.subjectId, id: { in: [...chosen] } },
      data: { chosen: true },
    });
    if (named.count < chosen.length) throw new Invalid([{ path: "chosen", key: "problem.choose" }]);
    await recordChange(tx, grant, now);
  });
}
