import type { ReactNode } from "react";
import { FilterForm, FilterSelect } from "@/components/ui/filter-form";
import { Icon } from "@/components/ui/icon";
import { PageHead, Section } from "@/components/ui/section";
import { type Locale, type Say, showPeriod } from "@/lib/messages/format";
import { DASHBOARDS, type DashboardChoice, type DashboardName } from "@/lib/reports/types";
import { to } from "./address";
import { TableKey } from "./table-key";

type Words = { choice: DashboardChoice; locale: Locale; say: Say };
/** What else was chosen, which another unit or quarter leaves as it is. */
type Kept = Readonly<Record<string, string>> | undefined;

/** One question with its answer: what it is asked of, the way to the other questions, and the figures. */
export function DashboardPage({
  of,
  choice,
  kept,
  locale,
  say,
  children,
}: Words & { of: DashboardName; kept?: Kept; children: ReactNode }) {
  return (
    <div className="dashboard">
      <DashboardHead
        over={<a href={to("/dashboards", choice)}>{say("report.title")}</a>}
        title={say(`report.question.${of}`)}
        path={`/dashboards/${of}`}
        choice={choice}
        kept={kept}
        locale={locale}
        say={say}
      />
      <nav className="tabs mb-6" aria-label={say("report.others")}>
        {DASHBOARDS.map((name) => (
          <a key={name} href={to(`/dashboards/${name}`, choice)} aria-current={name === of ? "page" : undefined}>
            {say(`report.short.${name}`)}
          </a>
        ))}
      </nav>
      {children}
      <TableKey />
    </div>
  );
}

export function DashboardHead({
  over,
  title,
  path,
  choice: { period, periods, unitId, unit, units, today },
  kept = {},
  locale,
  say,
}: Words & { over?: ReactNode; title: string; path: string; kept?: Kept }) {
  return (
    <PageHead over={over} title={title} lead={say("report.lead", { period: { period }, unit, day: { day: today } })}>
      <FilterForm action={path} apply={say("filter.apply")}>
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
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </FilterForm>
    </PageHead>
  );
}

type FigureProps = { id: string; title: string; lead?: ReactNode; chart?: ReactNode; csv?: string; say: Say; children: ReactNode };

/** A drawing and, one key away, the same numbers as a table; without JavaScript there is the table. */
export function Figure({ id, title, lead, chart, csv, say, children }: FigureProps) {
  return (
    <Section id={id} title={title} aside={csv && <Csv href={csv} say={say} />}>
      {lead && <p className="small muted max-w-text mb-2">{lead}</p>}
      {chart}
      <details className="disclose table-of" data-table open>
        <summary>
          <Icon name="table" />
          <span>{say("report.table")}</span> <kbd>{say("report.tableKey")}</kbd>
        </summary>
        {children}
      </details>
    </Section>
  );
}

const Csv = ({ href, say }: { href: string; say: Say }) => (
  <a href={href} download>
    <Icon name="download" />
    {say("report.csv")}
  </a>
);

export const csvOf = (what: DashboardName, { unitId, period }: DashboardChoice, more: Readonly<Record<string, string>> = {}) =>
  `/api/exports/units/${unitId}/${what}?${new URLSearchParams({ period, ...more })}`;
