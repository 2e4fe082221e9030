import { LateIntervalChart } from "@/components/charts/late-interval-chart";
import { Eye } from "@/components/ui/eye";
import type { Say } from "@/lib/messages/format";
import type { Satisfaction } from "@/lib/services/types";

const points = (hundredths: number) => hundredths / 100;

/** The question as the title, what the marks are, and the drawing; services without an interval stand in the table alone. */
export function SatisfactionChart({ satisfaction: { services, all }, say }: { satisfaction: Satisfaction; say: Say }) {
  const drawn = services.flatMap(({ name, verified: { index, interval, n }, apart }) =>
    index === null || !interval
      ? []
      : [
          {
            name,
            index: points(index),
            reach: [points(index - interval.low), points(interval.high - index)] as [number, number],
            n,
            apart: apart !== null,
          },
        ],
  );
  if (drawn.length === 0) return null;
  const names = new Set(drawn.map(({ name }) => name));
  const hollow = services.flatMap(({ name, open }) =>
    open.index === null || !names.has(name) ? [] : [{ name, index: points(open.index) }],
  );
  return (
    <>
      <LateIntervalChart
        label={say("satisfaction.chartLabel", { n: drawn.length })}
        points={drawn}
        hollow={hollow}
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
