import { compare, departs } from "@/lib/distribution/compare";
import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { Shares } from "@/lib/scoring/core/methods/distribution";
import { ACHIEVEMENTS, PREDICATES } from "@/lib/scoring/core/types";
import { DEMO_ACCOUNTS } from "./people";
import type { Seed } from "./seed";

const REASON =
  "Seluruh target puskesmas tercapai walau dua tenaga cuti; yang tertinggal sudah dibimbing sejak Agustus dan tidak ada yang perlu dinilai di bawah itu.";

/** The demonstration's rater has given a reason for the last closed quarter, where the ratings depart from the pattern; others have not. */
export async function writeReasons(seed: Seed) {
  const rater = seed.person(DEMO_ACCOUNTS.rater);
  const unitId = seed.unitId(rater.unit);
  const of = { raterId: seed.personId(rater.key), period: seed.closed };
  const [rated, achieved, shares] = await Promise.all([
    db.appraisal.groupBy({ by: ["predicate"], where: of, _count: true }),
    db.organisationAchievement.findFirstOrThrow({ where: { unitId, period: seed.closed, supersededAt: null } }),
    db.setting.findFirstOrThrow({ where: { key: "distributionShares" }, select: { value: true, source: true } }),
  ]);
  const counts = Object.fromEntries(
    PREDICATES.map((name) => [name, rated.find(({ predicate }) => predicate === name)?._count ?? 0]),
  ) as Record<(typeof PREDICATES)[number], number>;
  const value = ACHIEVEMENTS.find((each) => each === achieved.value);
  const group = {
    period: seed.closed,
    unitId,
    unit: "",
    achievement: value ? { value, source: "" } : null,
    counts,
    waiting: 0,
    reasons: [],
  };
  if (!departs(compare(group, () => ({ value: shares.value as Shares, source: shares.source })))) return;
  const at = new Date(dateOf(addDays(seed.day, -1)).getTime() + 6 * 3_600_000);
  await db.distributionReason.create({
    data: { id: seed.id(), unitId, period: seed.closed, byId: of.raterId, text: REASON, at, version: 1 },
    select: { id: true },
  });
}
