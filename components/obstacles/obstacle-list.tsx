import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import type { ListedObstacle } from "@/lib/obstacles/types";
import { ObstacleState } from "./obstacle-state";

type Props = {
  id: string;
  title: string;
  aside: string;
  obstacles: readonly ListedObstacle[];
  /** How many there are, where not all are shown. */
  count: number;
  /** Whether they are several people's. */
  named: boolean;
  say: Say;
};

/** Open obstacles: what is missing for which result, of whom, since when, and how far it is. */
export function ObstacleList({ id, title, aside, obstacles, count, named, say }: Props) {
  if (obstacles.length === 0) return null;
  return (
    <Section id={id} title={title} aside={aside}>
      <ul className="rows">
        {obstacles.map((obstacle) => (
          <li key={obstacle.id}>
            <div className="grow min-w-0 [overflow-wrap:anywhere]">
              <a className="title" href={`/obstacles/${obstacle.id}`}>
                {say(`obstacle.kind.${obstacle.kind}`)}: {obstacle.text}
              </a>
              <p>
                {[named && obstacle.employee, obstacle.result, say("obstacle.flagged", { day: { day: obstacle.flaggedOn } })]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              <ObstacleState obstacle={obstacle} say={say} />
            </div>
          </li>
        ))}
      </ul>
      {count > obstacles.length && <p className="small muted py-2">{say("obstacle.oldest", { n: obstacles.length, of: count })}</p>}
    </Section>
  );
}
