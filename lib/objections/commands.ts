import "server-only";
import type { Grant } from "@/lib/access/grant";
import { drawServiceCode } from "@/lib/platform/codes";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { appendVersion, type Former } from "@/lib/scoring/commands/evaluations";
import { keyOf, namedIn, type Receipt } from "@/lib/scoring/core/receipt";
import type { Expectation } from "@/lib/scoring/core/types";

type Filing = { version: number; input: string | null; reasons: string };

/**
 * Files an objection against the newest version of a result and gives its id. What was sent twice is one: the second learns that it
 * stands. An input must be one of that version's receipt. The appraisal's row is held, so that no decision passes it.
 */
export async function fileObjection(grant: Grant<"objection:file">, { version, input, reasons }: Filing, now: Date): Promise<string> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM "appraisal" WHERE "id" = ${grant.subjectId}::uuid FOR NO KEY UPDATE`;
    const document = await tx.evaluationDocument.findFirst({
      where: { appraisalId: grant.subjectId },
      orderBy: { version: "desc" },
      select: { id: true, version: true, inputs: true, raterId: true, superiorId: true, appraisal: { select: { employeeId: true } } },
    });
    if (document?.version !== version) throw new Refused("changed-meanwhile");
    const named = namedIn(document.inputs as unknown as Receipt).map(keyOf);
    if (input !== null && !named.includes(input)) throw new Invalid([{ path: "input", key: "objection.strangeInput" }]);
    const id = uuidv7(now);
    const data = [{ id, appraisalId: grant.subjectId, documentId: document.id, input, reasons, filedAt: now }];
    const { count } = await tx.objection.createMany({ data, skipDuplicates: true });
    if (count === 0) throw new Refused("already-objected");
    const { raterId, superiorId, appraisal } = document;
    await tell(tx, grant, id, [appraisal.employeeId, raterId, superiorId], now);
    return id;
  });
}

const tell = (tx: Transaction, grant: Pick<Grant, "by" | "permission">, id: string, audience: readonly (string | null)[], now: Date) =>
  recordChanges(tx, grant, [id], now, { about: id, audienceIds: audience.filter((who) => who !== null) });

const OPEN = { decidedAt: null, withdrawnAt: null } as const;
type Changed = { document: { raterId: string; superiorId: string | null }; appraisal: { employeeId: string } };

/** Changes what is open, once for each version of it. */
async function change(tx: Transaction, id: string, version: number, data: object): Promise<Changed> {
  const { count } = await tx.objection.updateMany({ where: { id, version, ...OPEN }, data: { ...data, version: version + 1 } });
  if (count === 0) throw new Refused("changed-meanwhile");
  return tx.objection.findUniqueOrThrow({
    where: { id },
    select: {
      document: { select: { raterId: true, superiorId: true } },
      appraisal: { select: { employeeId: true } },
    },
  });
}
const concerned = ({ document, appraisal }: Changed) => [appraisal.employeeId, document.raterId, document.superiorId];

type Statement = { version: number; text: string };

/** What the rater says to it; the last word stands until the decision. */
export const explainObjection = (grant: Grant<"objection:explain">, { version, text }: Statement, now: Date) =>
  db.$transaction(async (tx) => {
    const data = { explanation: text, explainedById: grant.employeeId, explainedAt: now };
    await tell(tx, grant, grant.subjectId, concerned(await change(tx, grant.subjectId, version, data)), now);
  });

/** What the superior wrote down of hearing the employee. */
export const hearObjection = (grant: Grant<"objection:hear">, { version, text }: Statement, now: Date) =>
  db.$transaction(async (tx) => {
    const data = { hearing: text, heardById: grant.employeeId, heardAt: now };
    await tell(tx, grant, grant.subjectId, concerned(await change(tx, grant.subjectId, version, data)), now);
  });

export const withdrawObjection = (grant: Grant<"objection:withdraw">, version: number, now: Date) =>
  db.$transaction(async (tx) => {
    await tell(tx, grant, grant.subjectId, concerned(await change(tx, grant.subjectId, version, { withdrawnAt: now })), now);
  });

export type Decision = { version: number; decision: string } & (
  | { outcome: "upheld"; workResult?: Expectation | undefined; behaviour?: Expectation | undefined }
  | { outcome: "changed"; workResult: Expectation; behaviour: Expectation }
);

/**
 * Upholds the result, or changes it: then a new version is signed in the same transaction, or nothing is decided. Both sides are heard
 * first: without what the superior wrote down of hearing the employee there is no decision; a rater who says nothing holds nothing up.
 */
export async function decideObjection(grant: Grant<"objection:decide">, given: Decision, now: Date) {
  const me = grant.employeeId ?? "";
  await db.$transaction(async (tx) => {
    const { outcome, decision, version } = given;
    const [found] = await tx.$queryRaw<({ hearing: string | null } & Former)[]>`
      SELECT o."hearing", d."appraisalId", d."version", d."inputs", d."regulationId", d."ratedAt", d."raterId", d."superiorId"
      FROM "objection" o JOIN "evaluation_document" d ON d."id" = o."documentId" JOIN "appraisal" a ON a."id" = o."appraisalId"
      WHERE o."id" = ${grant.subjectId}::uuid FOR NO KEY UPDATE OF a`;
    if (!found) throw new RangeError("a granted objection is there");
    const { hearing, ...former } = found;
    if (hearing === null) throw new Invalid([{ path: "decision", key: "objection.notHeard" }]);
    const data = { outcome, decision, decidedById: me, decidedAt: now };
    const changed = await change(tx, grant.subjectId, version, data);
    if (given.outcome === "changed") {
      const { workResult, behaviour } = given;
      await appendVersion(
        tx,
        former,
        { workResult, behaviour, note: decision, signedById: me, id: uuidv7(now), code: drawServiceCode() },
        now,
      );
    }
    await tell(tx, grant, grant.subjectId, concerned(changed), now);
  });
}
