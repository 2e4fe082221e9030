import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { requiredLine, requiredText } from "@/lib/platform/text";

const key = (name: MessageKey) => name;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Some seven thousand lines: what one sending may weigh. A larger agency pastes office by office. */
const LINES_MOST = 200_000;

export const attendanceInput = z.strictObject({
  month: z.string(key("problem.choose")).regex(MONTH, key("problem.choose")),
  source: requiredLine(200, "attendance.sourceMissing"),
  lines: requiredText(LINES_MOST, "attendance.linesMissing"),
});

/** Months as they are chosen from: the one that a day lies in and the 14 before it, the latest first. */
export function monthsTo(day: string): string[] {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Array.from({ length: 15 }, (_, i) => index - i).map((at) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`);
}

export const attendanceQuery = z.object({
  month: z.string().regex(MONTH).optional().catch(undefined),
  missing: z.literal("1").optional().catch(undefined),
  after: z.string().max(400).optional().catch(undefined),
});
