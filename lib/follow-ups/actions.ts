"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { acceptFollowUp, closeFollowUp, noteSession, proposeFollowUp, sendView } from "./commands";
import { acceptInput, closeInput, proposalInput, sessionInput, viewInput } from "./schema";
import { STATEMENTS } from "./types";

export const proposeWhatFollows = action({
  permission: "follow-up:propose",
  subject: "employeeId",
  input: proposalInput,
  run: async ({ grant, input, now }) => redirect(`/follow-ups/${await proposeFollowUp(grant, input, now)}`),
});

export const takeUpProposal = action({
  permission: "follow-up:accept",
  subject: "followUpId",
  input: acceptInput,
  run: async ({ grant, input, now }) => {
    await acceptFollowUp(grant, input.version, now);
    return { key: "notice.followUpAccepted" };
  },
});

export const endFollowUp = action({
  permission: "follow-up:close",
  subject: "followUpId",
  input: closeInput,
  run: async ({ grant, input, now }) => {
    await closeFollowUp(grant, input, now);
    return { key: "notice.followUpClosed" };
  },
});

export const noteMeeting = action({
  permission: "follow-up:note",
  subject: "followUpId",
  input: sessionInput,
  run: async ({ grant, input, now }) => {
    await noteSession(grant, input, now);
    return { key: "notice.followUpNoted" };
  },
});

export const sendOwnView = action({
  permission: "follow-up:send-view",
  subject: "followUpId",
  input: viewInput,
  run: async ({ grant, input: { answers, note }, now }) => {
    await sendView(grant, { answers: STATEMENTS.map((name) => answers[name]), note }, now);
    return { key: "notice.followUpViewed" };
  },
});
