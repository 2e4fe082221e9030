"use client";

import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { type ChartRow, NAMES, nameTick, opens } from "./row-name";

/** One bar a row, with its own words at its end: "9 dari 61". Counts of everybody, so without an interval, and without a scale beside them. */
type BarsRow = ChartRow & { value: number; words: string };
/** `highest` where the scale has an end of its own, such as 100 percent. */
export type BarsChartProps = { rows: readonly BarsRow[]; highest: number | null; height: number };

type Box = { x?: number | string; y?: number | string; width?: number | string; height?: number | string; index?: number };
const number = (value: number | string | undefined) => Number(value ?? 0);

export default function BarsChart({ rows, highest, height }: BarsChartProps) {
  const words = ({ x, y, width, height: tall, index = 0 }: Box) => (
    <text x={number(x) + number(width) + 6} y={number(y) + number(tall) / 2 + 4} fontSize={13} fill="var(--color-ink)">
      {rows[index]?.words}
    </text>
  );
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart layout="vertical" data={[...rows]} margin={{ top: 8, right: 88, bottom: 0, left: 8 }} accessibilityLayer>
        <XAxis type="number" domain={[0, highest ?? "auto"]} hide />
        <YAxis
          type="category"
          dataKey="id"
          width={NAMES}
          tick={nameTick(rows)}
          tickLine={false}
          stroke="var(--color-line-strong)"
          interval={0}
        />
        <Bar
          dataKey="value"
          barSize={16}
          fill="var(--color-accent)"
          label={words}
          isAnimationActive={false}
          cursor="pointer"
          onClick={(_bar, index) => opens(rows[index]).onClick?.()}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}
