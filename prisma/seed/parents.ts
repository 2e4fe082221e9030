import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { asJson } from "@/lib/scoring/commands/ratings";
import { plannableOn } from "@/lib/scoring/core/planning";
import { planOf, REGULATION } from "./planned";
import type { Seed } from "./seed";

/** Leads without heading the unit: what the team serves are the results of the leader's own plan. */
const LEADER = "secretary";
const SERVES = "Terlaksananya administrasi dinas yang tertib";
/** Plans of the next year made before the leader has one: words say what they serve until then. */
const EARLY = [
  { who: "clerkTwo", signed: true },
  { who: "clerkOne", signed: false },
] as const;

/** Results that serve something for now: two that wait for the leader's press, and plans that did not wait for the leader's. */
export async function writeParents(seed: Seed) {
  const year = Number(seed.day.slice(0, 4));
  const [promised] = await db.agreementIndicator.findMany({
    where: { result: { agreement: { unitId: seed.unitId("office"), year } } },
    orderBy: [{ result: { position: "asc" } }, { position: "asc" }],
    take: 1,
    select: { id: true },
  });
  const resultsOf = (key: string) =>
    db.intendedResult.findMany({
      where: { plan: { employeeId: seed.personId(key), year, setOn: { not: null }, supersededOn: null } },
      orderBy: { position: "asc" },
      select: { id: true },
    });
  const [leaders, clerks] = [await resultsOf(LEADER), await resultsOf("clerkTwo")];
  // Both served the unit's indicator; by now the leader's own result stands between.
  for (const id of [leaders[0]?.id, clerks[0]?.id])
    if (id && promised) await db.intendedResult.updateMany({ where: { id }, data: { agreementIndicatorId: promised.id } });
  if (clerks[1]) await db.intendedResult.updateMany({ where: { id: clerks[1].id }, data: { provisional: SERVES } });

  const next = plannableOn(seed.day).find((each) => each > year);
  if (next === undefined) return;
  for (const { who, signed } of EARLY) {
    const planId = seed.id();
    const head = { id: planId, employeeId: seed.personId(who), year: next, model: "quantitative" as const, regulationId: REGULATION };
    const signedOn = signed ? dateOf(seed.day) : null;
    await db.plan.createMany({ data: [{ ...head, signedOn, changedById: seed.personId(who), changedAt: seed.at }] });
    for (const [i, { title, priority, indicators }] of planOf(seed, seed.person(who)).entries()) {
      const id = seed.id();
      const assignedBy = seed.person(LEADER).post;
      await db.intendedResult.createMany({
        data: [{ id, planId, position: i + 1, title, priority, assignedBy, provisional: i === 0 ? SERVES : null }],
      });
      await db.indicator.createMany({
        data: indicators.map(({ title, aspect, kind, target }, n) => ({
          id: seed.id(),
          intendedResultId: id,
          position: n + 1,
          title,
          aspect,
          kind,
          target: asJson(target),
        })),
      });
    }
  }
}
