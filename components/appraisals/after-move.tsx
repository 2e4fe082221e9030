import { Notice } from "@/components/ui/notice";
import type { Say } from "@/lib/messages/format";
import type { Words } from "@/lib/messages/keys";
import { MOVE_SOURCE } from "@/lib/scoring/core/raters/after-a-move";

/** Why this rater rates, and on whose result, where somebody moved; nothing where nobody did. */
export function AfterMove({ moved, say }: { moved: readonly Words[]; say: Say }) {
  if (moved.length === 0) return null;
  return (
    <Notice text={say("moved.title")}>
      {moved.map(({ key, values }) => (
        <p key={key} className="[overflow-wrap:anywhere]">
          {say(key, values)}
        </p>
      ))}
      <p className="muted">
        {MOVE_SOURCE.instrument}, {MOVE_SOURCE.provision}
      </p>
    </Notice>
  );
}
