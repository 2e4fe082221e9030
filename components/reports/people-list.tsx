import { Pager } from "@/components/ui/pager";
import { Empty } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import { type AppraisedList, type DashboardChoice, MISSING, type Missing } from "@/lib/reports/types";
import type { Predicate } from "@/lib/scoring/core/types";
import { to } from "./address";
import { AppraisedTable } from "./appraised-table";

type Props = {
  choice: DashboardChoice;
  missing: Missing | null;
  predicate: Predicate | null;
  /** Both, as an address has them. */
  kept: Readonly<Record<string, string>>;
  paged: boolean;
  people: AppraisedList;
  say: Say;
};

/** The people behind a mark: everybody, those of whom something is missing, or those of one predicate. */
export function PeopleList({ choice, missing, predicate, kept, paged, people, say }: Props) {
  const at = (more: Record<string, string>) => to("/dashboards/people", choice, more);
  return (
    <>
      <nav className="tabs mb-2" aria-label={say("report.show")}>
        <a href={at({})} aria-current={missing || predicate ? undefined : "page"}>
          {say("report.everybody")}
        </a>
        {MISSING.map((what) => (
          <a key={what} href={at({ missing: what })} aria-current={missing === what ? "page" : undefined}>
            {say(`report.missing.${what}`)}
          </a>
        ))}
        {predicate && (
          <a href={at({ predicate })} aria-current="page">
            {say("report.predicateOnly", { predicate: { key: `predicate.${predicate}` } })}
          </a>
        )}
      </nav>
      {people.rows.length === 0 ? <Empty title={say(emptyOf(missing, predicate))} /> : <AppraisedTable rows={people.rows} say={say} />}
      <Pager
        shown={say("list.shown", { n: people.rows.length })}
        first={paged ? { href: at(kept), label: say("pager.first") } : null}
        next={people.next ? { href: at({ ...kept, after: people.next }), label: say("pager.next") } : null}
      />
    </>
  );
}

const emptyOf = (missing: Missing | null, predicate: Predicate | null) =>
  predicate ? "report.predicateNone" : missing ? "report.noneMissing" : "report.nobody";
