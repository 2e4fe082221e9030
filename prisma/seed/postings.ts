import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { firstDayOf, quarterAfter } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { SeedPerson } from "./place";
import { type Seed, SINCE } from "./seed";

const day = (text: string | null) => text && dateOf(text);

/** Whose post is another when the next quarter begins: written ahead, to be withdrawn until then. The line goes on with the unit. */
const AHEAD = { who: "northRegistrar", post: "Perekam Medis Terampil", kind: "fungsional" } as const;

/** Who studies, who is lent to the province, and who has come back from there; by days from the seed's own. */
const ABSENCES = [
  { who: "studyMidwife", kind: "study_leave", place: "Universitas Contoh, Magister Kebidanan", from: -440, until: 290 },
  { who: "clerkTwo", kind: "secondment", place: "Badan Keuangan Provinsi Contoh", from: -150, until: null },
  { who: "northSanitarian", kind: "secondment", place: "Dinas Kesehatan Provinsi Contoh", from: -320, until: -200 },
] as const;

/** Whether somebody is away on all the days from one to another. */
export const awayBetween = (seed: Seed, key: string, first: string, last: string) =>
  ABSENCES.some(
    ({ who, from, until }) => who === key && addDays(seed.day, from) <= first && (until === null || addDays(seed.day, until) >= last),
  );

/** Where everybody is and was: some came from another unit in the middle of a quarter, some left, and one moves with the next quarter. */
export async function writePostings(seed: Seed) {
  const ahead = firstDayOf(quarterAfter(seed.open));
  const idOf = (key: string, n: number) => seed.chanceOf("posting", key, String(n)).id(seed.at);
  const rowsOf = (person: SeedPerson) => {
    const left = seed.leftOn(person);
    const row = { employeeId: seed.personId(person.key), kind: "home" as const, post: person.post, postKind: person.kind };
    const last = person.key === AHEAD.who ? addDays(ahead, -1) : left && addDays(left, -1);
    const at = (n: number, unit: string, from: string, until: string | null) => ({
      ...row,
      id: idOf(person.key, n),
      unitId: seed.unitId(unit),
      from: dateOf(from),
      until: day(until),
    });
    if (!person.moved) return [at(0, person.unit, SINCE, last)];
    return [at(0, person.moved.unit, SINCE, addDays(seed.movedOn, -1)), at(1, person.unit, seed.movedOn, last)];
  };
  await db.posting.createMany({ data: seed.place.people.flatMap(rowsOf) });

  await db.posting.createMany({
    data: ABSENCES.map(({ who, kind, place, from, until }) => ({
      id: idOf(who, 9),
      employeeId: seed.personId(who),
      kind,
      place,
      from: dateOf(addDays(seed.day, from)),
      until: until === null ? null : dateOf(addDays(seed.day, until)),
    })),
  });
  await db.employee.updateMany({ where: { leftOn: { not: null } }, data: { leftBecause: "retired" } });

  const { key, unit } = seed.person(AHEAD.who);
  await db.posting.create({
    data: {
      id: idOf(key, 1),
      employeeId: seed.personId(key),
      kind: "home",
      unitId: seed.unitId(unit),
      post: AHEAD.post,
      postKind: AHEAD.kind,
      from: dateOf(ahead),
      undo: { before: idOf(key, 0), line: null, lines: [], heads: [] },
    },
    select: { id: true },
  });
}
