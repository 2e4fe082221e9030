import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { QUARTER } from "@/lib/scoring/core/deadlines/periods";
import { PREDICATES } from "@/lib/scoring/core/types";
import { LONG_WAITS } from "@/lib/services/types";
import { MISSING } from "./types";

const key = (name: MessageKey) => name;
const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** Above which band a wait is long. */
const above = z.coerce.number().pipe(z.literal([...LONG_WAITS]));

/** The address of a dashboard: anything that is no choice of ours is ignored. */
export const dashboardQuery = z.object({
  unit: maybe(z.uuid()),
  period: maybe(z.string().regex(QUARTER)),
  missing: maybe(z.enum(MISSING)),
  predicate: maybe(z.enum(PREDICATES)),
  above: maybe(above),
  after: maybe(z.string().max(400)),
});

const period = z.string(key("report.noPeriod")).regex(QUARTER, key("report.noPeriod"));
export const exportQuery = z.strictObject({ period });
export const waitingExportQuery = z.strictObject({ period, above: maybe(above) });
