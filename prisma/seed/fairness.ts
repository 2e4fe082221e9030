import { CASE_SETS, type CaseKey, QUESTION_KEYS, TRAINING } from "@/lib/fairness/schema";
import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { EXPECTATIONS, type Expectation } from "@/lib/scoring/core/types";
import type { Seed } from "./seed";

/** What most raters make of the first set. */
const USUAL: Record<CaseKey, { workResult: Expectation; behaviour: Expectation }> = {
  counter: { workResult: "meets", behaviour: "above" },
  reports: { workResult: "below", behaviour: "meets" },
  inspector: { workResult: "above", behaviour: "below" },
  archive: { workResult: "meets", behaviour: "meets" },
};
/** Clearly more severe than the others; prepared for nothing yet. */
const SEVERE = "northHead";
const UNPREPARED: readonly string[] = ["southHead", "secretary"];

/** Raters who answered the cases and raters who did not, one of them clearly severe; the training done by most. */
export async function writeFairness(seed: Seed) {
  const raters = await db.appraisal.findMany({ distinct: ["raterId"], orderBy: { raterId: "asc" }, select: { raterId: true } });
  const [{ version, cases }] = CASE_SETS;
  const at = (ago: number) => new Date(dateOf(addDays(seed.day, -ago)).getTime() + 3 * 3_600_000);
  const told = raters.map(({ raterId }) => ({ raterId, key: seed.keyOf(raterId) })).filter(({ key }) => !UNPREPARED.includes(key));
  const answering = told.filter(({ key }) => key === SEVERE || seed.chanceOf("cases", key).chance(0.85));
  await db.caseAnswer.createMany({
    data: answering.flatMap(({ raterId, key }) => {
      const chance = seed.chanceOf("case answers", key);
      const moved = (usual: Expectation): Expectation => {
        if (key === SEVERE) return "below";
        const step = chance.chance(0.1) ? (chance.chance(0.5) ? 1 : -1) : 0;
        return EXPECTATIONS[EXPECTATIONS.indexOf(usual) + step] ?? usual;
      };
      return cases.map((caseKey) => ({
        raterId,
        setVersion: version,
        caseKey,
        workResult: moved(USUAL[caseKey].workResult),
        behaviour: moved(USUAL[caseKey].behaviour),
        answeredAt: at(3),
      }));
    }),
  });
  await db.raterTraining.createMany({
    data: told
      .filter(({ key }) => key === SEVERE || seed.chanceOf("training", key).chance(0.7))
      .map(({ raterId, key }) => ({
        employeeId: raterId,
        version: TRAINING,
        passedAt: at(4),
        right: seed.chanceOf("training answers", key).chance(0.5) ? QUESTION_KEYS.length : QUESTION_KEYS.length - 1,
        asked: QUESTION_KEYS.length,
      })),
  });
}
