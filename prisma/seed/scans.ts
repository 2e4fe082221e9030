import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { addDays, isWorkingDay } from "@/lib/scoring/core/deadlines/working-days";
import type { Seed } from "./seed";

/** How far back scans are told, and for how long the one poster that fell down has been silent. */
const DAYS = 42;
const SILENT_DAYS = 12;

/**
 * Scans by working day of every code that hangs: a handful a day, as at a counter. One of them, of a unit whose head may be
 * tried out, has had none for more than a week; and a withdrawn one is still scanned, for its poster was left hanging.
 */
export async function writeScans(seed: Seed): Promise<void> {
  const codes = await db.serviceCode.findMany({
    where: { service: { closedOn: null } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      withdrawnAt: true,
      service: {
        select: { unit: { select: { heads: { where: { employee: { account: { email: "rater@demo.cermin" } } }, select: { id: true } } } } },
      },
    },
  });
  const hanging = codes.filter(({ withdrawnAt }) => withdrawnAt === null);
  const fallen = hanging.find(({ service }) => service.unit.heads.length > 0) ?? hanging[0];
  const leftHanging = codes.find(({ withdrawnAt }) => withdrawnAt !== null);
  const days = Array.from({ length: DAYS }, (_, i) => addDays(seed.day, -i)).filter((day) => isWorkingDay(day, seed.holidays));
  const scans = hanging.flatMap(({ id }) =>
    days
      .filter((day) => id !== fallen?.id || day <= addDays(seed.day, -SILENT_DAYS))
      .map((day) => ({ codeId: id, day: dateOf(day), times: seed.random.int(1, 9) })),
  );
  if (leftHanging) scans.push({ codeId: leftHanging.id, day: dateOf(seed.day), times: 2 });
  await db.codeScan.createMany({ data: scans });
}
