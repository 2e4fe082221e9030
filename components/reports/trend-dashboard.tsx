import { LateChart } from "@/components/charts/late-chart";
import { ChannelLegend } from "@/components/services/satisfaction-chart";
import { Section } from "@/components/ui/section";
import { type Locale, type Say, showPeriod, showQuarter } from "@/lib/messages/format";
import type { DashboardChoice, Group, QuarterCompletion } from "@/lib/reports/types";
import { PREDICATES } from "@/lib/scoring/core/types";
import type { PeriodSatisfaction } from "@/lib/services/types";
import { to } from "./address";
import { csvOf, DashboardPage, Figure } from "./dashboard-page";
import { PredicatesChart } from "./predicates-chart";
import { PredicateQuarters } from "./predicates-table";
import { pointOf, TrendTable } from "./trend-table";

type Props = {
  choice: DashboardChoice;
  /** Oldest first, all three. */
  satisfaction: readonly PeriodSatisfaction[];
  completion: readonly QuarterCompletion[];
  predicates: readonly (Group & { period: string })[];
  minimum: number;
  locale: Locale;
  say: Say;
};

/** What changed: the index of each service with its interval, who has filled in what, and the predicates. */
export function TrendDashboard({ choice, satisfaction, completion, predicates, minimum, locale, say }: Props) {
  const points = satisfaction.map(({ period, all }) => pointOf(showQuarter(period), all, null));
  return (
    <DashboardPage of="trend" choice={choice} locale={locale} say={say}>
      <Figure
        id="satisfaction"
        title={say("report.trendSection")}
        lead={say("report.trendLead")}
        csv={csvOf("trend", choice)}
        chart={
          points.some(({ index }) => index !== null) && (
            <>
              <LateChart kind="trend" label={say("report.trendChart", { n: points.length })} rows={points.length} chart={{ points }} />
              <ChannelLegend open={false} say={say} />
            </>
          )
        }
        say={say}
      >
        <TrendTable satisfaction={satisfaction} hrefOf={(id) => to(`/dashboards/services/${id}`, choice)} locale={locale} say={say} />
      </Figure>
      <Section id="completion" title={say("report.trendCompletion")}>
        <QuarterTable completion={completion} choice={choice} locale={locale} say={say} />
      </Section>
      <Figure
        id="predicates"
        title={say("report.trendPredicates")}
        lead={`${say("report.predicatesLaw")} ${say("report.smallLeftOut", { minimum })}`}
        chart={
          <PredicatesChart
            rows={predicates.flatMap(({ period, n, counts }) =>
              counts
                ? [
                    {
                      id: period,
                      name: showPeriod(locale, period),
                      href: to("/dashboards/predicates", { ...choice, period }),
                      n,
                      parts: PREDICATES.map((predicate) => counts[predicate]),
                    },
                  ]
                : [],
            )}
            say={say}
          />
        }
        say={say}
      >
        <PredicateQuarters quarters={predicates} choice={choice} minimum={minimum} locale={locale} say={say} />
      </Figure>
    </DashboardPage>
  );
}

function QuarterTable({ completion, choice, locale, say }: Pick<Props, "completion" | "choice" | "locale" | "say">) {
  return (
    <table className="table stack bars">
      <caption className="sr">{say("report.trendCompletionCaption")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("report.quarter")}</th>
          {(["planned", "reported", "rated"] as const).map((part) => (
            <th key={part} scope="col">
              {say(`report.${part}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {completion.map((row) => (
          <tr key={row.period}>
            <th scope="row">
              <a href={to("/dashboards/completion", { ...choice, period: row.period })}>{showPeriod(locale, row.period)}</a>
            </th>
            {(["planned", "reported", "rated"] as const).map((part) => (
              <td key={part} data-label={say(`report.${part}`)}>
                <span className="num">{say("report.of", { n: row[part], of: row.people })}</span>
                <span className="bar mt-1 max-w-32">
                  <span style={{ width: `${row.people === 0 ? 0 : (100 * row[part]) / row.people}%` }} />
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
