import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { dayOf } from "@/lib/platform/clock";
import { type Cell, csvFile, decimal } from "@/lib/reports/csv";
import { listReviewing, wantOpened } from "@/lib/reports/queries";
import { exportQuery } from "@/lib/reports/schema";
import { getSettings } from "@/lib/settings/queries";

/** What was logged in every unit below, and how soon it was reviewed, as a file. */
export const GET = route({
  permission: "activities:list",
  subject: "unitId",
  input: exportQuery,
  refusal: plainRefusal,
  run: async ({ grant, input: { period }, now }) => {
    await wantOpened(grant, period);
    const locale = await readerLocale();
    const say = speaker(locale);
    const today = dayOf(now);
    const reviewDays = (await getSettings(today))("reviewDays").value;
    const { units } = await listReviewing(grant, period, { reviewDays, today });
    const columns = ["unit", "people", "lines", "perDay", "inTime", "due", "waitingLines", "overdue", "medianAge"] as const;
    return csvFile(
      `cermin-${period}-kegiatan`,
      locale,
      columns.map((column) => say(`report.${column}`)),
      units.map(({ unit, people, lines, perDay, review, waiting, overdue, medianAge }): Cell[] => [
        unit,
        people,
        lines,
        decimal(locale, perDay),
        review?.n ?? null,
        review?.due ?? null,
        waiting,
        overdue,
        medianAge,
      ]),
    );
  },
});
