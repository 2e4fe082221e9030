import type { IconName } from "@/components/ui/icon";
import { State, type StateKind } from "@/components/ui/state";
import type { ImportState } from "@/lib/imports/types";
import type { Say } from "@/lib/messages/format";

const LOOKS: Record<ImportState, { kind: StateKind; icon: IconName }> = {
  uploaded: { kind: "waiting", icon: "clock" },
  mapped: { kind: "sent", icon: "clock" },
  checked: { kind: "sent", icon: "done" },
  refused: { kind: "caution", icon: "alert" },
  loading: { kind: "sent", icon: "clock" },
  done: { kind: "positive", icon: "done" },
  failed: { kind: "caution", icon: "warning" },
};

export const ImportStanding = ({ state, say }: { state: ImportState; say: Say }) => (
  <State {...LOOKS[state]} text={say(`imports.stateOf.${state}`)} />
);
