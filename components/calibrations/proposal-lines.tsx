import type { Proposal } from "@/lib/calibrations/types";
import type { Say } from "@/lib/messages/format";
import type { Expectation } from "@/lib/scoring/core/types";

export const pairWords = ({ workResult, behaviour }: { workResult: Expectation; behaviour: Expectation }, say: Say) =>
  say("calibration.pair", { workResult: { key: `expectationShort.${workResult}` }, behaviour: { key: `expectationShort.${behaviour}` } });

/** Before and proposed, by whom and why, and what the rater said to it. */
export function ProposalLines({ proposals, say }: { proposals: readonly Proposal[]; say: Say }) {
  if (proposals.length === 0) return null;
  return (
    <ul className="grid gap-2 small [overflow-wrap:anywhere]">
      {proposals.map(({ id, by, on, before, proposed, reason, answer }) => (
        <li key={id}>
          <p className="font-medium">{say("calibration.change", { before: pairWords(before, say), proposed: pairWords(proposed, say) })}</p>
          <p>{say("calibration.proposedBy", { name: by, day: { day: on }, reason })}</p>
          <p className="muted">
            {answer === null
              ? say("calibration.unanswered")
              : answer.kind === "taken"
                ? say("calibration.taken", { day: { day: answer.on } })
                : say("calibration.kept", { day: { day: answer.on }, words: answer.words ?? "" })}
          </p>
        </li>
      ))}
    </ul>
  );
}
