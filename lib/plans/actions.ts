"use server";

import { action } from "@/lib/access/action";
import { recordRealisation } from "@/lib/scoring/commands/realisations";
import { realisationInput } from "./schema";

export const enterRealisation = action({
  permission: "realisation:record",
  subject: "indicatorId",
  input: realisationInput,
  run: async ({ grant, input, now }) => {
    await recordRealisation(grant, input, now);
    return { key: "notice.realised" };
  },
});
