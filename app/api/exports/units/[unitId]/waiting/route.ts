import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { dayOf } from "@/lib/platform/clock";
import { type Cell, csvFile, decimal } from "@/lib/reports/csv";
import { wantOpened } from "@/lib/reports/queries";
import { waitingExportQuery } from "@/lib/reports/schema";
import { listWaits } from "@/lib/services/queries";
import { WAIT_MINUTES } from "@/lib/services/types";
import { getSettings } from "@/lib/settings/queries";

/** How long citizens waited at every service below, verified and open in rows of their own, as a file. */
export const GET = route({
  permission: "satisfaction:list",
  subject: "unitId",
  input: waitingExportQuery,
  refusal: plainRefusal,
  run: async ({ grant, input, now }) => {
    await wantOpened(grant, input.period);
    const locale = await readerLocale();
    const say = speaker(locale);
    const settings = await getSettings(dayOf(now));
    const above = input.above ?? settings("longWait").value;
    const terms = { above, minimum: settings("minimumGroup").value, comparable: settings("gradeMinimum").value };
    const waits = await listWaits(grant, input.period, terms);
    const bands = (["1", "2", "3", "4"] as const).map((band) => say(`report.band.${band}`));
    const head = [
      say("satisfaction.service"),
      say("report.unit"),
      say("satisfaction.channel"),
      `${say("report.waitingSection", { minutes: WAIT_MINUTES[above] })} (%)`,
      say("satisfaction.low"),
      say("satisfaction.high"),
      say("satisfaction.n"),
      ...bands,
    ];
    const rows = waits.services.flatMap(({ name, unit, verified, open }) =>
      ([verified, open] as const).map(({ n, long, bands: counts }, i): Cell[] => [
        name,
        unit,
        say(i === 0 ? "satisfaction.verified" : "satisfaction.open"),
        decimal(locale, long?.share ?? null),
        decimal(locale, long?.low ?? null),
        decimal(locale, long?.high ?? null),
        n,
        ...(counts ?? [null, null, null, null]),
      ]),
    );
    return csvFile(`cermin-${input.period}-waktu-tunggu`, locale, head, rows);
  },
});
