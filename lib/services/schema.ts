import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { optionalDay, optionalText, requiredLine, versionField } from "@/lib/platform/text";
import { QUARTER } from "@/lib/scoring/core/deadlines/periods";

const key = (name: MessageKey) => name;

/** The address of a list by quarter; what is no quarter is ignored. */
export const periodQuery = z.object({ period: z.string().regex(QUARTER).optional().catch(undefined) });

const service = { name: requiredLine(150), unitId: z.uuid(key("problem.choose")), note: optionalText(500), closedOn: optionalDay };
export const newService = z.strictObject(service);
export const serviceUpdate = z.strictObject({ serviceId: z.uuid(), version: versionField, ...service });
export type ServiceInput = z.output<typeof newService>;

export const newCode = z.strictObject({ serviceId: z.uuid(), place: requiredLine(100) });
export const codeWithdrawal = z.strictObject({ codeId: z.uuid(), version: versionField });

export const POSTER_SIZES = ["a4", "a5"] as const;
/** Of a poster the paper it is for; the form of the address says the code. */
export const posterQuery = z.strictObject({ size: z.enum(POSTER_SIZES, key("problem.choose")).default("a4") });

export const MOST_SLIPS = 60;
/** One-time codes for a counter's screen or for slips, printed at once. */
export const slipInput = z.strictObject({
  serviceId: z.uuid(key("problem.notUnderstood")),
  channel: z.enum(["counter", "slip"], key("problem.choose")),
  count: z
    .string()
    .regex(/^\d{1,4}$/, key("services.slipCount"))
    .transform(Number)
    .refine((n) => n >= 1 && n <= MOST_SLIPS, key("services.slipCount")),
  days: z
    .string()
    .regex(/^\d{1,3}$/, key("services.slipDays"))
    .transform(Number)
    .refine((n) => n >= 1 && n <= 90, key("services.slipDays")),
});

export const servicesQuery = z.object({
  after: z.string().max(400).optional().catch(undefined),
  q: z.string().trim().max(100).optional().catch(undefined),
});
