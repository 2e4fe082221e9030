import type { IconName } from "@/components/ui/icon";
import { State, type StateKind } from "@/components/ui/state";
import type { Say } from "@/lib/messages/format";
import type { ObstacleRow, ObstacleStanding } from "@/lib/obstacles/types";

const looks: Record<ObstacleStanding, { kind: StateKind; icon: IconName }> = {
  waiting: { kind: "caution", icon: "clock" },
  promised: { kind: "sent", icon: "send" },
  overdue: { kind: "negative", icon: "alert" },
  removed: { kind: "approved", icon: "done" },
};

/** How an obstacle stands, as a glyph and a word, with the day that belongs to it. */
export function ObstacleState({ obstacle: { standing, answer, removedOn }, say }: { obstacle: ObstacleRow; say: Say }) {
  const day = standing === "removed" ? removedOn : (answer?.dueOn ?? null);
  return <State {...looks[standing]} text={say(`obstacle.standing.${standing}`, day === null ? {} : { day: { day } })} />;
}
