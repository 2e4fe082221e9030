import type { Say } from "@/lib/messages/format";
import type { ObstacleRow } from "@/lib/obstacles/types";
import { ObstacleState } from "./obstacle-state";

/** What stands or stood in the way of one result, each with what a leader promised, beside that result. */
export const ObstacleLines = ({ obstacles, say }: { obstacles: readonly ObstacleRow[]; say: Say }) => (
  <ul className="grid gap-1 small">
    {obstacles.map((obstacle) => (
      <li key={obstacle.id} className="min-w-0 [overflow-wrap:anywhere]">
        <a href={`/obstacles/${obstacle.id}`}>
          {say(`obstacle.kind.${obstacle.kind}`)}: {obstacle.text}
        </a>{" "}
        <ObstacleState obstacle={obstacle} say={say} />
        {obstacle.answer && (
          <span className="block muted">
            {say("obstacle.answered", { by: obstacle.answer.by, action: obstacle.answer.action, due: { day: obstacle.answer.dueOn } })}
          </span>
        )}
      </li>
    ))}
  </ul>
);
