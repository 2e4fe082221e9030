import { SatisfactionChart } from "@/components/services/satisfaction-chart";
import { SatisfactionTable } from "@/components/services/satisfaction-table";
import { FilterForm, FilterSelect } from "@/components/ui/filter-form";
import { Icon } from "@/components/ui/icon";
import { Pager } from "@/components/ui/pager";
import { Empty, PageHead, Section } from "@/components/ui/section";
import { type Locale, type Say, showHundredths, showPeriod } from "@/lib/messages/format";
import { type AppraisedList, MISSING, type Missing, type PeerTurnout, type UnitCompletion, type UnitOption } from "@/lib/reports/types";
import type { Satisfaction } from "@/lib/services/types";
import { AppraisedTable } from "./appraised-table";
import { CompletionTable } from "./completion-table";

/** What was asked for, all of it in the address. */
export type DashboardChoice = {
  period: string;
  periods: readonly string[];
  unitId: string;
  units: readonly UnitOption[];
  missing: Missing | null;
  paged: boolean;
  today: string;
};
type Props = {
  choice: DashboardChoice;
  completion: readonly UnitCompletion[];
  people: AppraisedList;
  satisfaction: Satisfaction;
  peers: PeerTurnout | null;
  gradeMinimum: number;
  locale: Locale;
  say: Say;
};

export function Dashboard({ choice, completion, people, satisfaction, peers, gradeMinimum, locale, say }: Props) {
  return (
    <>
      <Head choice={choice} locale={locale} say={say} />
      <Facts completion={completion} peers={peers} say={say} />
      <Section id="completion" title={say("report.completionTitle")} aside={<Csv of="completion" choice={choice} say={say} />}>
        {completion.length === 0 ? (
          <Empty title={say("report.nobody")} text={say("report.nobodyHint")} />
        ) : (
          <CompletionTable rows={completion} say={say} />
        )}
      </Section>
      <People choice={choice} people={people} say={say} />
      <Section id="satisfaction" title={say("report.satisfactionTitle")} aside={<Csv of="satisfaction" choice={choice} say={say} />}>
        <Together satisfaction={satisfaction} locale={locale} say={say} />
        <SatisfactionChart satisfaction={satisfaction} say={say} />
        {satisfaction.services.length === 0 ? (
          <Empty title={say("satisfaction.noServices")} text={say("satisfaction.noServicesHint")} />
        ) : (
          <SatisfactionTable
            satisfaction={satisfaction}
            gradeMinimum={gradeMinimum}
            caption={say("satisfaction.caption")}
            locale={locale}
            say={say}
          />
        )}
      </Section>
    </>
  );
}

function Head({ choice: { period, periods, unitId, units, today }, locale, say }: Pick<Props, "choice" | "locale" | "say">) {
  return (
    <PageHead title={say("report.title")} lead={say("report.lead", { period: { period }, day: { day: today } })}>
      <FilterForm action="/dashboards" apply={say("filter.apply")}>
        <FilterSelect
          name="period"
          label={say("filter.period")}
          value={period}
          options={periods.map((value) => ({ value, label: showPeriod(locale, value) }))}
        />
        <FilterSelect
          name="unit"
          label={say("filter.unit")}
          value={unitId}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FilterForm>
    </PageHead>
  );
}

/** Counts of everybody, so without an interval; colleagues' answers over the agency and nothing smaller. */
function Facts({ completion, peers, say }: Pick<Props, "completion" | "peers" | "say">) {
  const sum = (part: "people" | "planned" | "reported" | "rated") => completion.reduce((n, row) => n + row[part], 0);
  const facts = [
    ...(["rated", "reported", "planned"] as const).map((part) => ({ part, n: sum(part), of: sum("people") })),
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

function People({ choice: { period, unitId, missing, paged }, people, say }: Pick<Props, "choice" | "people" | "say">) {
  const to = (more: Record<string, string>) => `/dashboards?${new URLSearchParams({ period, unit: unitId, ...more })}#people`;
  const kept: Record<string, string> = missing ? { missing } : {};
  return (
    <Section id="people" title={say("report.peopleTitle")}>
      <nav className="tabs mb-2" aria-label={say("report.show")}>
        <a href={to({})} aria-current={missing ? undefined : "page"}>
          {say("report.everybody")}
        </a>
        {MISSING.map((what) => (
          <a key={what} href={to({ missing: what })} aria-current={missing === what ? "page" : undefined}>
            {say(`report.missing.${what}`)}
          </a>
        ))}
      </nav>
      {people.rows.length === 0 ? <Empty title={say("report.noneMissing")} /> : <AppraisedTable rows={people.rows} say={say} />}
      <Pager
        shown={say("list.shown", { n: people.rows.length })}
        first={paged ? { href: to(kept), label: say("pager.first") } : null}
        next={people.next ? { href: to({ ...kept, after: people.next }), label: say("pager.next") } : null}
      />
    </Section>
  );
}

function Together({ satisfaction: { all }, locale, say }: Pick<Props, "satisfaction" | "locale" | "say">) {
  const { index, interval, n } = all;
  return (
    <p className="small muted max-w-text mb-2">
      {index !== null && interval
        ? say("report.satisfactionLead", {
            index: { hundredths: index },
            low: showHundredths(locale, interval.low),
            high: showHundredths(locale, interval.high),
            n,
          })
        : say("report.satisfactionNone")}
    </p>
  );
}

const Csv = ({ of, choice: { unitId, period }, say }: { of: "completion" | "satisfaction" } & Pick<Props, "choice" | "say">) => (
  <a href={`/api/exports/units/${unitId}/${of}?period=${period}`} download>
    <Icon name="download" />
    {say("report.csv")}
  </a>
);
