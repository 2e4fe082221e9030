"use client";

import { type ComponentType, createElement, useEffect, useRef, useState } from "react";
import type { BarsChartProps } from "./bars-chart";
import type { IntervalChartProps } from "./interval-chart";
import type { StackedChartProps } from "./stacked-chart";
import type { TrendChartProps } from "./trend-chart";

type Charts = { bars: BarsChartProps; interval: IntervalChartProps; stacked: StackedChartProps; trend: TrendChartProps };
type ChartKind = keyof Charts;

const load: { [K in ChartKind]: () => Promise<{ default: ComponentType<Charts[K]> }> } = {
  bars: () => import("./bars-chart"),
  interval: () => import("./interval-chart"),
  stacked: () => import("./stacked-chart"),
  trend: () => import("./trend-chart"),
};

const SCALE = 48;
const TREND = 260;
/** Sixty units want less room each than six. */
const rowHeight = (rows: number) => (rows > 12 ? 32 : 40);
/** On paper a drawing that would not fit one page is left to its table. */
const LONGEST = 22;

function heightOf(kind: ChartKind, rows: number): number {
  return kind === "trend" ? TREND : rowHeight(rows) * rows + SCALE;
}

type Props<K extends ChartKind> = { kind: K; label: string; rows: number; chart: Omit<Charts[K], "height"> };

/** How far below the screen a chart lies when its code is asked for. */
const AHEAD = "400px";

/**
 * The chart's code is fetched after its table can be read and once the chart is near, into a room that is kept free for it. Without
 * JavaScript, and where the code does not come, there is the table and no empty room above it.
 */
export function LateChart<K extends ChartKind>({ kind, label, rows, chart }: Props<K>) {
  const [Chart, setChart] = useState<ComponentType<Charts[K]> | "awaited" | "lost">("awaited");
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!room.current) return;
    let left = false;
    const near = new IntersectionObserver(
      ([seen]) => {
        if (!seen?.isIntersecting) return;
        near.disconnect();
        load[kind]().then(
          ({ default: loaded }) => left || setChart(() => loaded),
          () => left || setChart("lost"),
        );
      },
      { rootMargin: AHEAD },
    );
    near.observe(room.current);
    return () => {
      left = true;
      near.disconnect();
    };
  }, [kind]);
  const height = heightOf(kind, rows);
  const long = kind !== "trend" && rows > LONGEST;
  if (Chart === "lost") return null;
  if (Chart === "awaited") return <div ref={room} className="chart awaited" style={{ height }} />;
  return (
    <div className={`chart ${long ? "long" : ""}`} role="img" aria-label={label}>
      {createElement(Chart, { ...chart, height } as Charts[K])}
    </div>
  );
}
