"use server";

import { action } from "@/lib/access/action";
import { AGENCY } from "@/lib/access/types";
import { wakeJobs } from "@/lib/platform/jobs";
import { askToLoad, mapColumns } from "./commands/requests";
import { loadInput, mappingInput } from "./schema";

const agency = { permission: "imports:manage", subject: { always: AGENCY } } as const;

export const mapImport = action({
  ...agency,
  input: mappingInput,
  run: async ({ grant, input, now }) => {
    await mapColumns(grant, input, now);
    wakeJobs();
    return { key: "notice.importMapped" };
  },
});

export const loadImport = action({
  ...agency,
  input: loadInput,
  run: async ({ grant, input, now }) => {
    await askToLoad(grant, input, now);
    wakeJobs();
    return { key: "notice.importAsked" };
  },
});
