import { LastDay } from "@/components/appraisals/last-day";
import { SelfForm } from "@/components/appraisals/self-form";
import { NotMyRater } from "@/components/raters/own-rater";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { submitSelfReport } from "@/lib/appraisals/actions";
import { getSelfSheet } from "@/lib/appraisals/queries";
import { speaker } from "@/lib/messages/format";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("self.title") });

export default async function SelfPage({ params }: { params: Promise<{ appraisalId: string }> }) {
  const { appraisalId } = await params;
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("appraisal:report-self", appraisalId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const sheet = await getSelfSheet(grant);
  return (
    <>
      <PageHead
        over={say("period.quarterShort", { period: { period: sheet.period } })}
        title={say("self.title")}
        lead={
          <>
            {say("self.lead")} {sheet.until && <LastDay deadline="self" until={sheet.until} say={say} />}
            <span className="block">
              {say("self.rater", { name: sheet.raterInterim ? say("people.interimName", { name: sheet.rater }) : sheet.rater })}{" "}
              <NotMyRater say={say} />
            </span>
          </>
        }
      >
        {sheet.planId && (
          <a className="btn" href={`/plans/${sheet.planId}`}>
            {say("self.realisations")}
          </a>
        )}
      </PageHead>
      <SelfForm sheet={sheet} action={submitSelfReport} say={say} />
    </>
  );
}
