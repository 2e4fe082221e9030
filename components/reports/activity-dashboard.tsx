import { LateChart } from "@/components/charts/late-chart";
import { Empty, Section } from "@/components/ui/section";
import { type Locale, type Say, showHundredths } from "@/lib/messages/format";
import type { DashboardChoice, Reviewing, UnitReviewing } from "@/lib/reports/types";
import { to } from "./address";
import { csvOf, DashboardPage, Figure } from "./dashboard-page";
import { ReviewingTable } from "./reviewing-table";

type Props = { choice: DashboardChoice; reviewing: Reviewing; reviewDays: number; locale: Locale; say: Say };

/** Whether work is logged, and whether the raters review it while it happens. */
export function ActivityDashboard({ choice, reviewing, reviewDays, locale, say }: Props) {
  const { units, all, days } = reviewing;
  const { review } = all;
  const markOf = ({ unitId, shortName }: UnitReviewing) => ({
    id: unitId ?? "",
    name: shortName ?? "",
    href: to("/dashboards/lines", { ...choice, unitId: unitId ?? "" }),
  });
  const perDay = units.flatMap((unit) =>
    unit.perDay === null ? [] : [{ ...markOf(unit), value: unit.perDay / 100, words: showHundredths(locale, unit.perDay) }],
  );
  const inTime = units.flatMap((unit) =>
    unit.review === null
      ? []
      : [{ ...markOf(unit), value: unit.review.percent, words: say("report.shareOf", { share: unit.review.percent }) }],
  );
  return (
    <DashboardPage of="activity" choice={choice} locale={locale} say={say}>
      {units.length === 0 ? (
        <Empty title={say("report.nobody")} text={say("report.nobodyHint")} />
      ) : (
        <>
          <div className="charts mb-2">
            <Section id="per-day" title={say("report.perDaySection")}>
              <p className="small muted max-w-text mb-2">{say("report.perDayLead", { lines: all.lines, people: all.people, days })}</p>
              {perDay.length > 0 && (
                <LateChart
                  kind="bars"
                  label={say("report.perDayChart", { n: perDay.length })}
                  rows={perDay.length}
                  chart={{ highest: null, rows: perDay }}
                />
              )}
            </Section>
            <Section id="in-time" title={say("report.inTimeSection", { days: reviewDays })}>
              <p className="small muted max-w-text mb-2">
                {review
                  ? say("report.inTimeLead", { n: review.n, of: review.due, waiting: all.waiting, age: all.medianAge ?? -1 })
                  : say("report.answer.activityNone")}
              </p>
              {inTime.length > 0 && (
                <LateChart
                  kind="bars"
                  label={say("report.inTimeChart", { n: inTime.length })}
                  rows={inTime.length}
                  chart={{ highest: 100, rows: inTime }}
                />
              )}
            </Section>
          </div>
          <Figure id="reviewing" title={say("report.reviewingCaption")} csv={csvOf("activity", choice)} say={say}>
            <ReviewingTable reviewing={reviewing} choice={choice} locale={locale} say={say} />
          </Figure>
        </>
      )}
    </DashboardPage>
  );
}
