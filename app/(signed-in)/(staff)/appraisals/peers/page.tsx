import { ChoiceDraft } from "@/components/appraisals/choice-draft";
import { DeclineForm } from "@/components/appraisals/decline-form";
import { LastDay } from "@/components/appraisals/last-day";
import { PeerForm } from "@/components/appraisals/peer-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireGrant, requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { declineResponse, respondAsPeer } from "@/lib/appraisals/actions";
import { findRespondentAppraisal, getPeerSheet } from "@/lib/appraisals/queries";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("peers.title") });

export default async function PeersPage() {
  const say = speaker(await readerLocale());
  const own = await requireOwnGrant("appraisals:list-own");
  if (!own.grant) return <RefusalNotice because={own.refusal} say={say} />;
  const today = dayOf(now());
  const appraisalId = await findRespondentAppraisal(own.grant, today);
  if (!appraisalId) return <Empty title={say("peers.nobody")} text={say("peers.nobodyHint")} />;

  const { grant, refusal } = await requireGrant("peers:respond", appraisalId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const sheet = await getPeerSheet(grant);
  return (
    <>
      <PageHead
        over={say("period.quarterShort", { period: { period: sheet.period } })}
        title={say("peers.title")}
        lead={
          <>
            {say("peers.lead", { n: sheet.colleagues.length })} <LastDay deadline="peers" until={sheet.until} say={say} />
          </>
        }
      />
      {sheet.colleagues.length === 0 ? (
        <>
          <Empty title={say("peers.sent")} text={say("peers.sentHint", { n: sheet.sent })} />
          <ChoiceDraft name={`peers.${appraisalId}`} ids={[]} keys="" kept="" otherTab="" />
        </>
      ) : (
        <>
          <PeerForm sheet={sheet} action={respondAsPeer} say={say} />
          <DeclineForm sheet={sheet} action={declineResponse} say={say} />
        </>
      )}
    </>
  );
}
