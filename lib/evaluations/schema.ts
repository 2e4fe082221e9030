import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { versionField } from "@/lib/platform/text";
import { PERIOD } from "@/lib/scoring/core/deadlines/periods";

const key = (name: MessageKey) => name;

/** Signed alone, or signed and handed over: by the button that was pressed. */
const delivery = z.enum(["keep", "deliver"], key("problem.choose")).transform((chosen) => chosen === "deliver");

export const signInput = z.strictObject({ version: versionField, next: delivery });

/** A result as it was drawn, "id version". */
const drawn = z
  .string()
  .regex(/^[0-9a-f-]{36} \d{1,9}$/, key("problem.notUnderstood"))
  .transform((text) => {
    const [id = "", version] = text.split(" ");
    return { id, version: Number(version) };
  })
  .pipe(z.object({ id: z.uuid(), version: z.number() }));

export const MOST_AT_ONCE = 500;
export const signTeamInput = z.strictObject({ drawn: z.array(drawn).min(1, key("evaluation.nothing")).max(MOST_AT_ONCE), next: delivery });
export const deliverTeamInput = z.strictObject({ documents: z.array(z.uuid()).min(1, key("evaluation.nothing")).max(MOST_AT_ONCE) });

export const stepInput = z.strictObject({ version: versionField });
export const receiveInput = z.strictObject({
  version: versionField,
  next: z.enum(["keep", "sign"], key("problem.choose")).transform((chosen) => chosen === "sign"),
});

/** `n`: how many were drawn as ready. */
export const reportInput = z.strictObject({ period: z.string().regex(PERIOD), n: versionField });
/** What somebody typed off a paper; what is asked for otherwise is no code. */
export const verifyQuery = z.object({ code: z.string().max(100).catch("").optional() });

/** Which of its two papers is drawn. */
export const paperQuery = z.strictObject({ form: z.enum(["evaluation", "result"], key("problem.choose")) });
