import "server-only";
import { outputFacts } from "@/lib/activities/queries";
import { attendanceFacts } from "@/lib/attendance/queries";
import { Prisma } from "@/lib/generated/prisma/client";
import { dayOf } from "@/lib/platform/clock";
import type { BoundKind } from "@/lib/scoring/core/indicator-kinds";
import { BOUND_KINDS } from "@/lib/scoring/core/indicator-kinds";
import type { FactProviders, Measure } from "@/lib/scoring/queries";
import { satisfactionFacts, waitingFacts } from "@/lib/services/queries";
import { settingOn } from "@/lib/settings/queries";
import { settingSchemas } from "@/lib/settings/types";
import { unitResultFacts } from "@/lib/units/queries";

/** Who answers for which kind of data-bound indicator: a kind without its line does not compile. */
const providers: FactProviders = {
  outputs: outputFacts,
  satisfaction: satisfactionFacts,
  waiting: waitingFacts,
  attendance: attendanceFacts,
  "unit-result": unitResultFacts,
};

type Row = { minimum: unknown; indicatorId: string | null; data: unknown };

/** What the records of a period come to for each data-bound indicator, under the setting in force today. */
export const measure: Measure = async (tx, indicators, period, now) => {
  const idsOf = (kind: BoundKind) => indicators.flatMap((indicator) => (indicator.kind === kind ? [indicator.id] : []));
  const asked = BOUND_KINDS.flatMap((kind) => {
    const ids = idsOf(kind);
    return ids.length > 0 ? [{ kind, ids }] : [];
  });
  if (asked.length === 0) return new Map();
  const asOf = dayOf(now);
  const parts = asked.map(({ kind, ids }) => Prisma.sql`(${providers[kind].rows(ids, period)})`);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${settingOn("gradeMinimum", asOf)} AS "minimum", f."indicatorId", f."data"
    FROM (SELECT 1) one LEFT JOIN (${Prisma.join(parts, " UNION ALL ")}) f ON true`;
  const terms = { period, asOf, minimum: settingSchemas.gradeMinimum.parse(rows[0]?.minimum) };
  const dataOf = new Map(rows.map(({ indicatorId, data }) => [indicatorId, data]));
  return new Map(asked.flatMap(({ kind, ids }) => ids.map((id) => [id, providers[kind].read(dataOf.get(id) ?? null, terms)] as const)));
};
