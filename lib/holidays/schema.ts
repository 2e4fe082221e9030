import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { dayField, requiredLine, requiredText, versionField, yearInAddress } from "@/lib/platform/text";

const key = (name: MessageKey) => name;

export const HOLIDAY_KINDS = ["national", "jointLeave", "regional"] as const;

/** How long the name of a holiday may be. */
export const NAME_MOST = 120;
/** Days further away than this are a slip of the hand. */
export const YEARS_AWAY = 5;

const kind = z.enum(HOLIDAY_KINDS, key("problem.choose"));
const source = requiredLine(200, "holidays.sourceMissing");
const holiday = { day: dayField(), name: requiredLine(NAME_MOST, "holidays.nameMissing"), kind, source };

export const newHoliday = z.strictObject(holiday);
export const pastedHolidays = z.strictObject({ lines: requiredText(10_000, "holidays.linesMissing"), kind, source });
export const holidayUpdate = z.strictObject({ holidayId: z.uuid(), version: versionField, ...holiday });
export const holidayRemoval = z.strictObject({ holidayId: z.uuid(), version: versionField });

export type HolidayInput = z.output<typeof newHoliday>;

/** The year that is asked for; anything else is the year that runs. */
export const calendarQuery = z.object({
  year: yearInAddress,
});
