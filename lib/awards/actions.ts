"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { AGENCY } from "@/lib/access/types";
import { decideAward, nominate, openAward } from "./commands";
import { decideInput, nominateInput, openInput } from "./schema";

export const openAwardRound = action({
  permission: "award:open",
  subject: { always: AGENCY },
  input: openInput,
  run: async ({ grant, input, now }) => redirect(`/awards/${await openAward(grant, input, now)}`),
});

export const nominateColleague = action({
  permission: "award:nominate",
  subject: "roundId",
  input: nominateInput,
  run: async ({ grant, input, now }) => {
    await nominate(grant, input, now);
    return { key: "notice.nominated" };
  },
});

export const decideAwardRound = action({
  permission: "award:decide",
  subject: "roundId",
  input: decideInput,
  run: async ({ grant, input, now }) => {
    await decideAward(grant, input, now);
    return { key: "notice.awardDecided" };
  },
});
