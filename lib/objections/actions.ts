"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import * as commands from "./commands";
import { decisionInput, filingInput, statementInput, withdrawalInput } from "./schema";

export const objectToResult = action({
  permission: "objection:file",
  subject: "appraisalId",
  input: filingInput,
  run: async ({ grant, input, now }) => {
    const id = await commands.fileObjection(grant, input, now);
    redirect(`/objections/${id}`);
  },
});

const one = { subject: "objectionId" } as const;

export const explainResult = action({
  ...one,
  permission: "objection:explain",
  input: statementInput,
  run: async ({ grant, input, now }) => {
    await commands.explainObjection(grant, input, now);
    return { key: "notice.objectionExplained" };
  },
});

export const recordHearing = action({
  ...one,
  permission: "objection:hear",
  input: statementInput,
  run: async ({ grant, input, now }) => {
    await commands.hearObjection(grant, input, now);
    return { key: "notice.objectionHeard" };
  },
});

export const withdrawOwnObjection = action({
  ...one,
  permission: "objection:withdraw",
  input: withdrawalInput,
  run: async ({ grant, input, now }) => {
    await commands.withdrawObjection(grant, input.version, now);
    return { key: "notice.objectionWithdrawn" };
  },
});

export const decideOnObjection = action({
  ...one,
  permission: "objection:decide",
  input: decisionInput,
  run: async ({ grant, input, now }) => {
    await commands.decideObjection(grant, input, now);
    return { key: input.outcome === "upheld" ? "notice.objectionUpheld" : "notice.objectionChanged" };
  },
});
