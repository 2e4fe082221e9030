import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf } from "@/lib/platform/clock";
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

/** Takes the agreement's row, so that two who change it come one after the other; there is one, or there is nothing to change. */
async function lockAgreement(tx: Transaction, unitId: string, year: number): Promise<string> {
  const [agreement] = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "agreement" WHERE "unitId" = ${unitId}::uuid AND "year" = ${year} FOR UPDATE`;
  if (!agreement) throw new Refused("changed-meanwhile");
  return agreement.id;
}

/** Results that no indicator measures any more go with their last one. */
const dropEmpty = (tx: Transaction, agreementId: string) =>
  tx.agreementResult.deleteMany({ where: { agreementId, indicators: { none: {} } } });

/**
 * Adds an indicator or changes one. Its result is named by its words: one of the agreement's, else the words are new and, where an
 * indicator is changed, the result it had is called so from now on.
 */
export async function saveLine(grant: Changes, { year, lineId, version, result, serves, quarters, ...input }: LineInput, now: Date) {
  const four = [quarters.q1, quarters.q2, quarters.q3, quarters.q4] as const;
  const fault = faultOf({ kind: input.kind, target: input.target, quarters: four });
  if (fault) throw new Invalid([{ path: "target", ...fault }]);
  const [q1, q2, q3, q4] = four.map(BigInt) as [bigint, bigint, bigint, bigint];
  const line = { ...input, target: BigInt(input.target), q1, q2, q3, q4 };
  await db.$transaction(async (tx) => {
    const agreementId = await lockAgreement(tx, grant.subjectId, year);
    const results = await tx.agreementResult.findMany({
      where: { agreementId },
      orderBy: { position: "asc" },
      select: { id: true, position: true, title: true, indicators: { select: { id: true, position: true } } },
    });
    const lines = results.flatMap(({ indicators }) => indicators);
    if (lineId === undefined && lines.length >= MOST_LINES)
      throw new Invalid([{ path: "title", key: "agreement.tooMany", values: { most: MOST_LINES } }]);
    const named = results.find(({ title }) => title === result);
    const had = results.find(({ indicators }) => indicators.some(({ id }) => id === lineId));
    if (lineId !== undefined && !had) throw new Refused("changed-meanwhile"); // removed since, or never of this unit
    const into = named ?? had;
    const resultId = into?.id ?? uuidv7(now);
    if (into)
      await tx.agreementResult.updateMany({ where: { id: resultId }, data: { title: result, ...((lineId || serves) && { serves }) } });
    else
      await tx.agreementResult.createMany({
        data: [{ id: resultId, agreementId, position: (results.at(-1)?.position ?? 0) + 1, title: result, serves }],
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
    const agreementId = await lockAgreement(tx, grant.subjectId, year);
    const roles = await tx.matrixCell.count({ where: { agreementIndicatorId: lineId, state: "role" } });
    if (roles > 0) throw new Invalid([{ path: "lineId", key: "agreement.hasRoles", values: { n: roles } }]);
    await tx.matrixCell.deleteMany({ where: { agreementIndicatorId: lineId, agreementIndicator: { version, result: { agreementId } } } });
    const { count } = await tx.agreementIndicator.deleteMany({ where: { id: lineId, version, result: { agreementId } } });
    if (count === 0) throw new Refused("changed-meanwhile");
    await dropEmpty(tx, agreementId);
    await recordChange(tx, grant, now);
  });
}
