"use client";

import { CartesianGrid, ComposedChart, ErrorBar, ReferenceArea, ReferenceLine, ResponsiveContainer, Scatter, XAxis, YAxis } from "recharts";
import { EyeMark } from "@/components/ui/eye";
import { type ChartRow, NAMES, nameTick, opens } from "./row-name";

/**
 * One service: the estimate and how far the interval reaches to both sides; or, without them, the words that stand in their
 * place. `open` is the estimate of the open channel, beside it and never added.
 */
export type IntervalRow = ChartRow & { apart: boolean; open: number | null } & (
    | { index: number; reach: [number, number]; words: null }
    | { index: null; reach: null; words: string }
  );
export type IntervalChartProps = {
  rows: readonly IntervalRow[];
  reference: { low: number; high: number } | null;
  /** An index begins at 25 and lies mostly in its upper half; a share begins at 0; a difference between raters has 0 in its middle. */
  scale: "index" | "share" | "difference";
  height: number;
};

const HIGHEST = 100;

function ticksFrom(rows: readonly IntervalRow[], scale: IntervalChartProps["scale"]): number[] {
  if (scale === "difference") {
    const far = Math.max(0, ...rows.flatMap(({ index, reach }) => (reach ? [index + reach[1], reach[0] - index] : [])));
    const step = far > 30 ? 25 : far > 20 ? 15 : 10;
    return [-2, -1, 0, 1, 2].map((times) => times * step);
  }
  if (scale === "share") return [0, 25, 50, 75, HIGHEST];
  const ends = rows.flatMap(({ index, reach, open }) => [...(reach ? [index - reach[0]] : []), ...(open === null ? [] : [open])]);
  return Math.min(...ends) < 50 ? [25, 50, 75, HIGHEST] : [50, 65, 80, HIGHEST];
}

/** A row without an estimate has no place: recharts hands over null. */
type PlaceProps = { cx?: number | null; cy?: number | null };
/** Below the other, for the two may have the same value. */
const open = ({ cx, cy }: PlaceProps) =>
  typeof cx !== "number" || typeof cy !== "number" ? <g /> : <EyeMark kind="citizens" x={cx} y={cy + 12} r={5} hollow />;
const said = ({ cx, cy, payload }: PlaceProps & { payload?: IntervalRow }) =>
  typeof cx !== "number" || typeof cy !== "number" ? (
    <g />
  ) : (
    <text x={cx + 8} y={cy + 4} fontSize={13} fill="var(--color-ink-muted)">
      {payload?.words}
    </text>
  );

/** Estimates with their intervals over the band of all together. Its table stands below it. */
export default function IntervalChart({ rows, reference, scale, height }: IntervalChartProps) {
  const bold = new Set(rows.filter(({ apart }) => apart).map(({ id }) => id));
  const ticks = ticksFrom(rows, scale);
  const lowest = ticks[0] ?? 0;
  const highest = ticks.at(-1) ?? HIGHEST;
  const eye = scale === "difference" ? "rater" : "citizens";
  const colour = scale === "difference" ? "var(--color-chart-2)" : "var(--color-chart-4)";
  // One set of rows for all three kinds of mark: with a set of its own for each, recharts draws the names once a set.
  const data = rows.map((row) => ({ ...row, reach: row.reach ?? [0, 0], silent: row.words === null ? null : lowest }));
  const filled = ({ cx, cy, payload }: PlaceProps & { payload?: IntervalRow }) =>
    typeof cx !== "number" || typeof cy !== "number" ? (
      <g />
    ) : (
      <g {...opens(payload)}>
        <circle cx={cx} cy={cy} r={16} fill="transparent" />
        <EyeMark kind={eye} x={cx} y={cy} r={7} />
      </g>
    );
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart layout="vertical" data={data} margin={{ top: 8, right: 16, bottom: 0, left: 8 }} accessibilityLayer>
        <CartesianGrid horizontal={false} stroke="var(--color-chart-grid)" />
        <XAxis
          type="number"
          domain={[lowest, highest]}
          ticks={ticks}
          allowDataOverflow
          tick={{ fontSize: 13, fill: "var(--color-ink-muted)" }}
          stroke="var(--color-line-strong)"
        />
        <YAxis
          type="category"
          dataKey="id"
          width={NAMES}
          scale="band"
          tick={nameTick(rows, (id) => bold.has(id))}
          tickLine={false}
          stroke="var(--color-line-strong)"
          interval={0}
        />
        {reference && <ReferenceArea x1={reference.low} x2={reference.high} fill="var(--color-chart-band)" fillOpacity={1} />}
        {scale === "difference" && <ReferenceLine x={0} stroke="var(--color-line-strong)" />}
        <Scatter dataKey="index" shape={filled} isAnimationActive={false}>
          <ErrorBar dataKey="reach" direction="x" width={0} stroke={colour} strokeWidth={2.5} isAnimationActive={false} />
        </Scatter>
        <Scatter dataKey="open" shape={open} isAnimationActive={false} />
        <Scatter dataKey="silent" shape={said} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
