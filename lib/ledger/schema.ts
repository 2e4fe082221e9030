import { z } from "zod";

const id = /^[\w-]{1,80}$/;

/** The address of the ledger: one record, from a key on. */
export const ledgerQuery = z.object({
  subject: z.string().trim().regex(id).optional().catch(undefined),
  after: z.string().max(400).optional().catch(undefined),
});
