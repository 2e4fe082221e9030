import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import type { ObstacleSheet } from "@/lib/obstacles/types";

/** All that was promised, the oldest first, and who said that it is out of the way. */
export const ObstacleAnswers = ({ obstacle: { answers, removedBy, removedOn }, say }: { obstacle: ObstacleSheet; say: Say }) => (
  <Section id="answers" title={say("obstacle.answers")}>
    {answers.length === 0 && <p className="small muted py-2">{say("obstacle.noAnswers")}</p>}
    <ul className="rows">
      {answers.map(({ id, by, action, dueOn, on }) => (
        <li key={id}>
          <div className="grow min-w-0 [overflow-wrap:anywhere]">
            <p className="!text-sm !text-ink">“{action}”</p>
            <p>{say("obstacle.promisedBy", { by, on: { day: on }, due: { day: dueOn } })}</p>
          </div>
        </li>
      ))}
    </ul>
    {removedBy && removedOn && <p className="small py-2">{say("obstacle.removedBy", { by: removedBy, day: { day: removedOn } })}</p>}
  </Section>
);
