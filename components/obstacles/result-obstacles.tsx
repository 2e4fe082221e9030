import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import { MOST_OPEN, type ObstacleRow } from "@/lib/obstacles/types";
import { FlagForm } from "./flag-form";
import { ObstacleLines } from "./obstacle-lines";

type Props = { obstacles: readonly ObstacleRow[]; flag: FormAction | null; result: { id: string; title: string }; say: Say };

/** On the plan, beside its result: what is in the way, and the way to say so. */
export function ResultObstacles({ obstacles, flag, result, say }: Props) {
  const open = obstacles.filter(({ standing }) => standing !== "removed").length;
  return (
    <>
      {obstacles.length > 0 && (
        <div className="mt-2 pl-3 border-l border-line-strong">
          <h3 className="label">{say("obstacle.list")}</h3>
          <ObstacleLines obstacles={obstacles} say={say} />
        </div>
      )}
      {flag && open < MOST_OPEN && <FlagForm action={flag} result={result} say={say} />}
      {flag && open >= MOST_OPEN && <p className="small muted mt-2 off-paper">{say("obstacle.full", { most: MOST_OPEN })}</p>}
    </>
  );
}
