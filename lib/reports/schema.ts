import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { QUARTER } from "@/lib/scoring/core/deadlines/periods";
import { MISSING } from "./types";

const key = (name: MessageKey) => name;
const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** The address of a dashboard: anything that is no choice of ours is ignored. */
export const dashboardQuery = z.object({
  unit: maybe(z.uuid()),
  period: maybe(z.string().regex(QUARTER)),
  missing: maybe(z.enum(MISSING)),
  after: maybe(z.string().max(400)),
});

export const exportQuery = z.strictObject({ period: z.string(key("report.noPeriod")).regex(QUARTER, key("report.noPeriod")) });
