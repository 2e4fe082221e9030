"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { nothing } from "@/lib/access/schema";
import { leaveIntroduction, takeStep } from "./commands";
import { INTRODUCTION, stepInput } from "./schema";

export const moveOn = action({
  permission: "introduction:take",
  subject: "employeeId",
  input: stepInput,
  run: async ({ grant, input: { step }, now }) => {
    await takeStep(grant, step, now);
    const next = INTRODUCTION[INTRODUCTION.indexOf(step) + 1];
    redirect(next ? `/introduction/${next}` : "/today");
  },
});

export const skipIntroduction = action({
  permission: "introduction:take",
  subject: "employeeId",
  input: nothing,
  run: async ({ grant, now }) => {
    await leaveIntroduction(grant, now);
    redirect("/today");
  },
});
