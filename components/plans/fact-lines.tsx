import type { Say } from "@/lib/messages/format";
import type { Words } from "@/lib/messages/keys";

/** Beside a computed number: of how many, how certain, from where, as of when. Nothing beside one that was typed. */
export function FactLines({ facts, say }: { facts: readonly Words[]; say: Say }) {
  if (facts.length === 0) return null;
  return (
    <span className="block small muted font-normal [overflow-wrap:anywhere]">
      {facts.map(({ key, values }) => say(key, values)).join(" ")}
    </span>
  );
}
