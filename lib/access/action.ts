import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { speaker } from "@/lib/messages/format";
import type { Words } from "@/lib/messages/keys";
import { logFault } from "@/lib/platform/log";
import { echo, readForm } from "@/lib/platform/read-form";
import { Refused } from "@/lib/platform/refusal";
import { type Door, enter, mark } from "./door";
import type { Permission } from "./policy";
import { readerLocale } from "./session";
import type { FormAction, FormState, Outcome } from "./types";

/**
 * The one way to make a server action. An action without permission, subject and input cannot be written.
 * The type says FormData; what arrives is any JSON, and whatever is not a form is not found.
 * What goes wrong without anybody having foreseen it is logged under a code, and the form is told plainly that nothing was saved.
 */
export function action<P extends Permission, S extends z.ZodType>(door: Door<P, S, Done>): FormAction {
  return mark(async (_previous, body: unknown) => {
    try {
      const outcome = await enter(door, {
        headers: await headers(),
        writes: true,
        read: async () => {
          if (!(body instanceof FormData)) throw new Refused("not-found");
          return { subjectId: typeof door.subject === "string" ? body.get(door.subject) : door.subject.always, fields: body };
        },
      });
      return await told(outcome);
    } catch (error) {
      unstable_rethrow(error); // a redirect is how some actions end
      const code = logFault(error, door.permission);
      return {
        status: "failed",
        text: speaker(await readerLocale())("form.failed", { code }),
        entered: body instanceof FormData ? echo(readForm(body)) : {},
      };
    }
  });
}

/** What was done, in words; and the record that came of it, where the form goes on with it. */
type Done = Words & { made?: string };

/** The outcome in the reader's words. */
async function told(outcome: Outcome<Done>): Promise<FormState> {
  const say = speaker(await readerLocale());
  if (outcome.status === "done") {
    const { key, values, made = null } = outcome.result;
    return { status: "done", notice: say(key, values), made };
  }
  const { entered } = outcome;
  if (outcome.status === "refused") {
    const signIn = outcome.because === "not-signed-in" ? say("form.signIn") : null;
    return { status: "refused", text: say(`refusal.${outcome.because}`), signIn, entered };
  }
  const problems = outcome.problems.map(({ path, key, values }) => ({ path, text: say(key, values) }));
  return { status: "invalid", title: say("form.problems", { n: problems.length }), kept: say("form.kept"), problems, entered };
}
