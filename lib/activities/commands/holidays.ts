import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { type NewDay, problemsOf } from "@/lib/holidays/calendar";
import type { HolidayInput, holidayRemoval, holidayUpdate } from "@/lib/holidays/schema";
import type { CalendarChange, HolidayKind } from "@/lib/holidays/types";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange, recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { weekdayOf } from "@/lib/scoring/core/deadlines/working-days";
import { settingOn } from "@/lib/settings/queries";
import { settingSchemas } from "@/lib/settings/types";
import { weighLines } from "./exceptions";

type Manager = Grant<"holidays:manage">;
type Update = z.output<typeof holidayUpdate>;
type Removal = z.output<typeof holidayRemoval>;

const AT_ONCE = 200; // authors a statement

/**
 * A change of the calendar stands with the log, for it changes what the log says: what decided lines waited is counted again by the
 * database in the statement that changes a holiday; what of a waiting line deserves a look is said again here, in the same transaction.
 */
const change = <R>(run: (tx: Transaction) => Promise<R>): Promise<R> =>
  db.$transaction(
    async (tx) => {
      // Nobody writes a line meanwhile: a large agency's counts take longer than a click may.
      await tx.$executeRaw`SELECT set_config('statement_timeout', '60s', true), set_config('lock_timeout', '15s', true)`;
      return run(tx);
    },
    { timeout: 120_000, maxWait: 5_000 },
  );

/** All of them or none; every problem at once. */
export async function addHolidays(
  grant: Manager,
  days: readonly NewDay[],
  { kind, source }: { kind: HolidayKind; source: string },
  now: Date,
): Promise<CalendarChange> {
  const today = dayOf(now);
  return change(async (tx) => {
    const rows = days.map(({ day, name }) => ({ id: uuidv7(now), day: dateOf(day), name, kind, source }));
    // Of two who enter the same day the second waits here for the first, finds it taken, and is told.
    const written = await tx.holiday.createManyAndReturn({ data: rows, skipDuplicates: true, select: { day: true } });
    const entered = new Set(written.map(({ day }) => dayFrom(day)));
    const known = days.flatMap(({ day }) => (entered.has(day) ? [] : day));
    const problems = problemsOf(days, new Set(known), today);
    if (problems.length > 0) throw new Invalid(problems);
    const told = await tellChange(
      tx,
      days.map(({ day }) => day),
      today,
    );
    const audienceIds = grant.employeeId ? [grant.employeeId] : [];
    await recordChanges(
      tx,
      grant,
      rows.map(({ id }) => id),
      now,
      { about: grant.subjectId, audienceIds },
    );
    return told;
  });
}

export async function changeHoliday(grant: Manager, { holidayId, version, ...input }: Update, now: Date): Promise<CalendarChange> {
  const today = dayOf(now);
  return change(async (tx) => {
    const before = await tx.holiday.findUnique({ where: { id: holidayId }, select: { day: true } });
    if (!before) throw new Refused("not-found");
    const moved = dayFrom(before.day) !== input.day;
    if (moved) await checkDay(tx, input, today);
    const data = { ...input, day: dateOf(input.day), version: version + 1 };
    const written = await tx.holiday.updateMany({ where: { id: holidayId, version }, data });
    if (written.count === 0) throw new Refused("changed-meanwhile");
    const told = await tellChange(tx, moved ? [dayFrom(before.day), input.day] : [], today);
    await recordChange(tx, { ...grant, subjectId: holidayId }, now, grant.employeeId);
    return told;
  }).catch((error) => {
    if (brokenRule(error) !== "unique") throw error; // another was moved to that day between our look and our write
    throw new Invalid([{ path: "day", key: "holidays.twice", values: { day: { day: input.day } } }]);
  });
}

export async function removeHoliday(grant: Manager, { holidayId, version }: Removal, now: Date): Promise<CalendarChange> {
  return change(async (tx) => {
    const before = await tx.holiday.findUnique({ where: { id: holidayId }, select: { day: true } });
    if (!before) throw new Refused("not-found");
    const gone = await tx.holiday.deleteMany({ where: { id: holidayId, version } });
    if (gone.count === 0) throw new Refused("changed-meanwhile");
    const told = await tellChange(tx, [dayFrom(before.day)], dayOf(now));
    await recordChange(tx, { ...grant, subjectId: holidayId }, now, grant.employeeId);
    return told;
  });
}

async function checkDay(tx: Transaction, { day, name }: HolidayInput, today: string) {
  const there = await tx.holiday.count({ where: { day: dateOf(day) } });
  const problems = problemsOf([{ day, name, line: null }], new Set(there > 0 ? [day] : []), today);
  if (problems.length > 0) throw new Invalid(problems);
}

/** Says again what the changed days make of waiting lines, and how many of them got another last day for their review. */
async function tellChange(tx: Transaction, days: readonly string[], today: string): Promise<CalendarChange> {
  const workdays = days.filter((day) => weekdayOf(day) <= 5);
  const told = { days: days.length, weekend: days.length - workdays.length, limits: 0 };
  if (workdays.length === 0) return told;
  const [setting] = await tx.$queryRaw<{ value: unknown }[]>`SELECT ${settingOn("reviewDays", today)} AS "value"`;
  const reviewDays = settingSchemas.reviewDays.parse(setting?.value);
  const waiting = await tx.$queryRaw<{ employeeId: string; limit: boolean }[]>`
    SELECT a."employeeId", EXISTS (
      SELECT 1 FROM unnest(${workdays}::date[]) d("day")
      WHERE d."day" > a."sent" AND "working_days_until"(a."sent", d."day" - 1) < ${reviewDays}
    ) AS "limit"
    FROM (SELECT "employeeId", "day", "legal_day"("submittedAt") AS "sent" FROM "activity" WHERE "submittedAt" IS NOT NULL AND "decidedAt" IS NULL) a
    WHERE EXISTS (SELECT 1 FROM unnest(${workdays}::date[]) d("day") WHERE d."day" > a."day")`;
  const authors = [...new Set(waiting.map(({ employeeId }) => employeeId))];
  for (let at = 0; at < authors.length; at += AT_ONCE) await weighLines(tx, authors.slice(at, at + AT_ONCE), today);
  return { ...told, limits: waiting.filter(({ limit }) => limit).length };
}
