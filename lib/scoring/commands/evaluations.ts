import "server-only";
import type { Grant } from "@/lib/access/grant";
import type { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { drawServiceCode } from "@/lib/platform/codes";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange, recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Refused } from "@/lib/platform/refusal";
import { regulationById } from "@/lib/regulation";
import { appraise } from "../core/appraise";
import type { Receipt } from "../core/receipt";
import type { Expectation } from "../core/types";

export type Drawn = { id: string; version: number };
type Kind = "rater" | "superior";
type Signed = { employeeId: string; name: string };

/**
 * Signs results as they stand: the first version of each, all or none, in one statement. Whoever calls holds the appraisals' rows and
 * has looked whether they were signed. With `deliver` they are handed over in the same deed. The appraisals' versions go on, so that a
 * form that was drawn before is refused.
 */
export async function writeDocuments(
  tx: Transaction,
  appraisalIds: readonly string[],
  { kind, signedById, deliver }: { kind: Kind; signedById: string; deliver: boolean },
  now: Date,
): Promise<Signed[]> {
  const drawn = JSON.stringify(appraisalIds.map((appraisalId) => ({ appraisalId, id: uuidv7(now), code: drawServiceCode() })));
  return tx.$queryRaw<Signed[]>`
    WITH signed AS (
      INSERT INTO "evaluation_document" ("id", "appraisalId", "version", "kind", "workResult", "behaviour", "note", "predicate", "inputs", "steps",
        "regulationId", "ratedAt", "ratedById", "raterId", "superiorId", "signedById", "signedAt", "final", "code", "deliveredAt")
      SELECT x."id", a."id", 1, ${kind}::"EvaluationKind", a."workResult", a."behaviour", a."note", a."predicate", a."inputs", a."steps",
        a."regulationId", a."ratedAt", a."ratedById", a."raterId", (SELECT s."raterId" FROM "rater_on"(a."raterId", ${dateOf(dayOf(now))}::date) s),
        ${signedById}::uuid, ${now}, CASE WHEN ${kind} = 'superior' THEN 'superior' WHEN r."postKind" = 'official' THEN 'official' END::"Finality",
        x."code", CASE WHEN ${deliver} THEN ${now}::timestamptz END
      FROM jsonb_to_recordset(${drawn}::jsonb) x("appraisalId" uuid, "id" uuid, "code" text)
      JOIN "appraisal" a ON a."id" = x."appraisalId" JOIN "employee" r ON r."id" = a."raterId"
      RETURNING "appraisalId"
    ), told AS (
      UPDATE "appraisal" a SET "version" = a."version" + 1 FROM signed WHERE a."id" = signed."appraisalId"
    )
    SELECT a."employeeId", e."name" FROM signed JOIN "appraisal" a ON a."id" = signed."appraisalId" JOIN "employee" e ON e."id" = a."employeeId"`;
}

type Held = { id: string; employeeId: string; version: number; rated: boolean; signed: boolean };

/** The appraisals of a rater among these, held until the end of the deed, in the order of their ids. */
const hold = (tx: Transaction, ids: readonly string[], raterId: string) =>
  tx.$queryRaw<Held[]>`
    SELECT a."id", a."employeeId", a."version", a."ratedAt" IS NOT NULL AS "rated",
      EXISTS (SELECT 1 FROM "evaluation_document" d WHERE d."appraisalId" = a."id") AS "signed"
    FROM "appraisal" a WHERE a."id" = ANY(${ids}::uuid[]) AND a."raterId" = ${raterId}::uuid ORDER BY a."id" FOR NO KEY UPDATE OF a`;

/** The rater signs one result as it was drawn (D.1.1); from then on the rating form changes it no more. */
export async function signEvaluation(
  grant: Grant<"evaluation:sign">,
  { version, deliver }: { version: number; deliver: boolean },
  now: Date,
) {
  const me = grant.employeeId ?? "";
  return db.$transaction(async (tx) => {
    const [held] = await hold(tx, [grant.subjectId], me);
    if (!held || held.version !== version) throw new Refused("changed-meanwhile");
    if (held.signed) throw new Refused("already-signed");
    const [signed] = await writeDocuments(tx, [grant.subjectId], { kind: "rater", signedById: me, deliver }, now);
    await recordChange(tx, grant, now, held.employeeId);
    return { name: signed?.name ?? "" };
  });
}

/** Everything of one's own that waits for a signature, in one press: all as they were drawn, or none. */
export async function signTeam(
  grant: Grant<"evaluations:sign-own">,
  { drawn, deliver }: { drawn: readonly Drawn[]; deliver: boolean },
  now: Date,
) {
  const me = grant.subjectId;
  await db.$transaction(async (tx) => {
    const held = await hold(
      tx,
      drawn.map(({ id }) => id),
      me,
    );
    const versions = new Map(held.map((each) => [each.id, each]));
    const same = drawn.every(({ id, version }) => {
      const found = versions.get(id);
      return found?.version === version && found.rated && !found.signed;
    });
    if (!same || held.length !== drawn.length) throw new Refused("changed-meanwhile");
    await writeDocuments(
      tx,
      held.map(({ id }) => id),
      { kind: "rater", signedById: me, deliver },
      now,
    );
    await recordChanges(
      tx,
      grant,
      held.map(({ id }) => id),
      now,
      { about: me, audienceIds: held.map(({ employeeId }) => employeeId) },
    );
  });
  return { n: drawn.length };
}

type Newest = { id: string; employeeId: string; signedById: string };

/**
 * The newest version of an appraisal, held with it: locked first and then read, so that a version that came meanwhile is seen. A form
 * that was drawn of another one is of what no longer stands.
 */
async function holdNewest(tx: Transaction, appraisalId: string, version: number): Promise<Newest> {
  await tx.$queryRaw`SELECT FROM "appraisal" WHERE "id" = ${appraisalId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.evaluationDocument.findFirst({
    where: { appraisalId },
    orderBy: { version: "desc" },
    select: { id: true, version: true, signedById: true, appraisal: { select: { employeeId: true } } },
  });
  if (found?.version !== version) throw new Refused("changed-meanwhile");
  return { id: found.id, signedById: found.signedById, employeeId: found.appraisal.employeeId };
}

// A deed that began a moment before another is written after it: its instant is no earlier than what it follows.

/** Handed over: from now on it waits for the employee. */
export async function deliverEvaluation(grant: Grant<"evaluation:deliver">, version: number, now: Date) {
  await db.$transaction(async (tx) => {
    const { id, employeeId } = await holdNewest(tx, grant.subjectId, version);
    const count = await tx.$executeRaw`
      UPDATE "evaluation_document" SET "deliveredAt" = greatest(${now}, "signedAt") WHERE "id" = ${id}::uuid AND "deliveredAt" IS NULL`;
    if (count === 0) throw new Refused("already-delivered");
    await recordChange(tx, grant, now, employeeId);
  });
}

/** Everything of one's own that was signed and not handed over, in one press. */
export async function deliverTeam(grant: Grant<"evaluations:deliver-own">, documentIds: readonly string[], now: Date) {
  return db.$transaction(async (tx) => {
    const delivered = await tx.$queryRaw<{ appraisalId: string; employeeId: string }[]>`
      UPDATE "evaluation_document" d SET "deliveredAt" = greatest(${now}, d."signedAt") FROM "appraisal" a
      WHERE d."id" = ANY(${documentIds}::uuid[]) AND a."id" = d."appraisalId" AND d."signedById" = ${grant.subjectId}::uuid AND d."deliveredAt" IS NULL
      RETURNING d."appraisalId", a."employeeId"`;
    if (delivered.length !== documentIds.length) throw new Refused("changed-meanwhile");
    const audienceIds = delivered.map(({ employeeId }) => employeeId);
    const subjects = delivered.map(({ appraisalId }) => appraisalId);
    await recordChanges(tx, grant, subjects, now, { about: grant.subjectId, audienceIds });
    return { n: delivered.length };
  });
}

/**
 * The employee says that it was received; from this day on the days for an objection run. What nobody had handed over was, by that. With
 * `sign` it is returned signed at once: received, not agreed.
 */
export async function receiveEvaluation(
  grant: Grant<"evaluation:receive">,
  { version, sign }: { version: number; sign: boolean },
  now: Date,
) {
  await db.$transaction(async (tx) => {
    const { id, signedById } = await holdNewest(tx, grant.subjectId, version);
    const count = await tx.$executeRaw`
      UPDATE "evaluation_document" SET "deliveredAt" = coalesce("deliveredAt", greatest(${now}, "signedAt")),
        "receivedAt" = greatest(${now}, "signedAt", "deliveredAt"),
        "returnedAt" = CASE WHEN ${sign} THEN greatest(${now}, "signedAt", "deliveredAt") END
      WHERE "id" = ${id}::uuid AND "receivedAt" IS NULL`;
    if (count === 0) throw new Refused("already-received");
    await recordChange(tx, grant, now, signedById);
  });
}

/** Signed by the employee as received, and back. */
export async function returnEvaluation(grant: Grant<"evaluation:return">, version: number, now: Date) {
  await db.$transaction(async (tx) => {
    const { id, signedById } = await holdNewest(tx, grant.subjectId, version);
    const count = await tx.$executeRaw`
      UPDATE "evaluation_document" SET "returnedAt" = greatest(${now}, "receivedAt") WHERE "id" = ${id}::uuid AND "returnedAt" IS NULL`;
    if (count === 0) throw new Refused("already-returned");
    await recordChange(tx, grant, now, signedById);
  });
}

/** What the further version takes over from the one before. */
export const formerSelect = {
  appraisalId: true,
  version: true,
  inputs: true,
  regulationId: true,
  ratedAt: true,
  raterId: true,
  superiorId: true,
} as const;
export type Former = Prisma.EvaluationDocumentGetPayload<{ select: typeof formerSelect }>;
export type Decided = { workResult: Expectation; behaviour: Expectation; note: string; signedById: string; id: string; code: string };

/**
 * After an objection: a further version (D.1.3) with the two ratings the superior gives, the predicate by the quadrant, signed and handed
 * over; the appraisal says from now on what it says. The inputs are those the former version was made beside. Whoever calls holds the
 * appraisal's row. Gives the version that stands now.
 */
export async function appendVersion(
  tx: Transaction,
  { inputs, appraisalId, ...kept }: Former,
  { signedById, note, id, code, ...ratings }: Decided,
  now: Date,
) {
  const receipt = inputs as unknown as Receipt;
  const { predicate, steps } = appraise({ ...receipt, ...ratings }, regulationById(kept.regulationId, "quadrant"));
  const beside = receipt.beside.map((named) =>
    named.kind === "rating" ? { ...named, said: { ...ratings, note, raterId: signedById } } : named,
  );
  const made = {
    ...ratings,
    note,
    predicate,
    steps: steps as unknown as Prisma.InputJsonArray,
    inputs: { ...receipt, ...ratings, beside } as unknown as Prisma.InputJsonObject,
    ratedById: signedById,
  };
  const version = kept.version + 1;
  const document = { id, appraisalId, ...kept, version, kind: "objection" as const, final: "objection" as const, ...made };
  await tx.evaluationDocument.createMany({ data: [{ ...document, signedById, signedAt: now, deliveredAt: now, code }] });
  await tx.appraisal.updateMany({ where: { id: appraisalId }, data: { ...made, version: { increment: 1 } } });
  return { predicate };
}

/**
 * Everything of a quarter that was signed and not reported yet, reported to the authorised official (PyB) in one press: as many as were
 * drawn, or none. A version that came after a report is reported anew.
 */
export async function reportQuarter(grant: Grant<"evaluations:report">, { period, n }: { period: string; n: number }, now: Date) {
  await db.$transaction(async (tx) => {
    const reported = await tx.$executeRaw`
      UPDATE "evaluation_document" d SET "reportedAt" = greatest(${now}, d."signedAt") FROM "appraisal" a
      WHERE a."id" = d."appraisalId" AND a."period" = ${period} AND d."reportedAt" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "evaluation_document" v WHERE v."appraisalId" = d."appraisalId" AND v."version" > d."version")`;
    if (reported !== n || n === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, { ...grant, subjectId: period }, now); // one deed on the quarter
  });
}
