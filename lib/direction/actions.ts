"use server";

import { action } from "@/lib/access/action";
import { AGENCY } from "@/lib/access/types";
import * as commands from "./commands";
import { directionInput, goalInput, missionInput, removalInput } from "./schema";

const ofAgency = { permission: "direction:change", subject: { always: AGENCY } } as const;

export const saveDirection = action({
  ...ofAgency,
  input: directionInput,
  run: async ({ grant, input, now }) => {
    await commands.saveDirection(grant, input, now);
    return { key: "notice.directionSaved", values: { from: String(input.fromYear), last: String(input.untilYear) } };
  },
});

export const saveMission = action({
  ...ofAgency,
  input: missionInput,
  run: async ({ grant, input, now }) => {
    await commands.saveMission(grant, input, now);
    return { key: "notice.missionSaved", values: { number: input.number } };
  },
});

export const saveGoal = action({
  ...ofAgency,
  input: goalInput,
  run: async ({ grant, input, now }) => {
    await commands.saveGoal(grant, input, now);
    return { key: "notice.goalSaved", values: { title: input.title } };
  },
});

export const removeDirectionPart = action({
  ...ofAgency,
  input: removalInput,
  run: async ({ grant, input, now }) => {
    await commands.removePart(grant, input, now);
    return { key: "notice.directionPartRemoved" };
  },
});
