import type { IconName } from "@/components/ui/icon";
import { State, type StateKind } from "@/components/ui/state";
import type { FollowUpRow, FollowUpStanding } from "@/lib/follow-ups/types";
import type { Say } from "@/lib/messages/format";

const looks: Record<FollowUpStanding, { kind: StateKind; icon: IconName }> = {
  proposed: { kind: "waiting", icon: "clock" },
  planned: { kind: "sent", icon: "target" },
  overdue: { kind: "negative", icon: "alert" },
  done: { kind: "approved", icon: "done" },
  dropped: { kind: "neutral", icon: "return" },
};

export const FollowUpState = ({ row: { standing, dueOn }, say }: { row: FollowUpRow; say: Say }) => (
  <State {...looks[standing]} text={say(`followUp.standing.${standing}`, { day: { day: dueOn } })} />
);
