import { DEMO_ROLES, type DemoRole } from "@/lib/access/schema";
import { hashPassword } from "@/lib/access/session-row";
import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import demo from "./demo.json";
import { DEACTIVATED, DEMO_ACCOUNTS, WITHOUT_ACCOUNT } from "./people";
import type { SeedPerson, SeedUnit } from "./place";
import { type Seed, SINCE } from "./seed";

/** Units, people, who heads what and who rates whom, and their accounts. */
export async function writeAgency(seed: Seed) {
  const { units, people } = seed.place;
  await db.unit.createMany({
    data: units.map(({ key, name, shortName, parent }) => ({
      id: seed.unitId(key),
      name,
      shortName,
      parentId: parent && seed.unitId(parent),
    })),
  });
  await db.employee.createMany({
    data: people.map((person) => ({
      id: seed.personId(person.key),
      name: person.name,
      nip: person.nip,
      post: person.post,
      postKind: person.kind,
      rank: person.rank,
      unitId: seed.unitId(person.unit),
      leftOn: day(seed.leftOn(person)),
    })),
  });
  await db.unitHead.createMany({ data: units.flatMap((unit) => headsOf(seed, unit)) });
  await db.reportingLine.createMany({ data: people.flatMap((person) => linesOf(seed, person)) });
  await writeAccounts(seed);
}

const day = (text: string | null) => text && dateOf(text);

/** Who heads a unit since long ago; where somebody else did, since that one left. */
function headsOf(seed: Seed, { key, head, acting, former }: SeedUnit) {
  const row = { unitId: seed.unitId(key), until: null };
  const left = former ? seed.leftOn(seed.person(former)) : null;
  return [
    ...(former && left
      ? [
          {
            ...row,
            id: seed.id(),
            employeeId: seed.personId(former),
            capacity: "definitive" as const,
            from: dateOf(SINCE),
            until: dateOf(addDays(left, -1)),
          },
        ]
      : []),
    ...(head
      ? [
          {
            ...row,
            id: seed.id(),
            employeeId: seed.personId(head),
            capacity: acting ? ("acting" as const) : ("definitive" as const),
            from: dateOf(left ?? SINCE),
          },
        ]
      : []),
  ];
}

/** One line or, for who came from elsewhere, two. A line ends with the rater who leaves: from then on somebody stands in. */
function linesOf(seed: Seed, { key, rater, moved }: SeedPerson) {
  const line = (to: string, from: string, until: string | null) => {
    const left = seed.leftOn(seed.person(to));
    const last = until ?? (left && addDays(left, -1));
    return { id: seed.id(), employeeId: seed.personId(key), raterId: seed.personId(to), from: dateOf(from), until: day(last) };
  };
  return [
    ...(moved ? [line(moved.rater, SINCE, addDays(seed.movedOn, -1))] : []),
    ...(rater ? [line(rater, moved ? seed.movedOn : SINCE, null)] : []),
  ];
}

async function writeAccounts(seed: Seed) {
  const passwordHash = await hashPassword(demo.password);
  const roleOf = new Map<string, DemoRole>(DEMO_ROLES.map((role) => [DEMO_ACCOUNTS[role], role]));
  const withAccount = seed.place.people.filter((person) => !WITHOUT_ACCOUNT.includes(person.key) && seed.leftOn(person) === null);
  await db.account.createMany({
    data: withAccount.map(({ key, nip }) => {
      const role = roleOf.get(key);
      return {
        id: seed.id(),
        employeeId: seed.personId(key),
        email: role ? `${role}@demo.cermin` : `${nip ?? key.toLowerCase()}@kota.contoh`,
        passwordHash,
        deactivatedAt: key === DEACTIVATED ? seed.at : null,
      };
    }),
  });
}
