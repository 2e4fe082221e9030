"use server";

import { action } from "@/lib/access/action";
import { answerObstacle, flagObstacle, removeObstacle } from "./commands";
import { answerInput, flagInput, removalInput } from "./schema";

export const reportObstacle = action({
  permission: "obstacle:flag",
  subject: "resultId",
  input: flagInput,
  run: async ({ grant, input, now }) => {
    await flagObstacle(grant, input, now);
    return { key: "notice.obstacleFlagged" };
  },
});

export const promiseAction = action({
  permission: "obstacle:answer",
  subject: "obstacleId",
  input: answerInput,
  run: async ({ grant, input, now }) => {
    await answerObstacle(grant, input, now);
    return { key: "notice.obstacleAnswered" };
  },
});

export const closeObstacle = action({
  permission: "obstacle:remove",
  subject: "obstacleId",
  input: removalInput,
  run: async ({ grant, input, now }) => {
    await removeObstacle(grant, input.version, now);
    return { key: "notice.obstacleRemoved" };
  },
});
