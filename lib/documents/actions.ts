"use server";

import { action } from "@/lib/access/action";
import { nothing } from "@/lib/access/schema";
import { removeDocument } from "./commands";

export const takeAway = action({
  permission: "document:remove",
  subject: "documentId",
  input: nothing,
  run: async ({ grant, now }) => {
    const { name } = await removeDocument(grant, now);
    return { key: "notice.documentRemoved", values: { name } };
  },
});
