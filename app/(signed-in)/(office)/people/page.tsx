import { PeopleTable } from "@/components/people/people-table";
import { FilterForm, FilterSelect, FilterText } from "@/components/ui/filter-form";
import { Icon } from "@/components/ui/icon";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { listPeople } from "@/lib/people/queries";
import { peopleQuery } from "@/lib/people/schema";
import { listUnitChoices } from "@/lib/units/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.people") });

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("people:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { q = "", unit = "", after } = peopleQuery.parse(await searchParams);
  const [{ rows, next }, units, mayManage] = await Promise.all([
    listPeople(grant, { q, unit: unit || undefined, after }),
    listUnitChoices(grant),
    grantOrNull("people:manage", AGENCY),
  ]);
  const to = (more: Record<string, string>) => `/people?${new URLSearchParams({ ...(q && { q }), ...(unit && { unit }), ...more })}`;
  return (
    <>
      <PageHead title={say("menu.people")} lead={say("people.lead")}>
        {mayManage && (
          <a className="btn primary" href="/people/new">
            <Icon name="plus" />
            {say("people.add")}
          </a>
        )}
      </PageHead>
      <FilterForm action="/people" apply={say("filter.apply")}>
        <FilterText name="q" label={say("filter.search")} value={q} />
        <FilterSelect
          name="unit"
          label={say("filter.unit")}
          value={unit}
          options={[{ value: "", label: say("filter.allUnits") }, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </FilterForm>
      {rows.length === 0 ? <Empty title={say("list.nothing")} text={say("list.nothingHint")} /> : <PeopleTable rows={rows} say={say} />}
      <Pager
        shown={say("list.shown", { n: rows.length })}
        first={after ? { href: to({}), label: say("pager.first") } : null}
        next={next ? { href: to({ after: next }), label: say("pager.next") } : null}
      />
    </>
  );
}
