import { text } from "node:stream/consumers";
import { dayOf } from "@/lib/platform/clock";
import { firstDayOf, lastDayOf, quarterOf } from "@/lib/scoring/core/deadlines/periods";

/** Instants in, the agency's day and quarter of each out: run as a process of its own, in the zone of its environment. */
const instants = JSON.parse(await text(process.stdin)) as string[];
const days = instants.map((instant) => {
  const day = dayOf(new Date(instant));
  const quarter = quarterOf(day);
  return { day, quarter, first: firstDayOf(quarter), last: lastDayOf(quarter) };
});
process.stdout.write(JSON.stringify({ here: new Date("2026-01-01T00:00:00Z").getTimezoneOffset(), days }));
