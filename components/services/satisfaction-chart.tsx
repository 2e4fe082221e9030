import type { IntervalRow } from "@/components/charts/interval-chart";
import { LateIntervalChart } from "@/components/charts/late-interval-chart";
import { Eye } from "@/components/ui/eye";
import type { Say } from "@/lib/messages/format";
import type { Satisfaction } from "@/lib/services/types";

const points = (hundredths: number) => hundredths / 100;

/** What the marks are, and the drawing: every service has its row, with words where there is no interval. */
export function SatisfactionChart({ satisfaction: { services, all }, say }: { satisfaction: Satisfaction; say: Say }) {
  if (services.every(({ verified }) => verified.interval === null)) return null;
  const rows = services.map(({ name, verified: { index, interval }, open, apart }): IntervalRow => {
    const row = { name, apart: apart !== null, open: open.index === null ? null : points(open.index) };
    return index === null || !interval
      ? { ...row, index: null, reach: null, words: say("satisfaction.chartNone") }
      : { ...row, index: points(index), reach: [points(index - interval.low), points(interval.high - index)], words: null };
  });
  return (
    <>
      <LateIntervalChart
        label={say("satisfaction.chartLabel", { n: rows.length })}
        rows={rows}
        reference={all.interval && { low: points(all.interval.low), high: points(all.interval.high) }}
      />
      <p className="legend mt-1 mb-4">
        <span>
          <Eye kind="citizens" />
          {say("satisfaction.legendVerified")}
        </span>
        <span>
          <Eye kind="citizens" hollow />
          {say("satisfaction.legendOpen")}
        </span>
      </p>
    </>
  );
}
