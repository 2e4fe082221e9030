import { AfterMove } from "@/components/appraisals/after-move";
import type { Say } from "@/lib/messages/format";
import type { Words } from "@/lib/messages/keys";
import type { PersonSheet } from "@/lib/people/types";
import { quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { afterAMove } from "@/lib/scoring/core/raters/after-a-move";

/** Who rates the quarter that runs, and on whose result, where this person moved in it or is away; nothing else. */
export function QuarterAfterMove({ person: { name, postings }, today, say }: { person: PersonSheet; today: string; say: Say }) {
  const homes = postings.flatMap(({ kind, unitId, ...home }) => (kind === "home" && unitId ? [{ ...home, unitId }] : []));
  const away = postings.filter(({ kind }) => kind !== "home");
  const { because } = afterAMove({ period: quarterOf(today), evaluation: null, homes, away, acting: [], raters: [] });
  const moved = because.flatMap(({ reason, on }): Words[] => {
    const day = { day: on };
    if (reason === "employeeMoved") {
      const left = homes.find(({ from }) => from < on); // newest first
      return [{ key: "moved.employeeMoved", values: { name, unit: left?.unit ?? "", day } }];
    }
    const at = away.find(({ from }) => from === on);
    return reason === "away" ? [{ key: "moved.away", values: { name, place: at?.place ?? at?.unit ?? "", day } }] : [];
  });
  return <AfterMove moved={moved} say={say} />;
}
