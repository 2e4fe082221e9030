import type { IconName } from "@/components/ui/icon";
import { State, type StateKind } from "@/components/ui/state";
import type { ActivityState as ActivityStateName } from "@/lib/activities/types";
import type { Say } from "@/lib/messages/format";

const looks: Record<ActivityStateName, { kind: StateKind; icon: IconName }> = {
  draft: { kind: "waiting", icon: "draft" },
  waiting: { kind: "sent", icon: "send" },
  returned: { kind: "returned", icon: "return" },
  approved: { kind: "approved", icon: "done" },
};

export const ActivityState = ({ state, say }: { state: ActivityStateName; say: Say }) => (
  <State {...looks[state]} text={say(`activityState.${state}`)} />
);
