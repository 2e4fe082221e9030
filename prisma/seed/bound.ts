import { measure } from "@/lib/facts/queries";
import { db } from "@/lib/platform/db";
import { regulationById } from "@/lib/regulation";
import { asJson } from "@/lib/scoring/commands/ratings";
import { appraise } from "@/lib/scoring/core/appraise";
import { BOUND_KINDS } from "@/lib/scoring/core/indicator-kinds";
import { listIndicatorInputs } from "@/lib/scoring/queries";
import type { Seed } from "./seed";
import { PUBLISHED } from "./texts";

/** Whose plans hold indicators that are computed: of one all that citizens and the unit say, of the other what was produced and how often they were there. */
const SERVED = "southRegistrar";
const PRODUCED = "northNurseThree";

/** Data-bound indicators in plans that are in force: with data, below the fewest answers, and where nobody has answered yet. */
export async function writeBound(seed: Seed) {
  const year = Number(seed.open.slice(0, 4));
  const planOf = (key: string) =>
    db.plan.findFirst({
      where: { employeeId: seed.personId(key), year, setOn: { not: null }, supersededOn: null },
      select: {
        id: true,
        results: {
          orderBy: { position: "asc" },
          select: { id: true, position: true, priority: true, _count: { select: { indicators: true } } },
        },
      },
    });
  const services = await db.service.findMany({ where: { unitId: seed.unitId(PUBLISHED.unit) }, select: { id: true, name: true } });
  const idOf = (name: string) => services.find((service) => service.name === name)?.id ?? "";
  const [published, laboratory, counselling] = [PUBLISHED.name, "Laboratorium sederhana", "Konseling gizi"].map(idOf);

  const served = await planOf(SERVED);
  if (served) {
    const intendedResultId = seed.id();
    const position = Math.max(...served.results.map((result) => result.position)) + 1;
    const head = { id: intendedResultId, planId: served.id, position, priority: "additional" as const };
    await db.intendedResult.createMany({ data: [{ ...head, title: "Terjaganya mutu layanan yang dirasakan warga" }] });
    const bound = (title: string, aspect: string, kind: string, target: object) => ({ title, aspect, kind, target: asJson(target) });
    const indicators = [
      bound("Nilai SKM surat keterangan sehat", "kualitas", "satisfaction", { serviceIds: [published], low: "80", high: "90" }),
      bound("Nilai SKM laboratorium sederhana", "kualitas", "satisfaction", { serviceIds: [laboratory], low: "80", high: "90" }),
      bound("Rata-rata nilai SKM layanan gizi dan surat sehat", "kualitas", "satisfaction", {
        serviceIds: [counselling, published],
        low: "80",
        high: "80",
      }),
      bound("Waktu tunggu surat keterangan sehat", "waktu", "waiting", { serviceId: published, measure: "median", band: "up-to-30" }),
      bound("Waktu tunggu konseling gizi", "waktu", "waiting", { serviceId: counselling, measure: "ninetieth", band: "up-to-60" }),
      bound("Capaian kinerja organisasi Puskesmas", "kualitas", "unit-result", { value: "good" }),
    ];
    await db.indicator.createMany({
      data: indicators.map((indicator, i) => ({ id: seed.id(), intendedResultId, position: i + 1, ...indicator })),
    });
  }

  const produced = await planOf(PRODUCED);
  // An additional one: what is computed of a closed quarter owes nobody a reason.
  const first = produced?.results.find(({ priority }) => priority === "additional") ?? produced?.results[0];
  if (produced && first) {
    const [most] = await db.$queryRaw<{ unit: string; total: number }[]>`
      SELECT "outputUnit" AS "unit", sum("outputQuantity")::int AS "total" FROM "activity"
      WHERE "intendedResultId" = ${first.id}::uuid AND "outputUnit" IS NOT NULL AND "decision" = 'approved' AND "quarter_of"("day") = ${seed.open}
      GROUP BY "outputUnit" ORDER BY count(*) DESC, "outputUnit" LIMIT 1`;
    const low = Math.max(1, Math.floor((most?.total ?? 0) / 1_000) * 10); // tens below what there is so far
    const indicator = {
      id: seed.id(),
      intendedResultId: first.id,
      position: first._count.indicators + 1,
      title: "Keluaran yang tercatat dan disetujui",
      aspect: "kuantitas",
      kind: "outputs",
      target: asJson({ low: String(low), high: String(low * 2), unit: most?.unit ?? "pasien" }),
    };
    const attendance = {
      id: seed.id(),
      intendedResultId: first.id,
      position: indicator.position + 1,
      title: "Kehadiran pada hari wajib hadir",
      aspect: "waktu",
      kind: "attendance",
      target: asJson({ low: "95", high: "100" }),
    };
    await db.indicator.createMany({ data: [indicator, attendance] });
  }
  await freezeRated(
    seed,
    [served, produced].flatMap((plan) => plan?.id ?? []),
  );
}

/** Quarters of these plans that were rated: what is computed was frozen by the rating, and is an input of it. */
async function freezeRated(seed: Seed, planIds: readonly string[]) {
  const rated = await db.appraisal.findMany({
    where: { planId: { in: [...planIds] }, ratedAt: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true, planId: true, period: true, regulationId: true, workResult: true, behaviour: true, ratedAt: true },
  });
  for (const { id, planId, period, regulationId, workResult, behaviour, ratedAt } of rated) {
    if (!ratedAt || !workResult || !behaviour) continue;
    const bound = await db.indicator.findMany({
      where: { kind: { in: [...BOUND_KINDS] }, intendedResult: { planId: planId ?? "" } },
      orderBy: { id: "asc" },
      select: { id: true, kind: true },
    });
    const facts = await measure(db, bound, period, ratedAt);
    await db.realisation.createMany({
      data: bound.map(({ id: indicatorId }) => ({
        id: seed.id(),
        indicatorId,
        period,
        value: asJson(facts.get(indicatorId) ?? {}),
        enteredAt: ratedAt,
      })),
    });
    const inputs = { workResult, behaviour, indicators: await listIndicatorInputs(db, planId, period, measure, ratedAt) };
    const { steps } = appraise(inputs, regulationById(regulationId, "quadrant"));
    await db.appraisal.update({ where: { id }, data: { inputs: asJson(inputs), steps: asJson(steps) }, select: { id: true } });
  }
}
