import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, type Problem, Refused } from "@/lib/platform/refusal";
import { firstDayOf, quarterOf } from "@/lib/scoring/core/deadlines/periods";
import type { ActivityInput } from "../schema";
import { weighLines } from "./exceptions";

const DAY_MINUTES = 1440;

/**
 * Writes a line, or finds that the same form had been sent before and changes nothing. Gives the line's id. Refused where the form was
 * sent with something else in it: neither a correction after an answer that never came nor a quick next line is taken for the first.
 */
export async function recordActivity(
  grant: Grant<"activity:record">,
  { key, ...input }: ActivityInput & { key: string },
  now: Date,
): Promise<string> {
  return db.$transaction(async (tx) => {
    const { raterId } = await check(tx, grant.subjectId, input, { key }, now);
    const { intent, day, ...line } = input;
    const id = uuidv7(now);
    const written = await tx.activity.createMany({
      data: [
        { id, key, employeeId: grant.subjectId, day: dateOf(day), ...line, createdAt: now, submittedAt: intent === "submit" ? now : null },
      ],
      skipDuplicates: true,
    });
    if (written.count === 0) {
      const same = { key, employeeId: grant.subjectId, day: dateOf(day), text: line.text, minutes: line.minutes };
      const before = await tx.activity.findFirst({ where: same, select: { id: true } });
      if (!before) throw new Refused("changed-meanwhile");
      return before.id;
    }
    if (intent === "submit") await weighLines(tx, [grant.subjectId], dayOf(now));
    await recordChange(tx, { ...grant, subjectId: id }, now, intent === "submit" ? raterId : null);
    return id;
  });
}

/** Changes a draft, a waiting or a returned line. Sent again, a returned one waits anew; its reviews stay. */
export async function changeActivity(
  grant: Grant<"activity:change">,
  { version, ...input }: ActivityInput & { version: number },
  now: Date,
) {
  await db.$transaction(async (tx) => {
    const { raterId } = await check(tx, grant.employeeId ?? "", input, { id: grant.subjectId }, now);
    const { intent, day, ...line } = input;
    const submitted =
      intent === "submit"
        ? { submittedAt: now, decidedAt: null, decision: null, reason: null }
        : { submittedAt: null, decidedAt: null, decision: null, reason: null };
    const written = await tx.activity.updateMany({
      where: { id: grant.subjectId, version, OR: [{ decision: null }, { decision: "returned" }] },
      data: { ...line, day: dateOf(day), ...submitted, version: version + 1 },
    });
    if (written.count === 0) throw new Refused("changed-meanwhile");
    await weighLines(tx, [grant.employeeId ?? ""], dayOf(now));
    await recordChange(tx, grant, now, raterId);
  });
}

/**
 * What only the database knows of a line: whether the day can hold it, beside the others and not beside itself, and whether
 * the result is one's own. The author's row is locked first, for two lines at once would each find room for itself alone.
 */
async function check(
  tx: Transaction,
  employeeId: string,
  { day, minutes, intendedResultId }: ActivityInput,
  itself: { id: string } | { key: string },
  now: Date,
) {
  const today = dayOf(now);
  const earliest = firstDayOf(quarterOf(today));
  const problems: Problem[] = [];
  if (day > today) problems.push({ path: "day", key: "activity.future", values: { day: { day } } });
  if (day < earliest) problems.push({ path: "day", key: "activity.tooEarly", values: { day: { day: earliest } } });
  const id = "id" in itself ? itself.id : null;
  const key = "key" in itself ? itself.key : null;
  await tx.$executeRaw`SELECT 1 FROM "employee" WHERE "id" = ${employeeId}::uuid FOR NO KEY UPDATE`;
  const [known] = await tx.$queryRaw<{ minutes: number; own: boolean; raterId: string | null }[]>`
    SELECT
      (SELECT coalesce(sum(a."minutes"), 0)::int FROM "activity" a
        WHERE a."employeeId" = ${employeeId}::uuid AND a."day" = ${dateOf(day)}::date
          AND a."id" IS DISTINCT FROM ${id}::uuid AND a."key" IS DISTINCT FROM ${key}::uuid) AS "minutes",
      (${intendedResultId}::uuid IS NULL OR EXISTS (SELECT 1 FROM "intended_result" r JOIN "plan" p ON p."id" = r."planId"
        WHERE r."id" = ${intendedResultId}::uuid AND p."employeeId" = ${employeeId}::uuid AND p."setOn" IS NOT NULL)) AS "own",
      (SELECT "raterId" FROM "rater_on"(${employeeId}::uuid, ${dateOf(today)}::date)) AS "raterId"`;
  if (known && !known.own) problems.push({ path: "intendedResultId", key: "activity.notYourResult" });
  const left = DAY_MINUTES - (known?.minutes ?? 0);
  if (minutes !== null && minutes > left) problems.push({ path: "minutes", key: "activity.dayFull", values: { left: Math.max(0, left) } });
  if (problems.length > 0) throw new Invalid(problems);
  return { raterId: known?.raterId ?? null };
}
