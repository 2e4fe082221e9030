import type { HOLIDAY_KINDS } from "./schema";

/** libur nasional, cuti bersama, libur daerah */
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];
export type Holiday = { id: string; day: string; name: string; kind: HolidayKind; source: string; version: number };

/** What a change of the calendar moved: days that fall on a weekend move nothing; `limits` are waiting lines that got another last day. */
export type CalendarChange = { days: number; weekend: number; limits: number };
