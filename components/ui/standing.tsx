import type { Say } from "@/lib/messages/format";
import type { IconName } from "./icon";
import { State, type StateKind } from "./state";

type Name = "below" | "within" | "above" | "unknown";
const looks: Record<Name, { kind: StateKind; icon: IconName }> = {
  below: { kind: "caution", icon: "warning" },
  within: { kind: "neutral", icon: "check" },
  above: { kind: "positive", icon: "done" },
  unknown: { kind: "waiting", icon: "draft" },
};

/** Where a realisation stands to its target, as a glyph and a word. */
export const StandingState = ({ standing, say }: { standing: Name; say: Say }) => (
  <State {...looks[standing]} text={say(`standing.${standing}`)} />
);
