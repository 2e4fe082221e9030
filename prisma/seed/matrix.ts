import { db } from "@/lib/platform/db";
import { plannableOn } from "@/lib/scoring/core/planning";
import { REGULATION } from "./planned";
import type { Seed } from "./seed";

const LEADER = "northHead";
/** By column, what was decided: words are a role; null is no role. Whoever is not named is open. */
const DECIDED: readonly { who: string; cells: readonly (string | null | undefined)[] }[] = [
  { who: "northRegistrar", cells: ["Terkirimnya berkas administrasi puskesmas tepat waktu", "Terjawabnya surat pasien", null] },
  { who: "northSanitarian", cells: [null, undefined, "Terbinanya kader sanitasi di wilayah kerja"] },
  { who: "northPharmacist", cells: [null, null, undefined] },
];

/**
 * The matrix of one unit for the year that is being planned, half of it decided. A role is a result in that person's plan: in a draft
 * that began with it, or where the plan is set already, the result that is there, word for word.
 */
export async function writeMatrix(seed: Seed) {
  const year = plannableOn(seed.day).at(-1) ?? 0;
  const columns = await db.agreementIndicator.findMany({
    where: { result: { agreement: { unitId: seed.unitId("north"), year } } },
    orderBy: [{ result: { position: "asc" } }, { position: "asc" }],
    select: { id: true },
  });
  const common = { leaderId: seed.personId(LEADER), year, changedById: seed.personId(LEADER), changedAt: seed.at, version: 1 };
  for (const { who, cells } of DECIDED) {
    const employeeId = seed.personId(who);
    const set = await db.plan.findFirst({
      where: { employeeId, year, supersededOn: null },
      select: { results: { orderBy: { position: "asc" }, select: { id: true, title: true } } },
    });
    const planId = seed.id();
    const roles = cells.filter((words) => typeof words === "string");
    if (!set && roles.length > 0)
      await db.plan.createMany({
        data: [
          {
            id: planId,
            employeeId,
            year,
            model: "quantitative",
            regulationId: REGULATION,
            changedById: seed.personId(LEADER),
            changedAt: seed.at,
          },
        ],
      });
    let nth = 0;
    for (const [i, words] of cells.entries()) {
      const agreementIndicatorId = columns[i]?.id;
      if (!agreementIndicatorId || words === undefined) continue;
      const cell = { id: seed.id(), ...common, employeeId, agreementIndicatorId };
      const there = set?.results[nth];
      if (words === null || (set && !there)) {
        await db.matrixCell.createMany({ data: [{ ...cell, state: "none" }] });
        continue;
      }
      nth += 1;
      const title = there?.title ?? words;
      if (there) await db.intendedResult.updateMany({ where: { id: there.id }, data: { agreementIndicatorId } });
      else
        await db.intendedResult.createMany({
          data: [
            {
              id: seed.id(),
              planId,
              position: nth,
              priority: "main",
              title,
              assignedBy: seed.person(LEADER).post,
              agreementIndicatorId,
            },
          ],
        });
      await db.matrixCell.createMany({ data: [{ ...cell, state: "role", words: title }] });
    }
  }
}
