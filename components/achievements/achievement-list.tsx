import { State } from "@/components/ui/state";
import type { AchievementRow } from "@/lib/achievements/types";
import type { Say } from "@/lib/messages/format";

type Props = { rows: readonly AchievementRow[]; period: string; say: Say };

/** The units from the top down, and what was decided of each; first of all whose turn it is. */
export function AchievementList({ rows, period, say }: Props) {
  const open = rows.filter(({ decision, mayDecide }) => mayDecide && decision === null).length;
  return (
    <>
      {open > 0 && <p className="max-w-text mt-4 mb-1">{say("achieved.yourTurn", { n: open })}</p>}
      <ul className="rows max-w-text">
        {rows.map(({ unitId, unit, depth, decision, mayDecide }) => (
          <li key={unitId}>
            <div className="grow min-w-0" style={{ paddingInlineStart: `${Math.min(depth, 4)}rem` }}>
              <a className="title [overflow-wrap:anywhere]" href={`/achievements/${unitId}?period=${period}`}>
                {unit}
              </a>
              {decision ? (
                <p className="[overflow-wrap:anywhere]">{decision.source}</p>
              ) : (
                <p>{say(mayDecide ? "achieved.decideIt" : depth === 0 ? "achieved.waitsOutside" : "achieved.waits")}</p>
              )}
            </div>
            {decision ? (
              <State kind="approved" icon="done" text={say(`achievement.${decision.value}`)} />
            ) : (
              <State kind={mayDecide ? "caution" : "waiting"} icon="clock" text={say("achieved.open")} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
