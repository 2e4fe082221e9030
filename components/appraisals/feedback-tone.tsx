import { State } from "@/components/ui/state";
import type { FeedbackLine } from "@/lib/appraisals/types";
import type { Say } from "@/lib/messages/format";

/** A glyph and a word; one weighs as much as the other. */
export const FeedbackTone = ({ tone, say }: { tone: NonNullable<FeedbackLine["tone"]>; say: Say }) => (
  <State kind="sent" icon={tone === "appreciation" ? "done" : "up"} text={say(`feedback.tone.${tone}`)} />
);
