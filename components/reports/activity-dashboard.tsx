import { LateChart } from "@/components/charts/late-chart";
import { Empty, Section } from "@/components/ui/section";
import { type Locale, type Say, showHundredths } from "@/lib/messages/format";
import type { DashboardChoice, Reviewing } from "@/lib/reports/types";
import { to } from "./address";
import { csvOf, DashboardPage, Figure } from "./dashboard-page";
import { ReviewingTable } from "./reviewing-table";

type Props = { choice: DashboardChoice; reviewing: Reviewing; days: number; reviewDays: number; locale: Locale; say: Say };

/** Whether work is logged, and whether the raters review it while it happens. */
export function ActivityDashboard({ choice, reviewing, days, reviewDays, locale, say }: Props) {
  const { units, all } = reviewing;
  const { review } = all;
  const rows = units.map((unit) => ({
    id: unit.unitId ?? "",
    name: unit.shortName ?? "",
    href: to("/dashboards/lines", { ...choice, unitId: unit.unitId ?? "" }),
    perDay: unit.perDay,
    due: unit.review,
  }));
  const due = rows.filter((row) => row.due !== null);
  return (
    <DashboardPage of="activity" choice={choice} locale={locale} say={say}>
      {units.length === 0 ? (
        <Empty title={say("report.nobody")} text={say("report.nobodyHint")} />
      ) : (
        <>
          <div className="charts mb-2">
            <Section id="per-day" title={say("report.perDaySection")}>
              <p className="small muted max-w-text mb-2">{say("report.perDayLead", { lines: all.lines, people: all.people, days })}</p>
              <LateChart
                kind="bars"
                label={say("report.perDayChart", { n: rows.length })}
                rows={rows.length}
                chart={{
                  highest: null,
                  rows: rows.map(({ perDay, ...row }) => ({
                    ...row,
                    value: (perDay ?? 0) / 100,
                    words: perDay === null ? "" : showHundredths(locale, perDay),
                  })),
                }}
              />
            </Section>
            <Section id="in-time" title={say("report.inTimeSection", { days: reviewDays })}>
              <p className="small muted max-w-text mb-2">
                {review
                  ? say("report.inTimeLead", { n: review.n, of: review.due, waiting: all.waiting, age: all.medianAge ?? -1 })
                  : say("report.answer.activityNone")}
              </p>
              {due.length > 0 && (
                <LateChart
                  kind="bars"
                  label={say("report.inTimeChart", { n: due.length })}
                  rows={due.length}
                  chart={{
                    highest: 100,
                    rows: due.map(({ due, ...row }) => ({
                      ...row,
                      value: due?.percent ?? 0,
                      words: say("report.shareOf", { share: due?.percent ?? 0 }),
                    })),
                  }}
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
