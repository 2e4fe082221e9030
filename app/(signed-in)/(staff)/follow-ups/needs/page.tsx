import { notFound } from "next/navigation";
import { NeedsTable } from "@/components/follow-ups/needs-table";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale, signedInStaff } from "@/lib/access/session";
import { listNeeds } from "@/lib/follow-ups/queries";
import { needsQuery } from "@/lib/follow-ups/schema";
import { speaker } from "@/lib/messages/format";
import { getStartUnitId } from "@/lib/navigation/queries";
import { dayOf, now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("followUp.needs") });

/** Of the agency for personnel, of one's own unit and below for who heads one. */
export default async function NeedsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { unit, year = Number(dayOf(now()).slice(0, 4)) } = needsQuery.parse(await searchParams);
  const me = await signedInStaff();
  const unitId = unit ?? (me && (await getStartUnitId(me)));
  if (me && !unitId) notFound();
  const { grant, refusal } = await requireGrant("needs:read", unitId ?? "");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const rows = await listNeeds(grant, year);
  return (
    <>
      <PageHead over={String(year)} title={say("followUp.needs")} lead={say("followUp.needsLead")} />
      {rows.length === 0 ? <Empty title={say("followUp.none")} text={say("followUp.needsNone")} /> : <NeedsTable rows={rows} say={say} />}
    </>
  );
}
