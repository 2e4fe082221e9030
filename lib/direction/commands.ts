import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import type { DirectionInput, GoalInput, MissionInput, RemovalInput } from "./schema";

type Changes = Grant<"direction:change">;

const orElse = ({ count }: { count: number }) => {
  if (count === 0) throw new Refused("changed-meanwhile");
};
/** Two who write at once meet at the database: the second reads the page anew and is told what stands in the way. */
const atOnce = (error: unknown) => {
  if (["unique", "exclusion"].includes(brokenRule(error) ?? "")) throw new Refused("changed-meanwhile");
  throw error;
};

/** Begins a period of government or changes it. Its years are nobody else's, and no promise that serves it is left outside them. */
export async function saveDirection(grant: Changes, { directionId, version, ...columns }: DirectionInput, now: Date) {
  const id = directionId ?? uuidv7(now);
  const { fromYear, untilYear } = columns;
  await db
    .$transaction(async (tx) => {
      const other = await tx.direction.findFirst({
        where: { id: { not: id }, fromYear: { lte: untilYear }, untilYear: { gte: fromYear } },
        select: { fromYear: true, untilYear: true },
      });
      if (other)
        throw new Invalid([
          { path: "fromYear", key: "direction.overlaps", values: { from: String(other.fromYear), last: String(other.untilYear) } },
        ]);
      if (directionId === undefined) {
        await tx.direction.createMany({ data: [{ id, ...columns }] });
      } else {
        orElse(await tx.direction.updateMany({ where: { id, version: version ?? -1 }, data: { ...columns, version: (version ?? 0) + 1 } }));
        const [left] = await tx.$queryRaw<{ n: number; years: string }[]>`
          SELECT count(*)::int AS "n", string_agg(DISTINCT a."year"::text, ', ') AS "years" FROM "agreement" a
          JOIN "agreement_result" r ON r."agreementId" = a."id" JOIN "strategic_goal" g ON g."id" = r."goalId" JOIN "mission" m ON m."id" = g."missionId"
          WHERE m."directionId" = ${id}::uuid AND NOT a."year" BETWEEN ${fromYear} AND ${untilYear}`;
        if (left && left.n > 0)
          throw new Invalid([{ path: "untilYear", key: "direction.servedOutside", values: { n: left.n, years: left.years } }]);
      }
      await recordChange(tx, { ...grant, subjectId: id }, now);
    })
    .catch(atOnce);
}

/** A number stands once among its own; whoever has it is named. */
function checkNumber(taken: readonly { id: string; title: string }[], id: string, number: number) {
  const other = taken.find((each) => each.id !== id);
  if (other) throw new Invalid([{ path: "number", key: "direction.numberTaken", values: { number, title: other.title } }]);
}

export async function saveMission(grant: Changes, { directionId, missionId, version, ...columns }: MissionInput, now: Date) {
  const id = missionId ?? uuidv7(now);
  await db
    .$transaction(async (tx) => {
      const [direction] = await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "direction" WHERE "id" = ${directionId}::uuid FOR SHARE`;
      if (!direction) throw new Refused("changed-meanwhile"); // removed since
      const same = { directionId, number: columns.number };
      checkNumber(await tx.mission.findMany({ where: same, select: { id: true, title: true } }), id, columns.number);
      if (missionId === undefined) await tx.mission.createMany({ data: [{ id, directionId, ...columns }] });
      else
        orElse(
          await tx.mission.updateMany({
            where: { id, directionId, version: version ?? -1 },
            data: { ...columns, version: (version ?? 0) + 1 },
          }),
        );
      await recordChange(tx, { ...grant, subjectId: id }, now);
    })
    .catch(atOnce);
}

export async function saveGoal(grant: Changes, { missionId, goalId, version, closedOn, ...rest }: GoalInput, now: Date) {
  const id = goalId ?? uuidv7(now);
  const columns = { ...rest, closedOn: closedOn ? dateOf(closedOn) : null };
  await db
    .$transaction(async (tx) => {
      const [mission] = await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "mission" WHERE "id" = ${missionId}::uuid FOR SHARE`;
      if (!mission) throw new Refused("changed-meanwhile"); // removed since
      const same = { missionId, number: columns.number };
      checkNumber(await tx.strategicGoal.findMany({ where: same, select: { id: true, title: true } }), id, columns.number);
      if (goalId === undefined) await tx.strategicGoal.createMany({ data: [{ id, missionId, ...columns }] });
      else
        orElse(
          await tx.strategicGoal.updateMany({
            where: { id, missionId, version: version ?? -1 },
            data: { ...columns, version: (version ?? 0) + 1 },
          }),
        );
      await recordChange(tx, { ...grant, subjectId: id }, now);
    })
    .catch(atOnce);
}

/** Takes away what nothing hangs on. A goal that is served stays: it can be given other words, or be closed. */
export async function removePart(grant: Changes, { what, id, version }: RemovalInput, now: Date) {
  await db.$transaction(async (tx) => {
    await REMOVALS[what](tx, id, version);
    await recordChange(tx, { ...grant, subjectId: id }, now);
  });
}

type Removal = (tx: Transaction, id: string, version: number) => Promise<void>;

/** Each takes its row first: whoever begins something under it waits, or is waited for. */
const REMOVALS: Record<RemovalInput["what"], Removal> = {
  direction: async (tx, id, version) => {
    await tx.$queryRaw`SELECT 1 FROM "direction" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const n = await tx.mission.count({ where: { directionId: id } });
    if (n > 0) throw new Invalid([{ path: "id", key: "direction.hasMissions", values: { n } }]);
    orElse(await tx.direction.deleteMany({ where: { id, version } }));
  },
  mission: async (tx, id, version) => {
    await tx.$queryRaw`SELECT 1 FROM "mission" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const n = await tx.strategicGoal.count({ where: { missionId: id } });
    if (n > 0) throw new Invalid([{ path: "id", key: "direction.hasGoals", values: { n } }]);
    orElse(await tx.mission.deleteMany({ where: { id, version } }));
  },
  goal: async (tx, id, version) => {
    await tx.$queryRaw`SELECT 1 FROM "strategic_goal" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const n = await tx.agreementResult.count({ where: { goalId: id } });
    if (n > 0) throw new Invalid([{ path: "id", key: "direction.isServed", values: { n } }]);
    orElse(await tx.strategicGoal.deleteMany({ where: { id, version } }));
  },
};
