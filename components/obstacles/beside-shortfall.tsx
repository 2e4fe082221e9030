import type { Say } from "@/lib/messages/format";
import type { ObstacleRow } from "@/lib/obstacles/types";
import type { Standing } from "@/lib/scoring/core/types";
import { ObstacleLines } from "./obstacle-lines";

type Judged = { resultTitle: string; standing: Standing };

/** Of each result the one indicator beside which its obstacles are told: the first that falls short, else its first. */
export function tellingIndicators(indicators: readonly Judged[]): ReadonlySet<Judged> {
  const byResult = Map.groupBy(indicators, ({ resultTitle }) => resultTitle);
  return new Set([...byResult.values()].flatMap((all) => all.find(({ standing }) => standing === "below") ?? all.slice(0, 1)));
}

/** Beside a shortfall the question what it came from, and what was said about it while the period ran; elsewhere only what was said. */
export function BesideShortfall({ obstacles, short, say }: { obstacles: readonly ObstacleRow[]; short: boolean; say: Say }) {
  if (!short && obstacles.length === 0) return null;
  return (
    <div className="mt-2 pl-3 border-l border-line-strong font-normal">
      <p className="small">{say(short ? "obstacle.ask" : "obstacle.inPeriod")}</p>
      {obstacles.length === 0 ? (
        <p className="small muted">{say("obstacle.askNone")}</p>
      ) : (
        <ObstacleLines obstacles={obstacles} say={say} />
      )}
    </div>
  );
}
