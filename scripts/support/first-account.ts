import { authorize } from "@/lib/access/grant";
import { AGENCY } from "@/lib/access/types";
import { beginInstallation } from "@/lib/installation/commands";
import { firstAccount } from "@/lib/installation/schema";
import { isMessageKey, speaker } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { Invalid, Refused } from "@/lib/platform/refusal";

/**
 * Creates the first account out of CERMIN_FIRST_ACCOUNT (JSON). Ends with 0 and its e-mail as it was stored; with 1 and a sentence a field where something is not
 * acceptable; with 3 where the installation has begun. A fault of ours is thrown.
 */
const say = speaker("id");
const given = firstAccount.safeParse(JSON.parse(process.env.CERMIN_FIRST_ACCOUNT ?? "{}"));
if (!given.success) {
  for (const { path, message } of given.error.issues)
    process.stdout.write(`${path.join(".")}: ${isMessageKey(message) ? say(message) : say("problem.notUnderstood")}\n`);
  process.exit(1);
}
try {
  await beginInstallation(await authorize("job", "installation:begin", AGENCY), given.data, now());
  process.stdout.write(`${given.data.email}\n`);
} catch (error) {
  if (error instanceof Invalid) {
    for (const { path, key, values } of error.problems) process.stdout.write(`${path}: ${say(key, values)}\n`);
    process.exitCode = 1;
  } else if (error instanceof Refused) process.exitCode = 3;
  else throw error;
}
await db.$disconnect();
