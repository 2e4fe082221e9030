import { AccountTable } from "@/components/accounts/account-table";
import { FilterForm, FilterSelect, FilterText } from "@/components/ui/filter-form";
import { Icon } from "@/components/ui/icon";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { listAccounts } from "@/lib/accounts/queries";
import { ACCOUNT_STATES, accountsQuery } from "@/lib/accounts/schema";
import { speaker } from "@/lib/messages/format";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.accounts") });

export default async function AccountsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("accounts:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { q = "", state, after } = accountsQuery.parse(await searchParams);
  const [{ rows, next }, mayManage] = await Promise.all([listAccounts(grant, { q, state, after }), grantOrNull("accounts:manage", AGENCY)]);
  const to = (more: Record<string, string>) =>
    `/accounts?${new URLSearchParams({ ...(q && { q }), ...(state !== "all" && { state }), ...more })}`;
  return (
    <>
      <PageHead title={say("menu.accounts")} lead={say("accounts.lead")}>
        {mayManage && (
          <a className="btn primary" href="/accounts/new">
            <Icon name="plus" />
            {say("accounts.add")}
          </a>
        )}
      </PageHead>
      <FilterForm action="/accounts" apply={say("filter.apply")}>
        <FilterText name="q" label={say("filter.search")} value={q} />
        <FilterSelect
          name="state"
          label={say("accounts.state")}
          value={state}
          options={ACCOUNT_STATES.map((value) => ({ value, label: say(`accounts.states.${value}`) }))}
        />
      </FilterForm>
      {rows.length === 0 ? <Empty title={say("list.nothing")} text={say("list.nothingHint")} /> : <AccountTable rows={rows} say={say} />}
      <Pager
        shown={say("list.shown", { n: rows.length })}
        first={after ? { href: to({}), label: say("pager.first") } : null}
        next={next ? { href: to({ after: next }), label: say("pager.next") } : null}
      />
    </>
  );
}
