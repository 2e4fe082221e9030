import { ReceiptView } from "@/components/appraisals/receipt-view";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { getReceipt } from "@/lib/appraisals/queries";
import { speaker } from "@/lib/messages/format";
import { ELEMENTS } from "@/lib/regulation/instruments/skm-1";
import { namedIn } from "@/lib/scoring/core/receipt";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("receipt.title") });

export default async function ReceiptPage({ params }: { params: Promise<{ appraisalId: string }> }) {
  const { appraisalId } = await params;
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("appraisal:read-result", appraisalId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const mayObject = (await grantOrNull("objection:file", appraisalId)) !== null;
  const sheet = { ...(await getReceipt(grant)), mayObject };
  const { period, person, predicate, ratedOn, receipt, changed } = sheet;
  const n = namedIn(receipt).length;
  return (
    <>
      <PageHead
        over={say("receipt.over", { period: { period }, name: person.name, post: person.post })}
        title={say("receipt.title")}
        lead={say("receipt.lead", { predicate: { key: `predicate.${predicate}` }, day: { day: ratedOn } })}
      />
      <Notice
        kind={changed.size === 0 ? "positive" : "caution"}
        text={changed.size === 0 ? say("receipt.same", { n }) : say("receipt.differs", { changed: changed.size, n })}
      />
      <ReceiptView sheet={sheet} elements={ELEMENTS.map((element) => say(`survey.element.${element}`))} locale={locale} say={say} />
      <p className="actions off-paper">
        <a className="btn" href={`/appraisals/${appraisalId}/result`}>
          {say("receipt.back")}
        </a>
      </p>
    </>
  );
}
