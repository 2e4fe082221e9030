import { Dashboard } from "@/components/reports/dashboard";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale, signedInStaff } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { getStartUnitId } from "@/lib/navigation/queries";
import { dayOf, now } from "@/lib/platform/clock";
import { getPeerTurnout, getSights, listAppraised, listCompletion } from "@/lib/reports/queries";
import { dashboardQuery } from "@/lib/reports/schema";
import { quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { listUnitSatisfaction } from "@/lib/services/queries";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.dashboards") });

/** Who has not filled what, and how citizens see the services: of the agency, or of the units one heads. */
export default async function DashboardsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const me = await signedInStaff();
  const start = (me && (await getStartUnitId(me))) ?? "";
  const { unit = start, missing = null, after, ...asked } = dashboardQuery.parse(await searchParams);
  const [{ grant: all }, { grant, refusal }, { grant: toSatisfaction }] = await Promise.all([
    requireGrant("appraisals:list", start),
    requireGrant("appraisals:list", unit),
    requireGrant("satisfaction:list", unit),
  ]);
  if (!grant || !all || !toSatisfaction) return <RefusalNotice because={refusal ?? "not-found"} say={say} />;

  const today = dayOf(now());
  const [{ units, periods }, settings, office] = await Promise.all([
    getSights(all),
    getSettings(today),
    grantOrNull("quarters:read", AGENCY),
  ]);
  const period = asked.period && periods.includes(asked.period) ? asked.period : (periods[0] ?? quarterOf(today));
  const gradeMinimum = settings("gradeMinimum").value;
  const [completion, people, satisfaction, peers] = await Promise.all([
    listCompletion(grant, period),
    listAppraised(grant, period, missing, after),
    listUnitSatisfaction(toSatisfaction, period, gradeMinimum),
    office && getPeerTurnout(office, period),
  ]);
  const choice = {
    period,
    periods: periods.length > 0 ? periods : [period],
    unitId: unit,
    units,
    missing,
    paged: after !== undefined,
    today,
  };
  return <Dashboard {...{ choice, completion, people, satisfaction, peers, gradeMinimum, locale, say }} />;
}
