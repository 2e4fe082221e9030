import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import { LineComments, type Talk, Thread } from "./line-comments";

/** What was said about the plan as a whole, and about lines that are no longer there, with their former words. */
export function PlanComments({ talk, say }: { talk: Talk; say: Say }) {
  const gone = talk.threads.filter(({ line }) => line.startsWith("gone."));
  const whole = talk.threads.some(({ line }) => line === "plan");
  if (!talk.write && !whole && gone.length === 0) return null;
  const said = talk.threads.reduce((sum, { comments }) => sum + comments.length, 0);
  return (
    <Section id="comments" title={say("comment.title")} aside={say("comment.nAll", { n: said })} className="off-paper">
      <p className="small muted py-2 max-w-text">{say("comment.lead")}</p>
      <LineComments line="plan" title={say("comment.wholePlan")} talk={talk} say={say} />
      {gone.length > 0 && (
        <ul className="rows max-w-text">
          {gone.map((thread) => (
            <li key={thread.line}>
              <div className="grow min-w-0 grid gap-2">
                <h3 className="label [overflow-wrap:anywhere]">{say("comment.goneLine", { words: thread.words ?? "" })}</h3>
                <Thread thread={thread} present={null} talk={talk} say={say} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
