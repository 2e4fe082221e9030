import { LateChart } from "@/components/charts/late-chart";
import { Empty } from "@/components/ui/section";
import type { Locale, Say } from "@/lib/messages/format";
import {
  type DashboardChoice,
  MISSING,
  type Missing,
  type PeerTurnout,
  type QuarterCompletion,
  type UnitCompletion,
} from "@/lib/reports/types";
import { to } from "./address";
import { CompletionTable } from "./completion-table";
import { csvOf, DashboardPage, Figure } from "./dashboard-page";

type Props = {
  choice: DashboardChoice;
  rows: readonly UnitCompletion[];
  all: QuarterCompletion;
  peers: PeerTurnout | null;
  missing: Missing;
  locale: Locale;
  say: Say;
};

const DONE = { plan: "planned", self: "reported", rating: "rated" } as const satisfies Record<Missing, keyof QuarterCompletion>;

/** Who is late, step by step, unit by unit. */
export function CompletionDashboard({ choice, rows, all, peers, missing, locale, say }: Props) {
  const lacks = (row: QuarterCompletion) => row.people - row[DONE[missing]];
  return (
    <DashboardPage of="completion" choice={choice} kept={{ missing }} locale={locale} say={say}>
      <Facts all={all} peers={peers} say={say} />
      <nav className="tabs mb-4" aria-label={say("report.show")}>
        {MISSING.map((what) => (
          <a key={what} href={to("/dashboards/completion", choice, { missing: what })} aria-current={what === missing ? "page" : undefined}>
            {say(`report.missing.${what}`)}
          </a>
        ))}
      </nav>
      {rows.length === 0 ? (
        <Empty title={say("report.nobody")} text={say("report.nobodyHint")} />
      ) : (
        <Figure
          id="completion"
          title={say(`report.missingSection.${missing}`)}
          lead={say("report.completionLead", { missing: lacks(all), people: all.people })}
          csv={csvOf("completion", choice)}
          chart={
            <LateChart
              kind="bars"
              label={say("report.completionChart", { n: rows.length })}
              rows={rows.length}
              chart={{
                highest: null,
                rows: rows.map((row) => ({
                  id: row.unitId,
                  name: row.shortName,
                  href: to("/dashboards/people", { ...choice, unitId: row.unitId }, { missing }),
                  value: lacks(row),
                  words: say("report.of", { n: lacks(row), of: row.people }),
                })),
              }}
            />
          }
          say={say}
        >
          <CompletionTable rows={rows} choice={choice} say={say} />
        </Figure>
      )}
    </DashboardPage>
  );
}

/** Counts of everybody, so without an interval; colleagues' answers over the agency and nothing smaller. */
function Facts({ all, peers, say }: Pick<Props, "all" | "peers" | "say">) {
  const facts = [
    ...(["rated", "reported", "planned"] as const).map((part) => ({ part, n: all[part], of: all.people })),
    ...(peers ? [{ part: "peers" as const, n: peers.given, of: peers.asked }] : []),
  ];
  return (
    <ul className="facts">
      {facts.map(({ part, n, of }) => (
        <li key={part}>
          <b>{say("report.of", { n, of })}</b>
          <span className="block small muted">{say(`report.fact.${part}`)}</span>
        </li>
      ))}
    </ul>
  );
}
