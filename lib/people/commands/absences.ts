import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import type { Absence, absenceEnd } from "../schema";
import { hold, meanwhile, problemOfDay } from "./postings";

type Manager = Grant<"people:manage">;

/** Two absences at once there are not: the one that is there is named. */
async function absenceInTheWay(tx: Transaction, employeeId: string, { from, until }: { from: string; until: string | null }) {
  const found = await tx.posting.findFirst({
    where: {
      employeeId,
      kind: { not: "home" },
      AND: [...(until ? [{ from: { lte: dateOf(until) } }] : []), { OR: [{ until: null }, { until: { gte: dateOf(from) } }] }],
    },
    orderBy: { from: "asc" },
    select: { place: true, from: true },
  });
  return (
    found &&
    new Invalid([{ path: "from", key: "posting.awayInTheWay", values: { place: found.place ?? "", day: { day: dayFrom(found.from) } } }])
  );
}

/** Seconded to another agency, or studying: the home posting goes on, and the rater at home rates. */
export async function sendAway(grant: Manager, { employeeId, version, kind, place, from, until }: Absence, now: Date) {
  const id = uuidv7(now);
  await db
    .$transaction(async (tx) => {
      const held = await hold(tx, employeeId);
      if (held.version !== version) throw new Refused("changed-meanwhile");
      const problem = problemOfDay(held, "from", from, dayOf(now));
      if (problem) throw new Invalid([problem]);
      if (until && held.leftOn !== null && until >= held.leftOn)
        throw new Invalid([{ path: "until", key: "posting.hasLeft", values: { day: { day: held.leftOn } } }]);
      const inTheWay = await absenceInTheWay(tx, employeeId, { from, until });
      if (inTheWay) throw inTheWay;
      const days = { from: dateOf(from), until: until ? dateOf(until) : null };
      await tx.posting.create({ data: { id, employeeId, kind, place, ...days }, select: { id: true } });
      await tx.employee.updateMany({ where: { id: employeeId }, data: { version: version + 1 } });
      await recordChange(tx, { ...grant, subjectId: id }, now, employeeId);
    })
    .catch(meanwhile);
}

/** The last day away. It may be moved; before it began it is withdrawn instead. */
export async function endAbsence(grant: Manager, { version, postingId, until }: z.output<typeof absenceEnd>, now: Date) {
  await db
    .$transaction(async (tx) => {
      const away = await tx.posting.findUnique({
        where: { id: postingId, kind: { not: "home" } },
        select: { from: true, employeeId: true },
      });
      if (!away) throw new Refused("not-found");
      if (until < dayFrom(away.from)) throw new Invalid([{ path: "until", key: "people.backward" }]);
      const written = await tx.posting.updateMany({
        where: { id: postingId, version },
        data: { until: dateOf(until), version: version + 1 },
      });
      if (written.count === 0) throw new Refused("changed-meanwhile");
      await recordChange(tx, { ...grant, subjectId: postingId }, now, away.employeeId);
    })
    .catch((error: unknown) => {
      if (brokenRule(error) === "exclusion") throw new Invalid([{ path: "until", key: "posting.awayOverlaps" }]);
      throw error;
    });
}
