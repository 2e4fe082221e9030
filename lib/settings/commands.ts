import "server-only";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, type Problem, Refused } from "@/lib/platform/refusal";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { getEarliestClose } from "./queries";
import type { ProposalInput } from "./schema";
import { valueFrom } from "./shape";
import { settingSchemas } from "./types";

/** Opens a proposal for comment. One at a time for each rule; it would be in force only after everybody could say something. */
export async function propose(
  grant: Grant<"setting:propose">,
  { value: typed, rule: key, ...input }: ProposalInput,
  now: Date,
): Promise<string> {
  if (!grant.employeeId) throw new Refused("not-found");
  const proposedById = grant.employeeId;
  const today = dayOf(now);
  const earliest = await getEarliestClose(today);
  const value = settingSchemas[key].safeParse(valueFrom(key, typed));
  const problems: Problem[] = [];
  for (const { path } of value.error?.issues ?? []) problems.push({ path: ["value", ...path].join("."), key: "settings.valueRefused" });
  if (input.closesOn < earliest) problems.push({ path: "closesOn", key: "settings.closesEarly", values: { day: { day: earliest } } });
  if (input.from <= input.closesOn) problems.push({ path: "from", key: "settings.fromEarly" });
  if (problems.length > 0 || !value.success) throw new Invalid(problems);
  const id = uuidv7(now);
  await db
    .$transaction(async (tx) => {
      const { reason, source } = input;
      const days = { from: dateOf(input.from), commentUntil: dateOf(input.closesOn) };
      await tx.settingProposal.create({
        data: { id, key, value: value.data, reason, source, ...days, proposedById, openedAt: now },
        select: { id: true },
      });
      await recordChange(tx, { ...grant, subjectId: id }, now, proposedById);
    })
    .catch((error) => {
      if (brokenRule(error) === "unique") throw new Invalid([{ path: "rule", key: "settings.openAlready" }]);
      throw error;
    });
  return id;
}

/** Named and dated, while the proposal is open; whether it is, is asked again beside the write. */
export async function comment(grant: Grant<"setting:comment">, text: string, now: Date) {
  if (!grant.employeeId) throw new Refused("not-found");
  const employeeId = grant.employeeId;
  await db.$transaction(async (tx) => {
    const proposal = await lockUndecided(tx, grant.subjectId);
    if (dayOf(now) > dayFrom(proposal.commentUntil)) throw new Refused("closed");
    const id = uuidv7(now);
    await tx.settingComment.create({ data: { id, proposalId: grant.subjectId, employeeId, text, at: now }, select: { id: true } });
    await recordChange(tx, grant, now, employeeId);
  });
}

/** Whoever decides answers to what was said: the row in force ends the day before the new one begins, and the next one stays. */
export async function adopt(grant: Grant<"setting:adopt">, decision: string, now: Date) {
  const today = dayOf(now);
  await db
    .$transaction(async (tx) => {
      const { key, value, from, source, commentUntil } = await lockUndecided(tx, grant.subjectId);
      if (today <= dayFrom(commentUntil)) throw new Refused("still-open");
      if (dayFrom(from) <= today)
        throw new Invalid([{ path: "decision", key: "settings.fromPassed", values: { day: { day: dayFrom(from) } } }]);
      const covering = await tx.setting.findFirst({
        where: { key, from: { lte: from }, OR: [{ until: null }, { until: { gte: from } }] },
        select: { id: true, from: true, until: true },
      });
      if (covering && dayFrom(covering.from) === dayFrom(from)) throw new Invalid([{ path: "decision", key: "settings.sameDay" }]);
      if (covering)
        await tx.setting.update({ where: { id: covering.id }, data: { until: dateOf(addDays(dayFrom(from), -1)) }, select: { id: true } });
      const id = uuidv7(now);
      const until = covering?.until ?? null;
      await tx.setting.create({ data: { id, key, value: value ?? Prisma.JsonNull, from, until, source, tag: "P" }, select: { id: true } });
      await decide(tx, grant, { outcome: "adopted", decision }, now);
    })
    .catch((error) => {
      if (brokenRule(error) === "exclusion") throw new Refused("changed-meanwhile");
      throw error;
    });
}

export async function drop(grant: Grant<"setting:drop">, decision: string, now: Date) {
  await db.$transaction(async (tx) => {
    await lockUndecided(tx, grant.subjectId);
    await decide(tx, grant, { outcome: "dropped", decision }, now);
  });
}

type Undecided = { key: string; value: Prisma.JsonValue; from: Date; source: string; commentUntil: Date; decidedAt: Date | null };

/** Whoever comments or decides does so one after the other. */
async function lockUndecided(tx: Transaction, id: string) {
  const [proposal] = await tx.$queryRaw<Undecided[]>`
    SELECT "key", "value", "from", "source", "commentUntil", "decidedAt" FROM "setting_proposal" WHERE "id" = ${id}::uuid FOR UPDATE`;
  if (!proposal) throw new Refused("not-found");
  if (proposal.decidedAt) throw new Refused("already-decided");
  return proposal;
}

async function decide(
  tx: Transaction,
  grant: Grant<"setting:adopt" | "setting:drop">,
  said: { outcome: "adopted" | "dropped"; decision: string },
  now: Date,
) {
  await tx.settingProposal.update({ where: { id: grant.subjectId }, data: { ...said, decidedAt: now }, select: { id: true } });
  await recordChange(tx, grant, now, grant.employeeId);
}
