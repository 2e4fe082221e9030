import "server-only";
import { cache } from "react";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom, dayOf, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { addWorkingDays, type Holidays } from "@/lib/scoring/core/deadlines/working-days";
import { viewOf } from "./shape";
import {
  type CommentRow,
  isSettingKey,
  type ProposalRow,
  type ProposalState,
  type RuleRow,
  type Setting,
  type SettingKey,
  type SettingValue,
  settingSchemas,
} from "./types";

type Local = { settings: { key: string; value: unknown; source: string }[]; holidays: string[] };

/** What is local and by day, in one statement: the settings in force, and the calendar of holidays, some two dozen days a year. */
const readLocal = cache(async (day: string): Promise<Local> => {
  const [row] = await db.$queryRaw<Local[]>`
    SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('key', s."key", 'value', s."value", 'source', s."source")) FROM "setting" s
        WHERE s."from" <= ${dateOf(day)}::date AND (s."until" IS NULL OR s."until" >= ${dateOf(day)}::date)), '[]') AS "settings",
      coalesce((SELECT jsonb_agg(h."day") FROM "holiday" h), '[]') AS "holidays"`;
  return row ?? { settings: [], holidays: [] };
});

/** Every setting in force on a day. Throws RangeError where one is asked for that has no row. */
export const getSettings = cache(async (day: string) => {
  const { settings } = await readLocal(day);
  return <K extends SettingKey>(key: K): Setting<K> => {
    const row = settings.find((setting) => setting.key === key);
    if (!row) throw new RangeError(`no setting ${key} in force on ${day}`);
    return { value: settingSchemas[key].parse(row.value) as SettingValue<K>, source: row.source };
  };
});

/** The calendar that is handed to whatever counts working days. */
export const getHolidays = cache(async (): Promise<Holidays> => new Set((await readLocal(dayOf(now()))).holidays));

/** Everything that is in force on a day, to be printed, in the order of the list. */
export async function listSettingsOn(day: string) {
  const rows = await db.setting.findMany({
    where: { from: { lte: dateOf(day) }, OR: [{ until: null }, { until: { gte: dateOf(day) } }] },
    select: { key: true, value: true, source: true, tag: true, from: true },
  });
  return (Object.keys(settingSchemas) as SettingKey[]).flatMap((key) => {
    const row = rows.find((setting) => setting.key === key);
    if (!row) return [];
    const { value, from, ...printed } = row;
    return [{ ...printed, key, from: dayFrom(from), leaves: viewOf(key, settingSchemas[key].parse(value)) }];
  });
}

/** All that one setting ever was, in one statement, asked by day: null on a day on which it had no row. */
export const getSettingByDay = cache(async <K extends SettingKey>(key: K) => {
  const rows = await db.setting.findMany({ where: { key }, select: { value: true, source: true, from: true, until: true } });
  return (day: string): Setting<K> | null => {
    const row = rows.find(({ from, until }) => dayFrom(from) <= day && (until === null || day <= dayFrom(until)));
    return row ? { value: settingSchemas[key].parse(row.value) as SettingValue<K>, source: row.source } : null;
  };
});

/** One setting's value as a column of a statement that a save makes anyway; to be parsed by its schema. Null where it has no row. */
export const settingOn = (key: SettingKey, day: string) => Prisma.sql`(
  SELECT "value" FROM "setting" WHERE "key" = ${key} AND "from" <= ${dateOf(day)}::date AND ("until" IS NULL OR "until" >= ${dateOf(day)}::date))`;

const PAST = 200; // rows of one rule, decided proposals: far more than there are decisions in a generation

/** Every dated value of one rule, or those of all rules that are in force on a day or will be; the latest first. */
export async function listRules(_grant: Grant<"settings:read">, { key, on }: { key?: SettingKey; on?: string }): Promise<RuleRow[]> {
  const rows = await db.setting.findMany({
    where: { ...(key && { key }), ...(on && { OR: [{ until: null }, { until: { gte: dateOf(on) } }] }) },
    orderBy: [{ key: "asc" }, { from: "desc" }],
    take: PAST,
    select: { id: true, key: true, value: true, from: true, until: true, source: true, tag: true },
  });
  return rows.flatMap(({ key: name, from, until, ...row }) =>
    isSettingKey(name) ? [{ ...row, key: name, from: dayFrom(from), until: until && dayFrom(until) }] : [],
  );
}

/** Open until the last day for comments is over, then waiting for its decision. */
const stateOf = ({ outcome, commentUntil }: { outcome: "adopted" | "dropped" | null; commentUntil: Date }, today: string): ProposalState =>
  outcome ?? (today <= dayFrom(commentUntil) ? "open" : "waiting");

/** What was proposed, of one rule or of all, the latest first. */
export async function listProposals(_grant: Grant<"settings:read">, key: SettingKey | null, today: string): Promise<ProposalRow[]> {
  const rows = await db.settingProposal.findMany({
    where: { ...(key && { key }) },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: PAST,
    select: {
      id: true,
      key: true,
      value: true,
      from: true,
      reason: true,
      source: true,
      openedAt: true,
      commentUntil: true,
      decidedAt: true,
      outcome: true,
      decision: true,
      proposedBy: { select: { name: true } },
    },
  });
  return rows.flatMap(({ key: name, proposedBy, from, openedAt, commentUntil, decidedAt, outcome, ...row }) =>
    isSettingKey(name)
      ? [
          {
            ...row,
            key: name,
            proposedBy: proposedBy.name,
            from: dayFrom(from),
            openedOn: dayOf(openedAt),
            closesOn: dayFrom(commentUntil),
            decidedOn: decidedAt && dayOf(decidedAt),
            state: stateOf({ outcome, commentUntil }, today),
          },
        ]
      : [],
  );
}

/** What was said to one rule's proposals, by proposal, in its order. */
export async function listComments(_grant: Grant<"settings:read">, key: SettingKey): Promise<Map<string, CommentRow[]>> {
  const rows = await db.settingComment.findMany({
    where: { proposal: { key } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: PAST,
    select: { id: true, proposalId: true, text: true, at: true, employee: { select: { name: true } } },
  });
  return Map.groupBy(
    rows.toReversed().map(({ employee, at, ...row }) => ({ ...row, name: employee.name, on: dayOf(at) })),
    ({ proposalId }) => proposalId,
  );
}

/** The first day on which comments to a proposal of today may close: the agency's own working days for it, by its calendar. */
export async function getEarliestClose(today: string): Promise<string> {
  const [settings, holidays] = await Promise.all([getSettings(today), getHolidays()]);
  return addWorkingDays(today, settings("commentDays").value, holidays);
}
