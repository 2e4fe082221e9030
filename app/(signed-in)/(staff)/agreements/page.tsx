import { AgreementList } from "@/components/agreements/agreement-list";
import { YearTabs } from "@/components/agreements/year-tabs";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { listAgreements } from "@/lib/agreements/queries";
import { agreementQuery } from "@/lib/agreements/schema";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { plannableOn } from "@/lib/scoring/core/planning";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.agreements") });

export default async function AgreementsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("agreements:list", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const years = plannableOn(dayOf(now()));
  const { year = years.at(-1) ?? 0 } = agreementQuery.parse(await searchParams);
  const rows = await listAgreements(grant, year);
  return (
    <>
      <PageHead title={say("menu.agreements")} lead={say("agreement.lead")} />
      <YearTabs href="/agreements" year={year} years={years} say={say} />
      <AgreementList rows={rows} year={year} say={say} />
    </>
  );
}
