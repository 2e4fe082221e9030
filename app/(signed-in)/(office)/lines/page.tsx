import { LineForm } from "@/components/people/line-form";
import { LineTable } from "@/components/people/line-table";
import { OpenDisputes } from "@/components/raters/open-disputes";
import { FilterForm, FilterText } from "@/components/ui/filter-form";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { addReportingLine, endReportingLine, giveOtherRater, keepRater } from "@/lib/people/actions";
import { listLines } from "@/lib/people/queries";
import { listQuery } from "@/lib/people/schema";
import { dayOf, now } from "@/lib/platform/clock";
import { listOpenDisputes } from "@/lib/raters/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.lines") });

/** Who rates whom, by date. */
export default async function LinesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("people:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { q = "", after } = listQuery.parse(await searchParams);
  const [{ rows, next }, mayManage, mayRead] = await Promise.all([
    listLines(grant, { q, after }),
    grantOrNull("people:manage", AGENCY),
    grantOrNull("disputes:read", AGENCY),
  ]);
  const at = now();
  const today = dayOf(at);
  const disputes = mayRead ? await listOpenDisputes(mayRead, at) : [];
  const [first] = disputes;
  const settle = first && (await grantOrNull("dispute:settle", first.id)) && { replace: giveOtherRater, confirm: keepRater };
  const to = (more: Record<string, string>) => `/lines?${new URLSearchParams({ ...(q && { q }), ...more })}`;
  return (
    <>
      <PageHead title={say("menu.lines")} lead={say("people.linesLead")} />
      <OpenDisputes disputes={disputes} settle={settle || null} today={today} say={say} />
      <FilterForm action="/lines" apply={say("filter.apply")}>
        <FilterText name="q" label={say("filter.searchName")} value={q} />
      </FilterForm>
      {rows.length === 0 ? (
        <Empty title={say("list.nothing")} text={say("list.nothingHint")} />
      ) : (
        <LineTable rows={rows} end={mayManage && endReportingLine} today={today} say={say} />
      )}
      <Pager
        shown={say("list.shown", { n: rows.length })}
        first={after ? { href: to({}), label: say("pager.first") } : null}
        next={next ? { href: to({ after: next }), label: say("pager.next") } : null}
      />
      {mayManage && (
        <Section id="new" title={say("people.addLine")}>
          <LineForm action={addReportingLine} employee={null} today={today} say={say} />
        </Section>
      )}
    </>
  );
}
