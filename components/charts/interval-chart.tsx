"use client";

import { CartesianGrid, ComposedChart, ErrorBar, ReferenceArea, ResponsiveContainer, Scatter, XAxis, YAxis } from "recharts";
import { EyeMark } from "@/components/ui/eye";

/** One service: the estimate and how far the interval reaches to both sides, all in points of the index. */
export type IntervalPoint = { name: string; index: number; reach: [number, number]; n: number; apart: boolean };
export type IntervalChartProps = {
  points: readonly IntervalPoint[];
  hollow: readonly { name: string; index: number }[];
  reference: { low: number; high: number } | null;
};

const ROW = 34;

type MarkProps = { cx?: number; cy?: number };
const filled = ({ cx = 0, cy = 0 }: MarkProps) => <EyeMark kind="citizens" x={cx} y={cy} r={7} />;
const open = ({ cx = 0, cy = 0 }: MarkProps) => <EyeMark kind="citizens" x={cx} y={cy} r={6} hollow />;

type TickProps = { x?: number | string; y?: number | string; payload?: { value: string } };

/** Estimates with their intervals over the band of all services, by the alphabet. Its table stands below it. */
export default function IntervalChart({ points, hollow, reference }: IntervalChartProps) {
  const bold = new Set(points.filter(({ apart }) => apart).map(({ name }) => name));
  const tick = ({ x = 0, y = 0, payload }: TickProps) => (
    <text x={x} y={y} dy={4} textAnchor="end" fontSize={13} fontWeight={bold.has(payload?.value ?? "") ? 680 : 400} fill="var(--color-ink)">
      {payload?.value}
    </text>
  );
  return (
    <ResponsiveContainer width="100%" height={ROW * points.length + 48}>
      <ComposedChart layout="vertical" margin={{ top: 8, right: 16, bottom: 0, left: 8 }} accessibilityLayer>
        <CartesianGrid horizontal={false} stroke="var(--color-chart-grid)" />
        <XAxis
          type="number"
          dataKey="index"
          domain={[50, 100]}
          ticks={[50, 65, 80, 100]}
          allowDataOverflow
          tick={{ fontSize: 13, fill: "var(--color-ink-muted)" }}
          stroke="var(--color-line-strong)"
        />
        <YAxis
          type="category"
          dataKey="name"
          width={150}
          tick={tick}
          tickLine={false}
          stroke="var(--color-line-strong)"
          allowDuplicatedCategory={false}
          interval={0}
        />
        {reference && <ReferenceArea x1={reference.low} x2={reference.high} fill="var(--color-chart-band)" fillOpacity={1} />}
        <Scatter data={points} dataKey="index" shape={filled} isAnimationActive={false}>
          <ErrorBar dataKey="reach" direction="x" width={0} stroke="var(--color-chart-4)" strokeWidth={2.5} />
        </Scatter>
        <Scatter data={hollow} dataKey="index" shape={open} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
