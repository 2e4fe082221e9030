"use server";

import { z } from "zod";
import { action } from "@/lib/access/action";
import { removeDocument } from "./commands";

export const takeAway = action({
  permission: "document:remove",
  subject: "documentId",
  input: z.strictObject({}),
  run: async ({ grant, now }) => {
    const { name } = await removeDocument(grant, now);
    return { key: "notice.documentRemoved", values: { name } };
  },
});
