"use client";

import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { type ChartRow, NAMES, nameTick, opens } from "./row-name";

/** Parts of a whole, in one order for all rows, best first; the row's width is its whole, so that small and large groups compare. */
export type StackedRow = ChartRow & { n: number; parts: readonly number[] };
export type StackedChartProps = { rows: readonly StackedRow[]; height: number };

const COLOURS = [1, 2, 3, 4, 5].map((step) => `var(--color-scale-${step})`);
/** Text on the two darkest is light; on the middle one it has an ink of its own. */
const INKS = ["var(--color-surface)", "var(--color-surface)", "var(--color-scale-3-ink)", "var(--color-ink)", "var(--color-ink)"];
const ROOM = 18; // below it a number does not fit

type Box = { x?: number | string; y?: number | string; width?: number | string; height?: number | string; index?: number };
const number = (value: number | string | undefined) => Number(value ?? 0);

export default function StackedChart({ rows, height }: StackedChartProps) {
  const data = rows.map(({ id, parts }) => ({ id, parts: [...parts] }));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart layout="vertical" data={data} stackOffset="expand" margin={{ top: 8, right: 16, bottom: 0, left: 8 }} accessibilityLayer>
        <XAxis
          type="number"
          domain={[0, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          tickFormatter={(share: number) => String(Math.round(share * 100))}
          tick={{ fontSize: 13, fill: "var(--color-ink-muted)" }}
          stroke="var(--color-line-strong)"
        />
        <YAxis
          type="category"
          dataKey="id"
          width={NAMES}
          tick={nameTick(rows)}
          tickLine={false}
          stroke="var(--color-line-strong)"
          interval={0}
        />
        {COLOURS.map((fill, part) => (
          <Bar
            key={fill}
            dataKey={(row: { parts: number[] }) => row.parts[part] ?? 0}
            stackId="whole"
            barSize={20}
            fill={fill}
            stroke="var(--color-line-strong)"
            strokeWidth={part > 2 ? 1 : 0}
            isAnimationActive={false}
            cursor="pointer"
            onClick={(_bar, index) => opens(rows[index]).onClick?.()}
            label={({ x, y, width, height: tall, index = 0 }: Box) => {
              const count = rows[index]?.parts[part] ?? 0;
              return number(width) < ROOM || count === 0 ? (
                <g />
              ) : (
                <text
                  x={number(x) + number(width) / 2}
                  y={number(y) + number(tall) / 2 + 4}
                  textAnchor="middle"
                  fontSize={13}
                  fill={INKS[part]}
                  pointerEvents="none"
                >
                  {count}
                </text>
              );
            }}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
