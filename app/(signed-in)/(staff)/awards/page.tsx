import { AwardList, OpenAwardForm } from "@/components/awards/award-parts";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { openAwardRound } from "@/lib/awards/actions";
import { listAwards } from "@/lib/awards/queries";
import { speaker } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("award.list") });

export default async function AwardsPage() {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("awards:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const [rows, mayOpen] = await Promise.all([listAwards(grant, now()), grantOrNull("award:open", AGENCY)]);
  return (
    <>
      <PageHead title={say("award.list")} lead={say("award.listLead")} />
      {rows.length === 0 ? <Empty title={say("award.none")} text={say("award.noneHint")} /> : <AwardList rows={rows} say={say} />}
      {mayOpen && <OpenAwardForm action={openAwardRound} say={say} />}
    </>
  );
}
