import "server-only";
import type { Grant } from "@/lib/access/grant";
import { requireGrant } from "@/lib/access/require-grant";
import { signedInStaff } from "@/lib/access/session";
import { getStartUnitId } from "@/lib/navigation/queries";
import { dayOf, now } from "@/lib/platform/clock";
import type { Refusal } from "@/lib/platform/refusal";
import { quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { getSights } from "./queries";
import type { DashboardChoice } from "./types";

type Listed = "appraisals:list" | "satisfaction:list" | "activities:list";
type Sight<P extends Listed> =
  | { grant: Grant<P>; choice: DashboardChoice; refusal: null }
  | { grant: null; choice: null; refusal: Refusal };

/**
 * What a dashboard shows: the unit of its address or the one at which the reader begins, and a quarter that was opened, the running
 * one where the address names none. Both units are asked for, the first for what may be shown, the second for what may be chosen.
 * A stranger has left before it returns.
 */
export async function readSight<P extends Listed>(
  permission: P,
  asked: { unit?: string | undefined; period?: string | undefined },
): Promise<Sight<P>> {
  const me = await signedInStaff();
  const start = (me && (await getStartUnitId(me))) ?? "";
  const unitId = asked.unit ?? start;
  const [all, { grant, refusal }] = await Promise.all([requireGrant("appraisals:list", start), requireGrant(permission, unitId)]);
  if (!grant || !all.grant) return { grant: null, choice: null, refusal: refusal ?? all.refusal ?? "not-found" };
  const { units, periods } = await getSights(all.grant);
  const today = dayOf(now());
  const period = [asked.period, quarterOf(today)].find((each) => each && periods.includes(each)) ?? periods[0] ?? quarterOf(today);
  const unit = units.find(({ id }) => id === unitId)?.name ?? "";
  return { grant, choice: { period, periods: periods.length > 0 ? periods : [period], unitId, unit, units, today }, refusal: null };
}

const MOST_QUARTERS = 8;

/** The opened quarters up to the chosen one, oldest first: as many as two years hold. */
export const quartersUntil = ({ period, periods }: Pick<DashboardChoice, "period" | "periods">): string[] =>
  periods
    .filter((each) => each <= period)
    .slice(0, MOST_QUARTERS)
    .toReversed();
