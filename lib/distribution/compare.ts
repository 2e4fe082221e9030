import { findRegulation } from "@/lib/regulation";
import { lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import { departuresFrom, type Shares } from "@/lib/scoring/core/methods/distribution";
import type { DistributionSight } from "./types";

type SharesOn = (day: string) => { value: Shares; source: string } | null;

/** A group beside its pattern, by the law and the percentages of its quarter's last day: what is dated later changes no past quarter. */
export function compare(group: Omit<DistributionSight, "compared">, sharesOn: SharesOn): DistributionSight {
  const day = lastDayOf(group.period);
  const rule = findRegulation("distribution", day, "distribution");
  const shares = sharesOn(day);
  if (!group.achievement || !rule || !shares) return { ...group, compared: null };
  const comparison = departuresFrom(group.counts, group.achievement.value, rule, shares.value);
  return {
    ...group,
    compared: { ...comparison, row: rule.pattern[group.achievement.value], shares: shares.value, sharesSource: shares.source },
  };
}

export const departs = ({ compared }: DistributionSight) => compared !== null && compared.departures.length > 0;
