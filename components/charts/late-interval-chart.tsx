"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { IntervalChartProps } from "./interval-chart";

/** The chart's code is fetched after its table can be read; without JavaScript there is the table. */
export function LateIntervalChart({ label, ...chart }: IntervalChartProps & { label: string }) {
  const [Chart, setChart] = useState<ComponentType<IntervalChartProps> | null>(null);
  useEffect(() => {
    void import("./interval-chart").then(({ default: loaded }) => setChart(() => loaded));
  }, []);
  if (!Chart) return null;
  return (
    <div className="chart" role="img" aria-label={label}>
      <Chart {...chart} />
    </div>
  );
}
