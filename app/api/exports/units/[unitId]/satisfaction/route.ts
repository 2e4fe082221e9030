import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { dayOf } from "@/lib/platform/clock";
import { type Cell, csvFile, decimal } from "@/lib/reports/csv";
import { wantOpened } from "@/lib/reports/queries";
import { exportQuery } from "@/lib/reports/schema";
import { listUnitSatisfaction } from "@/lib/services/queries";
import { getSettings } from "@/lib/settings/queries";

/** Both numbers of every service below, verified and open in rows of their own, as a file. */
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
    const [satisfaction] = await listUnitSatisfaction(grant, [period], settings("gradeMinimum").value);
    const head = (["service", "channel", "index", "low", "high", "n", "gradeShort", "share"] as const).map((column) =>
      say(`satisfaction.${column}`),
    );
    const rows = (satisfaction?.services ?? []).flatMap(({ name, verified, open }) =>
      ([verified, open] as const).map(({ index, interval, n, grade, marks }, i): Cell[] => [
        name,
        say(i === 0 ? "satisfaction.verified" : "satisfaction.open"),
        decimal(locale, index),
        decimal(locale, interval?.low ?? null),
        decimal(locale, interval?.high ?? null),
        n,
        grade,
        decimal(locale, marks?.share ?? null),
      ]),
    );
    return csvFile(`cermin-${period}-kepuasan`, locale, head, rows);
  },
});
