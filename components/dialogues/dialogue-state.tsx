import type { IconName } from "@/components/ui/icon";
import { State, type StateKind } from "@/components/ui/state";
import type { DialogueRow, DialogueStanding } from "@/lib/dialogues/types";
import type { Say } from "@/lib/messages/format";

const looks: Record<DialogueStanding, { kind: StateKind; icon: IconName }> = {
  planned: { kind: "sent", icon: "clock" },
  due: { kind: "caution", icon: "draft" },
  half: { kind: "waiting", icon: "users" },
  locked: { kind: "approved", icon: "lock" },
};

export const DialogueState = ({ row: { standing }, say }: { row: DialogueRow; say: Say }) => (
  <State {...looks[standing]} text={say(`dialogue.standing.${standing}`)} />
);
