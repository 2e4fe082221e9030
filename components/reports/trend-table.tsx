import type { ReactNode } from "react";
import type { TrendPoint } from "@/components/charts/trend-chart";
import { State } from "@/components/ui/state";
import { type Locale, type Say, showHundredths, showPeriod } from "@/lib/messages/format";
import { clearOf } from "@/lib/scoring/core/satisfaction/interval";
import type { ChannelFigures, PeriodSatisfaction } from "@/lib/services/types";

type Words = { locale: Locale; say: Say };
type Quarter = { period: string; figures: ChannelFigures | null };

/** A quarter of a drawing; the interval reaches from the estimate to both sides. */
export function pointOf(name: string, verified: ChannelFigures | null, open: ChannelFigures | null): TrendPoint {
  const { index = null, interval = null } = verified ?? {};
  return {
    name,
    index: index === null ? null : index / 100,
    reach: index === null || !interval ? null : [(index - interval.low) / 100, (interval.high - index) / 100],
    open: open?.index == null ? null : open.index / 100,
  };
}

/** Services by the alphabet, quarters from left to right; the last change is named only where two intervals do not meet. */
export function TrendTable({
  satisfaction,
  hrefOf,
  locale,
  say,
}: Words & { satisfaction: readonly PeriodSatisfaction[]; hrefOf: (serviceId: string) => string }) {
  const services = satisfaction[0]?.services ?? [];
  const of = (id: string) =>
    satisfaction.map(({ period, services: every }) => ({ period, figures: every.find((service) => service.id === id)?.verified ?? null }));
  return (
    <div className="scroll">
      <table className="table">
        <caption className="sr">{say("report.trendCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("report.service")}</th>
            {satisfaction.map(({ period }) => (
              <th key={period} scope="col">
                {showPeriod(locale, period)}
              </th>
            ))}
            <th scope="col">{say("report.change")}</th>
          </tr>
        </thead>
        <tbody>
          <Row
            name={say("report.trendAll")}
            quarters={satisfaction.map(({ period, all }) => ({ period, figures: all }))}
            locale={locale}
            say={say}
          />
          {services.map(({ id, name }) => (
            <Row key={id} name={<a href={hrefOf(id)}>{name}</a>} quarters={of(id)} locale={locale} say={say} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, quarters, locale, say }: Words & { name: ReactNode; quarters: readonly Quarter[] }) {
  const shown = (hundredths: number) => showHundredths(locale, hundredths);
  return (
    <tr>
      <th scope="row">{name}</th>
      {quarters.map(({ period, figures }) => (
        <td key={period}>
          {figures && figures.index !== null ? (
            <>
              <b className="num">{shown(figures.index)}</b>
              <span className="block small muted">
                {figures.interval
                  ? say("report.trendCell", { low: shown(figures.interval.low), high: shown(figures.interval.high), n: figures.n })
                  : say("report.trendFew", { n: figures.n })}
              </span>
            </>
          ) : (
            <span className="small muted">{say("report.trendFew", { n: figures?.n ?? 0 })}</span>
          )}
        </td>
      ))}
      <td>
        <Change quarters={quarters} say={say} />
      </td>
    </tr>
  );
}

/** The last two quarters of those that have an interval: clearly up or down, or neither. */
function Change({ quarters, say }: { quarters: readonly Quarter[]; say: Say }) {
  const [before, now] = quarters.flatMap(({ figures }) => (figures?.interval ? [figures.interval] : [])).slice(-2);
  if (!before || !now) return <span className="small muted">{say("report.changeNone")}</span>;
  if (!clearOf(before, now)) return <span className="small muted">{say("report.changeSame")}</span>;
  return now.low > before.high ? (
    <State kind="positive" icon="done" text={say("report.changeUp")} />
  ) : (
    <State kind="caution" icon="warning" text={say("report.changeDown")} />
  );
}
