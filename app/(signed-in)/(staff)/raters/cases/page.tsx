import { CasesAnswered } from "@/components/fairness/cases-answered";
import { CasesForm } from "@/components/fairness/cases-form";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant, requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { sendCases } from "@/lib/fairness/actions";
import { getCaseSheet } from "@/lib/fairness/queries";
import { speaker } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("cases.title") });

/** Short cases of nobody that every rater rates before the season; afterwards what was sent, for the reader alone. */
export default async function CasesPage({ searchParams }: { searchParams: Promise<{ saved?: string | string[] }> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("rater:read-own");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const sheet = await getCaseSheet(grant, now());
  const answering = sheet.own ? null : await requireGrant("cases:answer", grant.subjectId);
  return (
    <>
      {(await searchParams).saved && sheet.own && <Notice kind="positive" text={say("cases.saved")} live />}
      <PageHead over={<a href="/raters/mine">{say("cases.back")}</a>} title={say("cases.title")} lead={say("cases.lead")} />
      <p className="max-w-text muted mb-4">{say("cases.private")}</p>
      <CasesAnswered sheet={sheet} say={say} />
      {answering?.refusal && <RefusalNotice because={answering.refusal} say={say} />}
      {answering?.grant && <CasesForm action={sendCases} employeeId={grant.subjectId} set={sheet.set} say={say} />}
      {sheet.own && (
        <div className="actions mt-4">
          <a className="btn" href="/appraisals">
            {say("cases.toTeam")}
          </a>
        </div>
      )}
    </>
  );
}
