import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { faultOf } from "@/lib/scoring/core/trajectory";
import type { AgreementInput, LineInput, lineRemoval } from "./schema";

type Changes = Grant<"agreement:change">;

/** An indicator is one figure of many: a document holds this many; more is a list of activities. A choice of ours. */
const MOST_LINES = 60;

/** Begins a unit's agreement of a year, or changes what stands above it. */
export async function saveAgreement(grant: Changes, { year, version, signedOn, ...head }: AgreementInput, now: Date) {
  const columns = { ...head, signedOn: signedOn ? dateOf(signedOn) : null };
  await db.$transaction(async (tx) => {
    const { count } =
      version === undefined
        ? await tx.agreement.createMany({ data: [{ id: uuidv7(now), unitId: grant.subjectId, year, ...columns }], skipDuplicates: true })
        : await tx.agreement.updateMany({
            where: { unitId: grant.subjectId, year, version },
            data: { ...columns, version: version + 1 },
          });
    if (count === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, grant, now);
  });
}

type Locked = { id: string; goalId: string | null; closedOn: Date | null; fromYear: number; untilYear: number };

/**
 * Takes the agreement's row, so that two who change it come one after the other; there is one, or there is nothing to change. A goal
 * that is to be served is held with its period, so that nobody removes the one or moves the other meanwhile.
 */
async function lockAgreement(tx: Transaction, unitId: string, year: number, goalId: string | null = null): Promise<Locked> {
  const [agreement] = await tx.$queryRaw<Locked[]>`
    WITH goal AS (
      SELECT g."id" AS "goalId", g."closedOn", d."fromYear", d."untilYear" FROM "strategic_goal" g JOIN "mission" m ON m."id" = g."missionId"
      JOIN "direction" d ON d."id" = m."directionId" WHERE g."id" = ${goalId}::uuid FOR SHARE
    )
    SELECT a."id", goal.* FROM "agreement" a LEFT JOIN goal ON true WHERE a."unitId" = ${unitId}::uuid AND a."year" = ${year} FOR UPDATE OF a`;
  if (!agreement || agreement.goalId !== goalId) throw new Refused("changed-meanwhile");
  return agreement;
}

/** A goal is of the agreement's year, and one that is closed is kept by whoever had chosen it, and chosen by nobody else. */
function checkGoal({ goalId, closedOn, fromYear, untilYear }: Locked, year: number, chosenAlready: boolean, day: string) {
  if (goalId === null) return;
  if (year < fromYear || year > untilYear) {
    const values = { from: String(fromYear), last: String(untilYear), year: String(year) };
    throw new Invalid([{ path: "goalId", key: "agreement.goalOtherPeriod", values }]);
  }
  if (closedOn && dayFrom(closedOn) <= day && !chosenAlready) throw new Invalid([{ path: "goalId", key: "agreement.goalIsClosed" }]);
}

/** Results that no indicator measures any more go with their last one. */
const dropEmpty = (tx: Transaction, agreementId: string) =>
  tx.agreementResult.deleteMany({ where: { agreementId, indicators: { none: {} } } });

/**
 * Adds an indicator or changes one. Its result is named by its words: one of the agreement's, else the words are new and, where an
 * indicator is changed, the result it had is called so from now on.
 */
export async function saveLine(
  grant: Changes,
  { year, lineId, version, result, serves, goalId, quarters, ...input }: LineInput,
  now: Date,
) {
  const four = [quarters.q1, quarters.q2, quarters.q3, quarters.q4] as const;
  if (goalId && serves) throw new Invalid([{ path: "serves", key: "agreement.goalOrWords" }]);
  const fault = faultOf({ kind: input.kind, target: input.target, quarters: four });
  if (fault) throw new Invalid([{ path: "target", ...fault }]);
  const [q1, q2, q3, q4] = four.map(BigInt) as [bigint, bigint, bigint, bigint];
  const line = { ...input, target: BigInt(input.target), q1, q2, q3, q4 };
  await db.$transaction(async (tx) => {
    const locked = await lockAgreement(tx, grant.subjectId, year, goalId);
    const agreementId = locked.id;
    const results = await tx.agreementResult.findMany({
      where: { agreementId },
      orderBy: { position: "asc" },
      select: { id: true, position: true, title: true, goalId: true, indicators: { select: { id: true, position: true } } },
    });
    const lines = results.flatMap(({ indicators }) => indicators);
    if (lineId === undefined && lines.length >= MOST_LINES)
      throw new Invalid([{ path: "title", key: "agreement.tooMany", values: { most: MOST_LINES } }]);
    const named = results.find(({ title }) => title === result);
    const had = results.find(({ indicators }) => indicators.some(({ id }) => id === lineId));
    if (lineId !== undefined && !had) throw new Refused("changed-meanwhile"); // removed since, or never of this unit
    const into = named ?? had;
    const resultId = into?.id ?? uuidv7(now);
    checkGoal(locked, year, goalId === into?.goalId, dayOf(now));
    const leads = { goalId, serves };
    if (into)
      await tx.agreementResult.updateMany({ where: { id: resultId }, data: { title: result, ...((lineId || serves || goalId) && leads) } });
    else
      await tx.agreementResult.createMany({
        data: [{ id: resultId, agreementId, position: (results.at(-1)?.position ?? 0) + 1, title: result, ...leads }],
      });
    const position = Math.max(0, ...(into?.indicators ?? []).map((each) => each.position)) + 1;
    if (lineId === undefined) {
      await tx.agreementIndicator.createMany({ data: [{ id: uuidv7(now), resultId, position, ...line }] });
    } else {
      const { count } = await tx.agreementIndicator.updateMany({
        where: { id: lineId, version: version ?? -1 },
        data: { ...line, version: (version ?? 0) + 1, ...(into?.id !== had?.id && { resultId, position }) },
      });
      if (count === 0) throw new Refused("changed-meanwhile");
    }
    await dropEmpty(tx, agreementId);
    await recordChange(tx, grant, now);
  });
}

export async function removeLine(grant: Changes, { year, lineId, version }: z.output<typeof lineRemoval>, now: Date) {
  await db.$transaction(async (tx) => {
    const { id: agreementId } = await lockAgreement(tx, grant.subjectId, year);
    const roles = await tx.matrixCell.count({ where: { agreementIndicatorId: lineId, state: "role" } });
    if (roles > 0) throw new Invalid([{ path: "lineId", key: "agreement.hasRoles", values: { n: roles } }]);
    await tx.matrixCell.deleteMany({ where: { agreementIndicatorId: lineId, agreementIndicator: { version, result: { agreementId } } } });
    const { count } = await tx.agreementIndicator.deleteMany({ where: { id: lineId, version, result: { agreementId } } });
    if (count === 0) throw new Refused("changed-meanwhile");
    await dropEmpty(tx, agreementId);
    await recordChange(tx, grant, now);
  });
}
