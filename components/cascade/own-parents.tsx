import type { ParentSheet } from "@/lib/cascade/types";
import type { Say } from "@/lib/messages/format";
import { ResultHead } from "./parent-form";

/** One's own results that serve something for now, and what the leader is proposed: to be read; the leader confirms it. */
export function OwnParents({ sheet: { results, choices }, say }: { sheet: ParentSheet; say: Say }) {
  const titleOf = (id: string | null) => choices.find((choice) => choice.id === id)?.title;
  return (
    <ul className="rows">
      {results.map((result) => (
        <li key={result.id}>
          <div className="grow min-w-0 grid gap-1">
            <ResultHead result={result} say={say} />
            <p className="small [overflow-wrap:anywhere]">
              {result.proposed
                ? say("cascade.proposedIs", { title: titleOf(result.proposed) ?? "" })
                : say(choices.length > 0 ? "cascade.leaderChooses" : "cascade.leaderHasNone")}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
