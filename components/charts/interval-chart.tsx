"use client";

import { CartesianGrid, ComposedChart, ErrorBar, ReferenceArea, ResponsiveContainer, Scatter, XAxis, YAxis } from "recharts";
import { EyeMark } from "@/components/ui/eye";

/**
 * One service: the estimate and how far the interval reaches to both sides, in points of the index; or, without them,
 * the words that stand in their place. `open` is the estimate of the open channel, beside it and never added.
 */
export type IntervalRow = { name: string; apart: boolean; open: number | null } & (
  | { index: number; reach: [number, number]; words: null }
  | { index: null; reach: null; words: string }
);
export type IntervalChartProps = { rows: readonly IntervalRow[]; reference: { low: number; high: number } | null; height: number };

const HIGHEST = 100;

type MarkProps = { cx?: number; cy?: number };
/** A row without an estimate has no place: recharts hands over null. */
type PlaceProps = { cx?: number | null; cy?: number | null };
const filled = ({ cx, cy }: PlaceProps) =>
  typeof cx !== "number" || typeof cy !== "number" ? <g /> : <EyeMark kind="citizens" x={cx} y={cy} r={7} />;
/** Below the other, for the two may have the same value. */
const open = ({ cx = 0, cy = 0 }: MarkProps) => <EyeMark kind="citizens" x={cx} y={cy + 12} r={5} hollow />;
const said = ({ cx = 0, cy = 0, words = "" }: MarkProps & { words?: string }) => (
  <text x={cx + 8} y={cy + 4} fontSize={13} fill="var(--color-ink-muted)">
    {words}
  </text>
);

type TickProps = { x?: number | string; y?: number | string; payload?: { value: string } };

/** Estimates with their intervals over the band of all services, by the alphabet. Its table stands below it. */
export default function IntervalChart({ rows, reference, height }: IntervalChartProps) {
  const bold = new Set(rows.filter(({ apart }) => apart).map(({ name }) => name));
  const ends = rows.flatMap(({ index, reach, open }) => [...(reach ? [index - reach[0]] : []), ...(open === null ? [] : [open])]);
  const lowest = Math.min(...ends) < 50 ? 25 : 50; // the scale begins at 25; most services lie in its upper half
  const tick = ({ x = 0, y = 0, payload }: TickProps) => (
    <text x={x} y={y} dy={4} textAnchor="end" fontSize={13} fontWeight={bold.has(payload?.value ?? "") ? 680 : 400} fill="var(--color-ink)">
      {payload?.value}
    </text>
  );
  const opened = rows.flatMap(({ name, open: index }) => (index === null ? [] : [{ name, index }]));
  const silent = rows.flatMap(({ name, words }) => (words === null ? [] : [{ name, index: lowest, words }]));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart layout="vertical" margin={{ top: 8, right: 16, bottom: 0, left: 8 }} accessibilityLayer>
        <CartesianGrid horizontal={false} stroke="var(--color-chart-grid)" />
        <XAxis
          type="number"
          dataKey="index"
          domain={[lowest, HIGHEST]}
          ticks={lowest === 50 ? [50, 65, 80, HIGHEST] : [25, 50, 75, HIGHEST]}
          allowDataOverflow
          tick={{ fontSize: 13, fill: "var(--color-ink-muted)" }}
          stroke="var(--color-line-strong)"
        />
        <YAxis
          type="category"
          dataKey="name"
          width={150}
          scale="band"
          tick={tick}
          tickLine={false}
          stroke="var(--color-line-strong)"
          allowDuplicatedCategory={false}
          interval={0}
        />
        {reference && <ReferenceArea x1={reference.low} x2={reference.high} fill="var(--color-chart-band)" fillOpacity={1} />}
        <Scatter data={rows} dataKey="index" shape={filled} isAnimationActive={false}>
          <ErrorBar dataKey="reach" direction="x" width={0} stroke="var(--color-chart-4)" strokeWidth={2.5} isAnimationActive={false} />
        </Scatter>
        <Scatter data={opened} dataKey="index" shape={open} isAnimationActive={false} />
        <Scatter data={silent} dataKey="index" shape={said} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
