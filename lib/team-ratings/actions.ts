"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { measure } from "@/lib/facts/queries";
import { recordTeamRatings } from "@/lib/scoring/commands/ratings";
import { teamRatingsInput } from "./schema";

/** Both ratings of everybody who was begun: all of them, or none. */
export const submitTeamRatings = action({
  permission: "ratings:give-own",
  subject: "employeeId",
  input: teamRatingsInput,
  run: async ({ grant, input, now }) => {
    await recordTeamRatings(grant, input, measure, now);
    redirect(`/appraisals/team/${input.period}?saved=${input.ratings.length}`);
  },
});
