import type { Say } from "@/lib/messages/format";
import { VALUES } from "@/lib/scoring/core/types";

/** The work as a whole, one of the results, or one of the seven values. */
export const aboutOptions = (results: readonly { id: string; title: string }[], say: Say) => [
  { value: "", label: say("feedback.whole") },
  ...results.map(({ id, title }) => ({ value: id, label: say("feedback.ofResult", { title }) })),
  ...VALUES.map((value) => ({ value, label: say("feedback.ofValue", { value: { key: `value.${value}` } }) })),
];
