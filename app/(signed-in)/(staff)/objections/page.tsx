import { FiguresTable } from "@/components/objections/figures-table";
import { ObjectionList } from "@/components/objections/objection-list";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant, requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { listFigures, listObjections, listOwnObjections } from "@/lib/objections/queries";
import { listQuery } from "@/lib/objections/schema";
import { dayOf, now } from "@/lib/platform/clock";
import { getHolidays, getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.objections") });

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One's own objections, those to answer and to decide; all of them for who keeps an eye on the clocks; and the figures, for everybody. */
export default async function ObjectionsPage({ searchParams }: Props) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("objections:list-own");
  const counts = await requireGrant("objections:count", AGENCY);
  if (!grant || !counts.grant) return <RefusalNotice because={refusal ?? "not-found"} say={say} />;
  const toList = await grantOrNull("objections:list", AGENCY);
  const { after } = listQuery.parse(await searchParams);
  const today = dayOf(now());
  const minimum = (await getSettings(today))("minimumGroup").value;
  const asked = { today, holidays: await getHolidays() };
  const [{ own, toExplain, toDecide }, figures, all] = await Promise.all([
    listOwnObjections(grant, asked),
    listFigures(counts.grant, minimum),
    toList && listObjections(toList, after, asked),
  ]);
  return (
    <>
      <PageHead title={say("menu.objections")} lead={say("objection.lead")} />
      <ObjectionList id="decide" title={say("objection.toDecide")} rows={toDecide} say={say} />
      <ObjectionList id="explain" title={say("objection.toExplain")} rows={toExplain} say={say} />
      <ObjectionList id="own" title={say("objection.own")} rows={own} none={say("objection.noneOwn")} say={say} />
      {all && <ObjectionList id="all" title={say("objection.all")} rows={all.rows} none={say("objection.none")} say={say} />}
      {all && (after || all.next) && (
        <Pager
          shown={say("objection.shown", { n: all.rows.length })}
          first={after ? { href: "/objections", label: say("pager.first") } : null}
          next={all.next ? { href: `/objections?after=${all.next}#all`, label: say("pager.next") } : null}
        />
      )}
      <FiguresTable figures={figures} minimum={minimum} say={say} />
    </>
  );
}
