import { type Locale, showMonth } from "@/lib/messages/format";

export type MonthOption = { value: string; label: string };

/** "2026-11" → "Nov 2026". */
const monthName = (locale: Locale, month: string) => `${showMonth(locale, Number(month.slice(5)))} ${month.slice(0, 4)}`;

export const monthOptions = (months: readonly string[], locale: Locale): MonthOption[] =>
  months.map((month) => ({ value: month, label: monthName(locale, month) }));
