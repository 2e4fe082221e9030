import type { IconName } from "@/components/ui/icon";
import { State, type StateKind } from "@/components/ui/state";
import type { Say } from "@/lib/messages/format";

type Name = "none" | "draft" | "returned" | "proposed" | "set" | "superseded";
const looks: Record<Name, { kind: StateKind; icon: IconName }> = {
  none: { kind: "caution", icon: "warning" },
  draft: { kind: "waiting", icon: "draft" },
  returned: { kind: "returned", icon: "return" },
  proposed: { kind: "sent", icon: "send" },
  set: { kind: "approved", icon: "done" },
  superseded: { kind: "neutral", icon: "history" },
};

/** How far a plan has come, as a glyph and a word; a draft that was sent back says so. */
export function PlanStateMark({ state, returned = false, say }: { state: Name; returned?: boolean; say: Say }) {
  const name = state === "draft" && returned ? "returned" : state;
  return <State {...looks[name]} text={say(`planning.state.${name}`)} />;
}
