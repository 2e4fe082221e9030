"use client";

import { CartesianGrid, ComposedChart, ErrorBar, ResponsiveContainer, Scatter, XAxis, YAxis } from "recharts";
import { EyeMark } from "@/components/ui/eye";

/** One quarter: the estimate of the verified channel with its reach to both sides, and the open one's beside it. Null is absent. */
export type TrendPoint = { name: string; index: number | null; reach: [number, number] | null; open: number | null };
export type TrendChartProps = { points: readonly TrendPoint[]; height: number };

const STEP = 5;

type PlaceProps = { cx?: number | null; cy?: number | null };
const filled = ({ cx, cy }: PlaceProps) =>
  typeof cx !== "number" || typeof cy !== "number" ? <g /> : <EyeMark kind="citizens" x={cx} y={cy} r={7} />;
const hollow = ({ cx, cy }: PlaceProps) =>
  typeof cx !== "number" || typeof cy !== "number" ? <g /> : <EyeMark kind="citizens" x={cx + 14} y={cy} r={5} hollow />;

/** Quarter by quarter. The line joins estimates and says nothing of what lies between; a quarter without one breaks it. */
export default function TrendChart({ points, height }: TrendChartProps) {
  const ends = points.flatMap(({ index, reach, open }) => [
    ...(index === null ? [] : [index - (reach?.[0] ?? 0), index + (reach?.[1] ?? 0)]),
    ...(open === null ? [] : [open]),
  ]);
  // Points, not bars: the scale may begin where the first of them lies, so that an interval can be seen.
  const lowest = Math.max(25, STEP * Math.floor((Math.min(...ends) - 2) / STEP));
  const highest = Math.min(100, STEP * Math.ceil((Math.max(...ends) + 2) / STEP));
  const ticks = Array.from({ length: (highest - lowest) / STEP + 1 }, (_, at) => lowest + STEP * at);
  const data = points.map((point) => ({ ...point, reach: point.reach ?? [0, 0] }));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={data} margin={{ top: 8, right: 24, bottom: 0, left: 0 }} accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--color-chart-grid)" />
        <XAxis
          dataKey="name"
          padding={{ left: 28, right: 28 }}
          tick={{ fontSize: 13, fill: "var(--color-ink)" }}
          stroke="var(--color-line-strong)"
          interval={0}
        />
        <YAxis
          width={36}
          domain={[lowest, highest]}
          ticks={ticks.length > 6 ? ticks.filter((_, at) => at % 2 === 0) : ticks}
          allowDataOverflow
          tick={{ fontSize: 13, fill: "var(--color-ink-muted)" }}
          stroke="var(--color-line-strong)"
        />
        <Scatter
          dataKey="index"
          shape={filled}
          line={{ stroke: "var(--color-chart-4)", strokeWidth: 1, strokeDasharray: "2 4" }}
          isAnimationActive={false}
        >
          <ErrorBar dataKey="reach" direction="y" width={0} stroke="var(--color-chart-4)" strokeWidth={2.5} isAnimationActive={false} />
        </Scatter>
        <Scatter dataKey="open" shape={hollow} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
