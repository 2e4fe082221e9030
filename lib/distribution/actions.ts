"use server";

import { action } from "@/lib/access/action";
import { dayOf } from "@/lib/platform/clock";
import { listCompletion } from "@/lib/reports/queries";
import { getSettings } from "@/lib/settings/queries";
import { explainDistribution } from "./commands";
import { listRaterDistributions, listUnitDistributions } from "./queries";
import { reasonInput } from "./schema";

/** By the rater, of the people rated by oneself: which unit that is beside, the server knows. */
export const explainOwnRatings = action({
  permission: "distribution:explain-own",
  subject: "employeeId",
  input: reasonInput,
  run: async ({ grant, input, now }) => {
    const sights = await listRaterDistributions(grant, dayOf(now));
    await explainDistribution(
      grant,
      sights.find(({ period }) => period === input.period),
      input,
      now,
    );
    return { key: "distribution.saved" };
  },
});

/** By a head, of a unit whose predicates may be told. */
export const explainUnitPredicates = action({
  permission: "distribution:explain",
  subject: "unitId",
  input: reasonInput,
  run: async ({ grant, input, now }) => {
    const minimum = (await getSettings(dayOf(now)))("minimumGroup").value;
    const sights = await listUnitDistributions(grant, input.period, await listCompletion(grant, [input.period]), minimum);
    await explainDistribution(
      grant,
      sights.find(({ unitId }) => unitId === grant.subjectId),
      input,
      now,
    );
    return { key: "distribution.saved" };
  },
});
