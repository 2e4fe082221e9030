import { DEMO_ROLES, type DemoRole } from "@/lib/access/schema";
import { hashPassword } from "@/lib/access/session-row";
import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import demo from "./demo.json";
import { DEACTIVATED, DEMO_ACCOUNTS, LEFT, PEOPLE, UNITS, type UnitKey, WITHOUT_ACCOUNT } from "./people";
import type { Seed } from "./seed";

const SINCE = "2024-01-02"; // lines and posts reach back further than anything that is appraised

/** Units, people, who heads what and who rates whom, and their accounts. */
export async function writeAgency(seed: Seed) {
  await db.unit.createMany({
    data: UNITS.map(({ key, name, shortName, parent }) => ({
      id: seed.unitId(key),
      name,
      shortName,
      parentId: parent && seed.unitId(parent),
    })),
  });
  await db.employee.createMany({
    data: PEOPLE.map(({ key, name, nip, post, kind, rank, unit }) => ({
      id: seed.personId(key),
      name,
      nip,
      post,
      postKind: kind,
      rank,
      unitId: seed.unitId(unit),
      leftOn: key === LEFT ? dateOf(addDays(seed.firstDayOf("closed"), 20)) : null,
    })),
  });
  await db.unitHead.createMany({
    data: UNITS.flatMap(({ key, head, acting }) =>
      head
        ? [
            {
              id: seed.id(),
              unitId: seed.unitId(key),
              employeeId: seed.personId(head),
              capacity: acting ? ("acting" as const) : ("definitive" as const),
              from: dateOf(SINCE),
            },
          ]
        : [],
    ),
  });
  await db.reportingLine.createMany({
    data: PEOPLE.flatMap(({ key, rater }) =>
      rater ? [{ id: seed.id(), employeeId: seed.personId(key), raterId: seed.personId(rater), from: dateOf(SINCE) }] : [],
    ),
  });
  await writeAccounts(seed);
}

async function writeAccounts(seed: Seed) {
  const passwordHash = await hashPassword(demo.password);
  const roleOf = new Map<string, DemoRole>(DEMO_ROLES.map((role) => [DEMO_ACCOUNTS[role], role]));
  const withAccount = PEOPLE.filter(({ key }) => !WITHOUT_ACCOUNT.includes(key));
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

/** Half of the office fills in its forms now; the other half is rated now. */
export const HALF: Record<UnitKey, "filling" | "rating"> = {
  city: "filling",
  office: "filling",
  north: "filling",
  laboratory: "filling",
  personnel: "filling",
  inspectorate: "filling",
  informatics: "filling",
  south: "rating",
};
