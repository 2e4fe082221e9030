import type { IntervalRow } from "@/components/charts/interval-chart";
import { LateChart } from "@/components/charts/late-chart";
import { Eye } from "@/components/ui/eye";
import type { Say } from "@/lib/messages/format";
import type { ChannelFigures, ServiceFigures } from "@/lib/services/types";

const points = (hundredths: number) => hundredths / 100;
type Props = { services: readonly ServiceFigures[]; all: ChannelFigures; hrefOf: (serviceId: string) => string; say: Say };

/** What the marks are, and the drawing: every service has its row, with words where there is no interval. */
export function SatisfactionChart({ services, all, hrefOf, say }: Props) {
  if (services.every(({ verified }) => verified.interval === null)) return null;
  const rows = services.map(({ id, name, verified: { index, interval }, open, apart }): IntervalRow => {
    const row = { id, name, href: hrefOf(id), apart: apart !== null, open: open.index === null ? null : points(open.index) };
    return index === null || !interval
      ? { ...row, index: null, reach: null, words: say("satisfaction.chartNone") }
      : { ...row, index: points(index), reach: [points(index - interval.low), points(interval.high - index)], words: null };
  });
  return (
    <>
      <LateChart
        kind="interval"
        label={say("satisfaction.chartLabel", { n: rows.length })}
        rows={rows.length}
        chart={{ rows, scale: "index", reference: all.interval && { low: points(all.interval.low), high: points(all.interval.high) } }}
      />
      <ChannelLegend say={say} />
    </>
  );
}

/** What the marks are; the open channel only where it is drawn. */
export const ChannelLegend = ({ open = true, say }: { open?: boolean; say: Say }) => (
  <p className="legend mt-1 mb-4">
    <span>
      <Eye kind="citizens" />
      {say("satisfaction.legendVerified")}
    </span>
    {open && (
      <span>
        <Eye kind="citizens" hollow />
        {say("satisfaction.legendOpen")}
      </span>
    )}
  </p>
);
