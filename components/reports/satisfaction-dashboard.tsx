import { SatisfactionChart } from "@/components/services/satisfaction-chart";
import { SatisfactionTable, type ServiceGroup } from "@/components/services/satisfaction-table";
import { Empty } from "@/components/ui/section";
import { type Locale, type Say, showHundredths } from "@/lib/messages/format";
import type { DashboardChoice } from "@/lib/reports/types";
import type { Satisfaction, ServiceFigures } from "@/lib/services/types";
import { to } from "./address";
import { csvOf, DashboardPage, Figure } from "./dashboard-page";

type Props = {
  choice: DashboardChoice;
  satisfaction: Satisfaction;
  levels: readonly (readonly ServiceFigures[])[];
  gradeMinimum: number;
  locale: Locale;
  say: Say;
};

/** Services on levels that their intervals tell apart, by the alphabet within each; never ranked where they overlap. */
export function SatisfactionDashboard({ choice, satisfaction, levels, gradeMinimum, locale, say }: Props) {
  const { services, all } = satisfaction;
  const groups = groupsOf(levels, services, say);
  const hrefOf = (serviceId: string) => to(`/dashboards/services/${serviceId}`, choice);
  return (
    <DashboardPage of="satisfaction" choice={choice} locale={locale} say={say}>
      {services.length === 0 ? (
        <Empty title={say("satisfaction.noServices")} text={say("satisfaction.noServicesHint")} />
      ) : (
        <Figure
          id="satisfaction"
          title={say("report.satisfactionSection")}
          lead={
            <>
              {all.index !== null && all.interval
                ? say("report.satisfactionLead", {
                    index: { hundredths: all.index },
                    low: showHundredths(locale, all.interval.low),
                    high: showHundredths(locale, all.interval.high),
                    n: all.n,
                  })
                : say("report.answer.few")}{" "}
              {levels.length > 0 && say(levels.length > 1 ? "report.levels" : "report.oneLevel")}
            </>
          }
          csv={csvOf("satisfaction", choice)}
          chart={<SatisfactionChart services={groups.flatMap((group) => group.services)} all={all} hrefOf={hrefOf} say={say} />}
          say={say}
        >
          <SatisfactionTable
            satisfaction={satisfaction}
            groups={groups}
            hrefOf={hrefOf}
            gradeMinimum={gradeMinimum}
            caption={say("satisfaction.caption")}
            locale={locale}
            say={say}
          />
        </Figure>
      )}
    </DashboardPage>
  );
}

/** One level is no ranking: then all stand together, in the alphabet. */
function groupsOf(levels: Props["levels"], services: readonly ServiceFigures[], say: Say): ServiceGroup[] {
  if (levels.length < 2) return [{ title: null, services }];
  const silent = services.filter((service) => !levels.some((level) => level.includes(service)));
  return [
    ...levels.map((level, at) => ({ title: say(at === 0 ? "report.levelFirst" : "report.level", { at: at + 1 }), services: level })),
    ...(silent.length > 0 ? [{ title: say("report.levelNone"), services: silent }] : []),
  ];
}
