import { createHash } from "node:crypto";
import { drawPlanForm } from "@/lib/plans/form/draw";
import { planForm } from "./plan-form";

// Run in a process of its own: what the form's bytes are where the clock of the machine stands in another zone.
process.stdout.write(
  createHash("sha256")
    .update(await drawPlanForm(planForm))
    .digest("hex"),
);
