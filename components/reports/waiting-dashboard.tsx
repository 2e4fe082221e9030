import type { IntervalRow } from "@/components/charts/interval-chart";
import { LateChart } from "@/components/charts/late-chart";
import { ChannelLegend } from "@/components/services/satisfaction-chart";
import { Empty } from "@/components/ui/section";
import { type Locale, type Say, showShare } from "@/lib/messages/format";
import type { DashboardChoice } from "@/lib/reports/types";
import { clearOf } from "@/lib/scoring/core/satisfaction/interval";
import { LONG_WAITS, type LongWait, type ServiceWaits, WAIT_MINUTES, type Waits } from "@/lib/services/types";
import { to } from "./address";
import { csvOf, DashboardPage, Figure } from "./dashboard-page";
import { WaitsTable } from "./waits-table";

type Props = { choice: DashboardChoice; waits: Waits; above: LongWait; locale: Locale; say: Say };

const points = (hundredths: number) => hundredths / 100;

/** Which services keep people waiting, on levels that their intervals tell apart; as citizens say it themselves. */
export function WaitingDashboard({ choice, waits, above, locale, say }: Props) {
  const { all, levels, silent, services } = waits;
  const ordered = [...levels.flat(), ...silent];
  const hrefOf = (serviceId: string) => to(`/dashboards/services/${serviceId}`, choice);
  const percent = (hundredths: number) => showShare(locale, hundredths);
  const minutes = WAIT_MINUTES[above];
  return (
    <DashboardPage of="waiting" choice={choice} kept={{ above: String(above) }} locale={locale} say={say}>
      <nav className="tabs mb-4" aria-label={say("report.overLabel")}>
        {LONG_WAITS.map((band) => (
          <a
            key={band}
            href={to("/dashboards/waiting", choice, { above: String(band) })}
            aria-current={band === above ? "page" : undefined}
          >
            {say(`report.over.${band}`)}
          </a>
        ))}
      </nav>
      {services.length === 0 ? (
        <Empty title={say("satisfaction.noServices")} text={say("satisfaction.noServicesHint")} />
      ) : (
        <Figure
          id="waiting"
          title={say("report.waitingSection", { minutes })}
          lead={
            <>
              {all.long
                ? say("report.waitingLead", {
                    share: percent(all.long.share),
                    low: percent(all.long.low),
                    high: percent(all.long.high),
                    n: all.n,
                  })
                : say("report.answer.few")}{" "}
              {levels.length > 0 && say(levels.length > 1 ? "report.waitingLevels" : "report.oneLevel")}
            </>
          }
          csv={csvOf("waiting", choice, { above: String(above) })}
          chart={
            all.long !== null && (
              <>
                <LateChart
                  kind="interval"
                  label={say("report.waitingChart", { n: ordered.length, minutes })}
                  rows={ordered.length}
                  chart={{
                    scale: "share",
                    reference: { low: points(all.long.low), high: points(all.long.high) },
                    rows: ordered.map((service) => rowOf(service, waits, hrefOf, say)),
                  }}
                />
                <ChannelLegend say={say} />
              </>
            )
          }
          say={say}
        >
          <WaitsTable waits={waits} minutes={minutes} hrefOf={hrefOf} locale={locale} say={say} />
        </Figure>
      )}
    </DashboardPage>
  );
}

/** Bold where the interval is clear of the band of all together, and the answers are enough to say so. */
function rowOf({ id, name, verified, open }: ServiceWaits, { levels, all }: Waits, hrefOf: (id: string) => string, say: Say): IntervalRow {
  const { long } = verified;
  const compared = levels.some((level) => level.some((service) => service.id === id));
  const row = {
    id,
    name,
    href: hrefOf(id),
    apart: compared && long !== null && all.long !== null && clearOf(long, all.long),
    open: open.long ? points(open.long.share) : null,
  };
  return long
    ? { ...row, index: points(long.share), reach: [points(long.share - long.low), points(long.high - long.share)], words: null }
    : { ...row, index: null, reach: null, words: say("report.waitingFew", { n: verified.n }) };
}
