"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { answerCases, takeTraining } from "./commands";
import { casesInput, trainingInput } from "./schema";

export const sendCases = action({
  permission: "cases:answer",
  subject: "employeeId",
  input: casesInput,
  run: async ({ grant, input, now }) => {
    await answerCases(grant, input, now);
    redirect("/raters/cases?saved=1");
  },
});

export const sendTraining = action({
  permission: "training:take",
  subject: "employeeId",
  input: trainingInput,
  run: async ({ grant, input, now }) => {
    await takeTraining(grant, input, now);
    redirect("/raters/training?passed=1");
  },
});
