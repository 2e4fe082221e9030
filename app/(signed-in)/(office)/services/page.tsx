import { ServiceTable } from "@/components/services/service-table";
import { FilterForm, FilterText } from "@/components/ui/filter-form";
import { Icon } from "@/components/ui/icon";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { listServices } from "@/lib/services/queries";
import { quietSince } from "@/lib/services/quiet";
import { servicesQuery } from "@/lib/services/schema";
import { getHolidays, getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.services") });

export default async function ServicesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("services:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { q = "", after } = servicesQuery.parse(await searchParams);
  const today = dayOf(now());
  const [settings, holidays] = await Promise.all([getSettings(today), getHolidays()]);
  const quiet = quietSince(today, settings("quietCodeDays").value, holidays);
  const [{ rows, next }, mayManage] = await Promise.all([listServices(grant, { q, after, quiet }), grantOrNull("services:manage", AGENCY)]);
  const to = (more: Record<string, string>) => `/services?${new URLSearchParams({ ...(q && { q }), ...more })}`;
  return (
    <>
      <PageHead title={say("menu.services")} lead={say("services.lead")}>
        {mayManage && (
          <a className="btn primary" href="/services/new">
            <Icon name="plus" />
            {say("services.add")}
          </a>
        )}
      </PageHead>
      <FilterForm action="/services" apply={say("filter.apply")}>
        <FilterText name="q" label={say("filter.searchService")} value={q} />
      </FilterForm>
      {rows.length === 0 ? <Empty title={say("list.nothing")} text={say("list.nothingHint")} /> : <ServiceTable rows={rows} say={say} />}
      <Pager
        shown={say("list.shown", { n: rows.length })}
        first={after ? { href: to({}), label: say("pager.first") } : null}
        next={next ? { href: to({ after: next }), label: say("pager.next") } : null}
      />
    </>
  );
}
