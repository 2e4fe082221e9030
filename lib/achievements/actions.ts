"use server";

import { action } from "@/lib/access/action";
import { decide } from "./commands";
import { decisionInput } from "./schema";

export const decideAchievement = action({
  permission: "achievement:decide",
  subject: "unitId",
  input: decisionInput,
  run: async ({ grant, input, now }) => {
    const { unit, rated } = await decide(grant, input, now);
    return {
      key: rated > 0 ? "achieved.savedRated" : "achieved.saved",
      values: { unit, rated, value: { key: `achievement.${input.value}` } },
    };
  },
});
