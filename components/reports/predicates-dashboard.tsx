import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { Empty } from "@/components/ui/section";
import type { Locale, Say } from "@/lib/messages/format";
import type { DashboardChoice, Distribution } from "@/lib/reports/types";
import { PREDICATES } from "@/lib/scoring/core/types";
import { to } from "./address";
import { csvOf, DashboardPage, Figure } from "./dashboard-page";
import { PredicatesChart } from "./predicates-chart";
import { PredicatesTable, togetherOf } from "./predicates-table";

type Props = { choice: DashboardChoice; distribution: Distribution; minimum: number; locale: Locale; say: Say; children: ReactNode };

/** How the predicates are spread over units; the law knows no quota for a person, and the page says so. */
export function PredicatesDashboard({ choice, distribution, minimum, locale, say, children }: Props) {
  const { units, small, all } = distribution;
  const people = all.n + (small.counts === null ? small.n : 0);
  const drawn = [
    ...units.map((unit) => ({
      id: unit.unitId,
      name: unit.shortName,
      href: to("/dashboards/people", { ...choice, unitId: unit.unitId }),
      ...unit,
    })),
    ...(small.counts ? [{ id: "small", name: say("report.smallUnits", { n: small.units, minimum }), href: null, ...small }] : []),
    ...(units.length > 1 && all.counts
      ? [{ id: "all", name: say(togetherOf(small)), href: to("/dashboards/people", choice), ...all }]
      : []),
  ];
  return (
    <DashboardPage of="predicates" choice={choice} locale={locale} say={say}>
      <Notice icon="scale" text={say("report.predicatesLaw")} />
      {people === 0 ? (
        <Empty title={say("report.noRatings")} text={say("report.noRatingsHint")} />
      ) : (
        <Figure
          id="predicates"
          title={say("report.predicatesSection")}
          lead={say("report.predicatesLead", { n: people })}
          csv={csvOf("predicates", choice)}
          chart={
            <PredicatesChart
              rows={drawn.map(({ id, name, href, n, counts }) => ({
                id,
                name,
                href,
                n,
                parts: PREDICATES.map((predicate) => counts?.[predicate] ?? 0),
              }))}
              say={say}
            />
          }
          say={say}
        >
          <PredicatesTable distribution={distribution} choice={choice} minimum={minimum} say={say} />
        </Figure>
      )}
      {people > 0 && children}
    </DashboardPage>
  );
}
