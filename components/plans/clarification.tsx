import { Notice } from "@/components/ui/notice";
import type { Say } from "@/lib/messages/format";
import type { PlanSheet } from "@/lib/plans/types";
import { presentName, toThread } from "./spoken-lines";

/** A plan about which something is not settled is in clarification: which lines, and who is awaited. It keeps nobody from anything. */
export function Clarification({ plan, say }: { plan: PlanSheet; say: Say }) {
  const open = plan.threads.filter(({ awaited }) => awaited !== null);
  if (open.length === 0) return null;
  const names = { employee: plan.employee.name, rater: plan.rater?.name ?? say("planning.paperRater") };
  return (
    <Notice kind="caution" icon="users" text={say("comment.inClarification", { n: open.length })}>
      <ul>
        {open.map((thread) => (
          <li key={thread.line} className="[overflow-wrap:anywhere]">
            <a href={toThread(plan.id, thread.line)}>{presentName(plan, thread, say)}</a>{" "}
            {thread.awaited && say("comment.awaits", { name: names[thread.awaited] })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
