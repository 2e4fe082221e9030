import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dayFrom } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { AgreementRow, AgreementSheet } from "./types";

/** Every unit that is not closed, from the top down, with how far its agreement of a year is. An agency has hundreds, not more. */
export async function listAgreements(_grant: Grant<"agreements:list">, year: number): Promise<AgreementRow[]> {
  return db.$queryRaw<AgreementRow[]>`
    WITH RECURSIVE tree AS (
      SELECT u."id", u."name", 0 AS "depth", ARRAY[u."name", u."id"::text] AS "path" FROM "unit" u WHERE u."parentId" IS NULL AND u."closedOn" IS NULL
      UNION ALL
      SELECT u."id", u."name", t."depth" + 1, t."path" || ARRAY[u."name", u."id"::text] FROM tree t JOIN "unit" u ON u."parentId" = t."id"
        WHERE u."closedOn" IS NULL
    )
    SELECT t."id" AS "unitId", t."name" AS "unit", t."depth",
      CASE WHEN a."id" IS NULL THEN 'none' WHEN a."signedOn" IS NULL THEN 'draft' ELSE 'signed' END AS "state",
      (SELECT count(*)::int FROM "agreement_indicator" i JOIN "agreement_result" r ON r."id" = i."resultId" WHERE r."agreementId" = a."id") AS "indicators"
    FROM tree t LEFT JOIN "agreement" a ON a."unitId" = t."id" AND a."year" = ${year}
    ORDER BY t."path"`;
}

/** What one unit has agreed for a year, in the order of the document. */
export async function getAgreement(grant: Grant<"agreement:read">, year: number): Promise<AgreementSheet> {
  const { name, agreements } = await db.unit.findUniqueOrThrow({
    where: { id: grant.subjectId },
    select: {
      name: true,
      agreements: {
        where: { year },
        select: {
          version: true,
          title: true,
          source: true,
          signedOn: true,
          results: {
            orderBy: { position: "asc" },
            select: {
              id: true,
              title: true,
              serves: true,
              goal: { select: { id: true, number: true, title: true, mission: { select: { number: true } } } },
              indicators: {
                orderBy: { position: "asc" },
                select: {
                  id: true,
                  version: true,
                  title: true,
                  unit: true,
                  kind: true,
                  direction: true,
                  target: true,
                  q1: true,
                  q2: true,
                  q3: true,
                  q4: true,
                },
              },
            },
          },
        },
      },
    },
  });
  const [found] = agreements;
  return {
    unitId: grant.subjectId,
    unit: name,
    year,
    agreement: found
      ? { version: found.version, title: found.title, source: found.source, signedOn: found.signedOn && dayFrom(found.signedOn) }
      : null,
    results: (found?.results ?? []).map(({ indicators, goal, ...result }) => ({
      ...result,
      goal: goal && { id: goal.id, number: goal.number, title: goal.title, mission: goal.mission.number },
      lines: indicators.map(({ target, q1, q2, q3, q4, direction, ...line }) => ({
        ...line,
        direction: direction === "less-is-better" ? direction : "more-is-better",
        target: Number(target),
        quarters: [q1, q2, q3, q4].map(Number),
      })),
    })),
  };
}
