import { db } from "@/lib/platform/db";
import type { Seed } from "./seed";

const DAY = 86_400_000;

/** How far the document of one person's last closed quarter has come, where that is not all the way. */
export type Reached = "unsigned" | "signed" | "delivered" | "received";
export const REACHED: Readonly<Record<string, Reached>> = {
  southNurseTwo: "unsigned",
  southVolunteer: "unsigned",
  southMidwife: "unsigned",
  southNurseOne: "signed",
  southNutritionist: "signed",
  southRegistrar: "delivered",
  southPharmacist: "received",
};

/** Whose rater let the days of the last closed quarter pass, so that the superior evaluated. */
const EVALUATED_ABOVE = ["northPharmacist"];

/** Before the receipts are written, which say who rated. */
export async function writeEvaluatedAbove(seed: Seed) {
  await db.$executeRaw`
    UPDATE "appraisal" a SET "ratedById" = s."raterId" FROM "appraisal" x CROSS JOIN LATERAL "rater_on"(x."raterId", "legal_day"(x."ratedAt")) s
    WHERE x."id" = a."id" AND a."period" = ${seed.closed} AND a."employeeId" = ANY(${EVALUATED_ABOVE.map((key) => seed.personId(key))}::uuid[])`;
}

const IN_ORDER = ["signed", "delivered", "received", "returned", "reported"] as const;
const reachedBy = (reached: Reached | undefined) =>
  reached === undefined ? IN_ORDER.length : reached === "unsigned" ? 0 : IN_ORDER.indexOf(reached) + 1;

/**
 * The results of the quarters that closed as they were signed, handed over, received, returned and reported; of a few in the last one no
 * further than a step. Ends of days lie within the seed's own; last, so that nothing else is drawn otherwise because of them.
 */
export async function writeEvaluations(seed: Seed) {
  const rated = await db.appraisal.findMany({
    where: { period: { in: [...seed.closedQuarters] }, ratedAt: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true, period: true, employeeId: true, ratedAt: true },
  });
  const documents = rated.flatMap(({ id: appraisalId, period, employeeId, ratedAt }) => {
    const key = seed.keyOf(employeeId);
    const steps = reachedBy(period === seed.closed ? REACHED[key] : undefined);
    if (steps === 0 || !ratedAt) return [];
    const chance = seed.chanceOf("evaluation", key, period);
    // Whoever has not come to the end is days behind the seed's own day, the others weeks behind the quarter's end.
    const first = steps < IN_ORDER.length ? seed.at.getTime() - (steps + 1) * DAY : ratedAt.getTime() + chance.int(1, 5) * DAY;
    const days = [0, chance.int(0, 3), chance.int(1, 4), chance.int(0, 3), chance.int(10, 14)];
    let at = Math.max(first, ratedAt.getTime() + 60_000);
    const instants = IN_ORDER.slice(0, steps).map((_, i) => {
      if (i > 0) at += steps < IN_ORDER.length ? DAY : (days[i] ?? 0) * DAY;
      return new Date(Math.min(at, seed.at.getTime())).toISOString();
    });
    return [{ id: seed.id(), appraisalId, code: chance.code(), instants }];
  });
  await db.$executeRaw`
    INSERT INTO "evaluation_document" ("id", "appraisalId", "version", "kind", "workResult", "behaviour", "note", "predicate", "inputs", "steps",
      "regulationId", "ratedAt", "ratedById", "raterId", "superiorId", "signedById", "signedAt", "final", "code", "deliveredAt", "receivedAt", "returnedAt", "reportedAt")
    SELECT x."id", a."id", 1, CASE WHEN a."ratedById" IS NULL THEN 'rater' ELSE 'superior' END::"EvaluationKind", a."workResult", a."behaviour", a."note", a."predicate", a."inputs", a."steps", a."regulationId", a."ratedAt",
      a."ratedById", a."raterId", s."raterId", coalesce(a."ratedById", a."raterId"), (x."instants" ->> 0)::timestamptz,
      CASE WHEN a."ratedById" IS NOT NULL THEN 'superior'::"Finality" WHEN r."postKind" = 'official' THEN 'official'::"Finality" END, x."code",
      (x."instants" ->> 1)::timestamptz, (x."instants" ->> 2)::timestamptz, (x."instants" ->> 3)::timestamptz, (x."instants" ->> 4)::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(documents)}::jsonb) x("id" uuid, "appraisalId" uuid, "code" text, "instants" jsonb)
    JOIN "appraisal" a ON a."id" = x."appraisalId" JOIN "employee" r ON r."id" = a."raterId"
    LEFT JOIN LATERAL (SELECT o."raterId" FROM "rater_on"(a."raterId", "legal_day"((x."instants" ->> 0)::timestamptz)) o) s ON true`;
  await db.$executeRaw`UPDATE "appraisal" SET "version" = "version" + 1 WHERE "id" IN (SELECT "appraisalId" FROM "evaluation_document")`;
}
