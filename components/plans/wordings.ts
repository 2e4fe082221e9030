import type { Say } from "@/lib/messages/format";
import { WORDINGS, type Wording } from "@/lib/scoring/core/wording";

/** What each piece of advice says, for a form that looks while it is typed in. */
export const wordings = (say: Say) =>
  Object.fromEntries(WORDINGS.map((wording) => [wording, say(`wording.${wording}`)])) as Record<Wording, string>;
