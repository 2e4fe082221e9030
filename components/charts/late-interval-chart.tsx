"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { IntervalChartProps } from "./interval-chart";

const ROW = 40;
const SCALE = 48;

/** The chart's code is fetched after its table can be read, into a room that is kept free for it; without JavaScript there is the table. */
export function LateIntervalChart({ label, ...chart }: Omit<IntervalChartProps, "height"> & { label: string }) {
  const [Chart, setChart] = useState<ComponentType<IntervalChartProps> | null>(null);
  useEffect(() => {
    void import("./interval-chart").then(({ default: loaded }) => setChart(() => loaded));
  }, []);
  const height = ROW * chart.rows.length + SCALE;
  if (!Chart) return <div className="chart awaited" style={{ height }} />;
  return (
    <div className="chart" role="img" aria-label={label}>
      <Chart {...chart} height={height} />
    </div>
  );
}
