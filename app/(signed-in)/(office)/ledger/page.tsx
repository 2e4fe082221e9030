import { LedgerTable } from "@/components/ledger/ledger-table";
import { FilterForm, FilterText } from "@/components/ui/filter-form";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { listLedger } from "@/lib/ledger/queries";
import { ledgerQuery } from "@/lib/ledger/schema";
import { speaker } from "@/lib/messages/format";
import { dayOf } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.ledger") });

/** Who did what to which record: read by the auditor, written by every command, changed by nobody. */
export default async function LedgerPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("ledger:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { subject, after } = ledgerQuery.parse(await searchParams);
  const { rows, next } = await listLedger(grant, { subject, after });
  const to = (more: Record<string, string>) => `/ledger?${new URLSearchParams({ ...(subject && { subject }), ...more })}`;
  return (
    <>
      <PageHead title={say("menu.ledger")} lead={say("ledger.lead")} />
      <FilterForm action="/ledger" apply={say("filter.apply")}>
        <FilterText name="subject" label={say("ledger.bySubject")} value={subject ?? ""} />
      </FilterForm>
      {rows.length === 0 ? (
        <Empty title={say("ledger.none")} text={say("ledger.noneHint")} />
      ) : (
        <LedgerTable rows={rows} dayOf={dayOf} zone={env().CERMIN_ZONE} locale={locale} say={say} />
      )}
      <Pager
        shown={say("list.shown", { n: rows.length })}
        first={after ? { href: to({}), label: say("pager.first") } : null}
        next={next ? { href: to({ after: next }), label: say("pager.next") } : null}
      />
    </>
  );
}
