import type { IntervalRow } from "@/components/charts/interval-chart";
import { LateChart } from "@/components/charts/late-chart";
import type { RaterRow } from "@/lib/fairness/types";
import type { Say } from "@/lib/messages/format";

const points = (hundredths: number) => hundredths / 100;

/** Every rater of the page has a row, with words where severity cannot be told from the team's strength. */
export function RaterChart({ rows, say }: { rows: readonly RaterRow[]; say: Say }) {
  if (rows.every(({ told }) => told?.kind !== "told")) return null;
  const drawn = rows.map(({ id, name, told }): IntervalRow => {
    const row = { id, name, href: null, open: null };
    if (told?.kind !== "told") return { ...row, apart: false, index: null, reach: null, words: say("fairness.cannotShort") };
    const { estimate, low, high, flagged } = told;
    return { ...row, apart: flagged, index: points(estimate), reach: [points(estimate - low), points(high - estimate)], words: null };
  });
  return (
    <LateChart
      kind="interval"
      label={say("fairness.chartLabel", { n: drawn.length })}
      rows={drawn.length}
      chart={{ rows: drawn, scale: "difference", reference: null }}
    />
  );
}
