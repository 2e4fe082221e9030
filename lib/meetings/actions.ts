"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { callMeeting, closeMeeting, openToUnit, writeMeeting } from "./commands";
import { callInput, closeInput, meetingInput, openingInput } from "./schema";

export const callUnit = action({
  permission: "meeting:call",
  subject: "unitId",
  input: callInput,
  run: async ({ grant, input, now }) => redirect(`/meetings/${await callMeeting(grant, input, now)}`),
});

export const saveMeeting = action({
  permission: "meeting:minute",
  subject: "meetingId",
  input: meetingInput,
  run: async ({ grant, input, now }) => {
    await writeMeeting(grant, input, now);
    return { key: "notice.minutesSaved" };
  },
});

export const closeMinutes = action({
  permission: "meeting:close",
  subject: "meetingId",
  input: closeInput,
  run: async ({ grant, input, now }) => {
    await closeMeeting(grant, input.version, now);
    return { key: "notice.meetingClosed" };
  },
});

export const openOwn = action({
  permission: "opening:change",
  subject: "unitId",
  input: openingInput,
  run: async ({ grant, input, now }) => {
    await openToUnit(grant, input, now);
    return { key: "notice.opened" };
  },
});
