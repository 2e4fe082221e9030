import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { dayOf } from "@/lib/platform/clock";
import { type Cell, csvFile, decimal } from "@/lib/reports/csv";
import { wantOpened } from "@/lib/reports/queries";
import { exportQuery } from "@/lib/reports/schema";
import { quartersUntil } from "@/lib/reports/sight";
import { listSatisfactionPeriods, listUnitSatisfaction } from "@/lib/services/queries";
import { getSettings } from "@/lib/settings/queries";

/** The index of every service below over the quarters in which anybody answered, two years at most, verified and open in rows of their own, as a file. */
export const GET = route({
  permission: "satisfaction:list",
  subject: "unitId",
  input: exportQuery,
  refusal: plainRefusal,
  run: async ({ grant, input: { period }, now }) => {
    await wantOpened(grant, period);
    const locale = await readerLocale();
    const say = speaker(locale);
    const settings = await getSettings(dayOf(now));
    const quarters = quartersUntil({ period, periods: await listSatisfactionPeriods(grant, period) });
    const trend = await listUnitSatisfaction(grant, quarters, settings("gradeMinimum").value);
    const head = [
      say("report.quarter"),
      ...(["service", "channel", "index", "low", "high", "n"] as const).map((column) => say(`satisfaction.${column}`)),
    ];
    const rows = trend.flatMap((quarter) =>
      quarter.services.flatMap(({ name, verified, open }) =>
        ([verified, open] as const).map(({ index, interval, n }, i): Cell[] => [
          quarter.period,
          name,
          say(i === 0 ? "satisfaction.verified" : "satisfaction.open"),
          decimal(locale, index),
          decimal(locale, interval?.low ?? null),
          decimal(locale, interval?.high ?? null),
          n,
        ]),
      ),
    );
    return csvFile(`cermin-${period}-tren`, locale, head, rows);
  },
});
