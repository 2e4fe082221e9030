import "server-only";
import { cache } from "react";
import type { Grant } from "@/lib/access/grant";
import { db } from "@/lib/platform/db";
import { regulationInForce } from "@/lib/regulation";
import { firstDayOf } from "@/lib/scoring/core/deadlines/periods";
import { type AnswerRow, type SatisfactionRule, satisfactionOf } from "@/lib/scoring/core/satisfaction";
import { markShareOf } from "@/lib/scoring/core/satisfaction/mark";
import type { ChannelFigures, ServiceFigures } from "./types";

type TotalRow = {
  id: string;
  name: string;
  unit: string;
  note: string | null;
  verified: boolean | null;
  pattern: string | null;
  times: number | null;
};

/** Every service, for everybody. */
export const listSatisfaction = cache(
  async (_grant: Grant<"public:read">, period: string, gradeMinimum: number): Promise<ServiceFigures[]> => {
    const rows = await db.$queryRaw<TotalRow[]>`
    SELECT s."id", s."name", u."name" AS "unit", s."note", t."verified", t."pattern", t."times"
    FROM "service" s JOIN "unit" u ON u."id" = s."unitId"
    LEFT JOIN "satisfaction_total" t ON t."serviceId" = s."id" AND t."period" = ${period} AND t."times" > 0
    WHERE s."closedOn" IS NULL`;
    return figuresOf(rows, period, gradeMinimum);
  },
);

/** The services of a unit and of every unit below it. */
export async function listUnitSatisfaction(
  grant: Grant<"satisfaction:list">,
  period: string,
  gradeMinimum: number,
): Promise<ServiceFigures[]> {
  const rows = await db.$queryRaw<TotalRow[]>`
    SELECT s."id", s."name", u."name" AS "unit", s."note", t."verified", t."pattern", t."times"
    FROM "service" s JOIN "units_under"(${grant.subjectId}::uuid) below ON below."id" = s."unitId" JOIN "unit" u ON u."id" = s."unitId"
    LEFT JOIN "satisfaction_total" t ON t."serviceId" = s."id" AND t."period" = ${period} AND t."times" > 0
    WHERE s."closedOn" IS NULL`;
  return figuresOf(rows, period, gradeMinimum);
}

/** The services of the unit in which somebody was appraised: about the service, never about the person. */
export async function listServicesOfAppraisal(
  grant: Grant<"appraisal:rate"> | Grant<"appraisal:read-result">,
  period: string,
  gradeMinimum: number,
): Promise<ServiceFigures[]> {
  const rows = await db.$queryRaw<TotalRow[]>`
    SELECT s."id", s."name", u."name" AS "unit", s."note", t."verified", t."pattern", t."times"
    FROM "appraisal" a JOIN "service" s ON s."unitId" = a."unitId" JOIN "unit" u ON u."id" = s."unitId"
    LEFT JOIN "satisfaction_total" t ON t."serviceId" = s."id" AND t."period" = ${period} AND t."times" > 0
    WHERE a."id" = ${grant.subjectId}::uuid AND s."closedOn" IS NULL`;
  return figuresOf(rows, period, gradeMinimum);
}

/** By the alphabet: no order of merit where intervals overlap. */
function figuresOf(rows: readonly TotalRow[], period: string, gradeMinimum: number): ServiceFigures[] {
  const regulation = regulationInForce("satisfaction", firstDayOf(period));
  if (regulation.method !== "satisfaction-index") throw new RangeError(`${regulation.id} gives no index`);
  const services = Map.groupBy(rows, ({ id }) => id);
  return [...services.values()]
    .flatMap((totals) => {
      const [first] = totals;
      if (!first) return [];
      const { id, name, unit, note } = first;
      const of = (verified: boolean) =>
        channelOf(
          totals.filter((total) => total.verified === verified),
          regulation,
          gradeMinimum,
        );
      return [{ id, name, unit, note, verified: of(true), open: of(false) }];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, "id"));
}

function channelOf(totals: readonly TotalRow[], rule: SatisfactionRule, gradeMinimum: number): ChannelFigures {
  const rows = totals.map(({ pattern, times }): AnswerRow & { mark: number | null } => {
    const [mark, ...elements] = [...(pattern ?? "")].map((letter) => (letter === "-" ? null : Number(letter)));
    return { mark: mark ?? null, answers: elements, times: times ?? 0 };
  });
  const marked = (mark: number) => rows.filter((row) => row.mark === mark).reduce((sum, { times }) => sum + times, 0);
  const marks = markShareOf([marked(1), marked(2), marked(3), marked(4)]);
  const n = rows.filter(({ answers }) => answers.some((answer) => answer !== null)).reduce((sum, { times }) => sum + times, 0);
  const result = satisfactionOf(rows, rule);
  if (!result) return { n, index: null, interval: null, grade: null, marks };
  return { n, index: result.index, interval: result.interval, grade: n >= gradeMinimum ? result.grade : null, marks };
}
