import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { dayOf } from "@/lib/platform/clock";
import { csvFile } from "@/lib/reports/csv";
import { distributionOf } from "@/lib/reports/distribution";
import { listCompletion, wantOpened } from "@/lib/reports/queries";
import { exportQuery } from "@/lib/reports/schema";
import { PREDICATES } from "@/lib/scoring/core/types";
import { getSettings } from "@/lib/settings/queries";

/** The predicates of every unit below, as a file; a group that is too small has its number and no more. */
export const GET = route({
  permission: "appraisals:list",
  subject: "unitId",
  input: exportQuery,
  refusal: plainRefusal,
  run: async ({ grant, input: { period }, now }) => {
    await wantOpened(grant, period);
    const locale = await readerLocale();
    const say = speaker(locale);
    const minimum = (await getSettings(dayOf(now)))("minimumGroup").value;
    const { units, small, all } = distributionOf(await listCompletion(grant, [period]), minimum);
    const groups = [
      ...units.map((unit) => ({ name: unit.unit, ...unit })),
      ...(small.units > 0 ? [{ name: say("report.smallUnits", { n: small.units, minimum }), ...small }] : []),
      { name: say(small.units > 0 && small.counts === null ? "report.unitsShown" : "report.unitsTogether"), ...all },
    ];
    return csvFile(
      `cermin-${period}-predikat`,
      locale,
      [say("report.unit"), say("report.n"), ...PREDICATES.map((predicate) => say(`predicate.${predicate}`))],
      groups.map(({ name, n, counts }) => [name, n, ...PREDICATES.map((predicate) => counts?.[predicate] ?? null)]),
    );
  },
});
