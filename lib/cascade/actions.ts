"use server";

import { action } from "@/lib/access/action";
import { reparent } from "@/lib/scoring/commands/parents";
import { parentsInput } from "./schema";

export const giveParents = action({
  permission: "parents:change",
  subject: "leaderId",
  input: parentsInput,
  run: async ({ grant, input: { year, rows }, now }) => ({
    key: "notice.parentsGiven",
    values: { n: await reparent(grant, year, rows, now) },
  }),
});
