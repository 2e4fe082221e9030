import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { firstDayOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { Remark } from "./place";
import type { Planned } from "./planned";
import type { Appraised } from "./quarters";
import type { Seed } from "./seed";
import { REMARKS } from "./texts";

/** What was said of people while a quarter ran: what is told of some, and a word of the rater's for every third of the many. */
export async function writeFeedback(seed: Seed, period: string, { resultIds }: Planned, appraisals: readonly Appraised[]) {
  const ago = seed.agoOf(period);
  await db.feedback.createMany({
    data: appraisals.flatMap(({ person, rater }) => {
      const told = seed.place.cases[person.key]?.remarks?.filter((remark) => (remark.ago ?? 1) === ago);
      return (told ?? wordOf(seed, person.varied ? person.key : null, rater, period)).map(({ from, by, name = "", text, about }, i) => ({
        id: seed.id(),
        employeeId: seed.personId(person.key),
        period,
        intendedResultId: typeof about === "number" ? (resultIds.get(`${person.key} ${period.slice(0, 4)}`)?.[about] ?? null) : null,
        value: typeof about === "number" ? null : about,
        giverKind: from,
        giverName: by ? seed.person(by).name : name,
        giverId: by ? seed.personId(by) : null,
        text,
        givenOn: dateOf(addDays(firstDayOf(period), 20 + i * 15)),
      }));
    }),
  });
}

function wordOf(seed: Seed, key: string | null, rater: string, period: string): Remark[] {
  const chance = seed.chanceOf("remark", key ?? "", period);
  if (key === null || !chance.chance(1 / 3)) return [];
  return [{ from: "leader", by: rater, ...chance.of(REMARKS) }];
}
