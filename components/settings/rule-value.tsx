import type { Say } from "@/lib/messages/format";
import { type LeafView, leafName, leafText } from "./words";

type Props = { name: string; leaves: readonly LeafView[]; say: Say };

/** A rule's value in words: one number as it is, several each under its name. Where something was otherwise before, that stands first. */
export function RuleValue({ name, leaves, say }: Props) {
  const shown = (leaf: LeafView) => {
    const now = leafText(name, leaf, leaf.value, say);
    if (leaf.before === null || leaf.before === leaf.value) return now;
    return say("settings.fromTo", { before: leafText(name, leaf, leaf.before, say), after: now });
  };
  const [only] = leaves;
  if (only && leaves.length === 1) return <span className="font-bold [overflow-wrap:anywhere]">{shown(only)}</span>;
  return (
    <ul className="bullets small">
      {leaves.map((leaf) => (
        <li key={leaf.path}>
          {leafName(name, leaf.path, say)}: <span className="font-bold">{shown(leaf)}</span>
        </li>
      ))}
    </ul>
  );
}
