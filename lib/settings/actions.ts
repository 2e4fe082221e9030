"use server";

import { action } from "@/lib/access/action";
import { AGENCY } from "@/lib/access/types";
import { adopt, comment, drop, propose } from "./commands";
import { commentInput, decisionInput, proposalInput } from "./schema";

export const proposeRule = action({
  permission: "setting:propose",
  subject: { always: AGENCY },
  input: proposalInput,
  run: async ({ grant, input, now }) => {
    await propose(grant, input, now);
    return { key: "notice.ruleProposed" };
  },
});

export const commentRule = action({
  permission: "setting:comment",
  subject: "proposalId",
  input: commentInput,
  run: async ({ grant, input, now }) => {
    await comment(grant, input.text, now);
    return { key: "notice.ruleCommented" };
  },
});

export const adoptRule = action({
  permission: "setting:adopt",
  subject: "proposalId",
  input: decisionInput,
  run: async ({ grant, input, now }) => {
    await adopt(grant, input.decision, now);
    return { key: "notice.ruleAdopted" };
  },
});

export const dropRule = action({
  permission: "setting:drop",
  subject: "proposalId",
  input: decisionInput,
  run: async ({ grant, input, now }) => {
    await drop(grant, input.decision, now);
    return { key: "notice.ruleDropped" };
  },
});
