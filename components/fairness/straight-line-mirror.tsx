import { Notice } from "@/components/ui/notice";
import type { Say } from "@/lib/messages/format";
import { type Pair, type StraightLineRule, straightLine } from "@/lib/scoring/core/raters/straight-line";

/** Before sending, to the rater alone: that nearly all have one pair. Made from what is drawn anyway; kept nowhere. */
export function StraightLineMirror({ pairs, rule, say }: { pairs: readonly Pair[]; rule: StraightLineRule | null; say: Say }) {
  const line = rule && straightLine(pairs, rule);
  if (!line) return null;
  const { same, of, workResult, behaviour } = line;
  const values = {
    same,
    of,
    share: Math.round((same * 100) / of),
    workResult: { key: `expectation.${workResult}` },
    behaviour: { key: `expectation.${behaviour}` },
  } as const;
  return (
    <Notice kind="plain">
      <p className="font-bold">{say("mirror.title")}</p>
      <p>{say(same === of ? "mirror.all" : "mirror.most", values)}</p>
      <p>{say("mirror.hint")}</p>
    </Notice>
  );
}
