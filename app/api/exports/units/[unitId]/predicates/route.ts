import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { dayOf } from "@/lib/platform/clock";
import { csvFile } from "@/lib/reports/csv";
import { distributionOf } from "@/lib/reports/distribution";
import { listCompletion, listDisputed, wantOpened } from "@/lib/reports/queries";
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
    const open = await listDisputed(grant, period);
    const disputedIn = (those: (unitId: string) => boolean) => open.reduce((sum, { unitId, n }) => (those(unitId) ? sum + n : sum), 0);
    const shown = new Set(units.map(({ unitId }) => unitId));
    const groups = [
      ...units.map((unit) => ({ name: unit.unit, ...unit, disputed: disputedIn((unitId) => unitId === unit.unitId) })),
      ...(small.units > 0
        ? [{ name: say("report.smallUnits", { n: small.units, minimum }), ...small, disputed: disputedIn((unitId) => !shown.has(unitId)) }]
        : []),
      {
        name: say(small.units > 0 && small.counts === null ? "report.unitsShown" : "report.unitsTogether"),
        ...all,
        disputed: disputedIn((unitId) => small.counts !== null || shown.has(unitId)),
      },
    ];
    // how many, and where that would be told from one person, that they are few
    const told = (n: number) => (n > 0 && n < minimum ? say("objection.few", { minimum }) : n);
    return csvFile(
      `cermin-${period}-predikat`,
      locale,
      [say("report.unit"), say("report.n"), ...PREDICATES.map((predicate) => say(`predicate.${predicate}`)), say("objection.disputed")],
      groups.map(({ name, n, counts, disputed }) => [
        name,
        n,
        ...PREDICATES.map((predicate) => counts?.[predicate] ?? null),
        counts && told(disputed),
      ]),
    );
  },
});
