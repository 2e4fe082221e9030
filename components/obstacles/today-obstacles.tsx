import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import type { ObstacleRow } from "@/lib/obstacles/types";
import { ObstacleState } from "./obstacle-state";

/** One's own that are open: which wait for an answer, which are promised until when. */
export function TodayObstacles({ obstacles, say }: { obstacles: readonly ObstacleRow[]; say: Say }) {
  if (obstacles.length === 0) return null;
  return (
    <Section id="obstacles" title={say("today.obstacles")} aside={<a href="/obstacles">{say("today.obstaclesAll")}</a>}>
      <ul className="rows">
        {obstacles.map((obstacle) => (
          <li key={obstacle.id}>
            <div className="grow min-w-0 [overflow-wrap:anywhere]">
              <a className="title" href={`/obstacles/${obstacle.id}`}>
                {obstacle.text}
              </a>
              <p>{say(`obstacle.kind.${obstacle.kind}`)}</p>
              <ObstacleState obstacle={obstacle} say={say} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
