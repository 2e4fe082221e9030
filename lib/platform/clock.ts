import { env } from "./env";

let offset: number | undefined;

/** The only reader of time. Everything else is handed an instant or a day. */
export function now(): Date {
  const at = Date.now();
  if (offset === undefined) {
    const { CERMIN_CLOCK } = env();
    offset = CERMIN_CLOCK ? Date.parse(CERMIN_CLOCK) - at : 0;
  }
  return new Date(at + offset);
}

const days = new Map<string, Intl.DateTimeFormat>();

/** A formatter costs far more to make than to use: one a zone is kept. */
function dayFormat(zone: string): Intl.DateTimeFormat {
  const found = days.get(zone) ?? new Intl.DateTimeFormat("en-CA", { timeZone: zone });
  days.set(zone, found);
  return found;
}

/** The legal day (YYYY-MM-DD) on which an instant falls, in the agency's zone. */
export const dayOf = (instant: Date, zone: string = env().CERMIN_ZONE) => dayFormat(zone).format(instant);

/** Minutes after midnight in the agency's zone. */
export function minuteOf(instant: Date, zone: string = env().CERMIN_ZONE): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return hour * 60 + minute;
}

/** A DATE column wants an instant: midnight UTC of the legal day. */
export const dateOf = (day: string) => new Date(`${day}T00:00:00Z`);

/** What a DATE column gives back. */
export const dayFrom = (date: Date) => date.toISOString().slice(0, 10);
