import "server-only";
import { cache } from "react";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { type DatedSetting, type Setting, type SettingKey, type SettingValue, settingSchemas } from "./types";

/** Every setting in force on a day, in one statement. Throws RangeError where one is asked for that has no row. */
export const getSettings = cache(async (day: string) => {
  const rows = await db.setting.findMany({
    where: { from: { lte: dateOf(day) }, OR: [{ until: null }, { until: { gte: dateOf(day) } }] },
    select: { key: true, value: true, source: true },
  });
  return <K extends SettingKey>(key: K): Setting<K> => {
    const row = rows.find((setting) => setting.key === key);
    if (!row) throw new RangeError(`no setting ${key} in force on ${day}`);
    return { value: settingSchemas[key].parse(row.value) as SettingValue<K>, source: row.source };
  };
});

/** Everything that is in force on a day, to be printed, in the order of the list. */
export async function listSettingsOn(day: string): Promise<DatedSetting[]> {
  const rows = await db.setting.findMany({
    where: { from: { lte: dateOf(day) }, OR: [{ until: null }, { until: { gte: dateOf(day) } }] },
    select: { key: true, value: true, source: true, tag: true, from: true },
  });
  return (Object.keys(settingSchemas) as SettingKey[]).flatMap((key) => {
    const row = rows.find((setting) => setting.key === key);
    return row ? [{ ...row, key, from: dayFrom(row.from), value: settingSchemas[key].parse(row.value) } as DatedSetting] : [];
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
