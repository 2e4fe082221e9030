import { ColleagueList } from "@/components/feedback/colleague-list";
import { GiveForm } from "@/components/feedback/give-form";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant, requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { sendFeedback } from "@/lib/feedback/actions";
import { getGiveSheet, listColleagues } from "@/lib/feedback/queries";
import { giveQuery } from "@/lib/feedback/schema";
import { speaker } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("feedback.give") });

export default async function GiveFeedbackPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { grant: own, refusal } = await requireOwnGrant("feedback:list-own");
  if (!own) return <RefusalNotice because={refusal} say={say} />;

  const { q = "", to, about = "", request } = giveQuery.parse(await searchParams);
  if (!to)
    return (
      <>
        <PageHead title={say("feedback.give")} lead={say("feedback.giveLead")} />
        <ColleagueList q={q} at="/feedback/give" colleagues={await listColleagues(own, q || undefined, now())} say={say} />
      </>
    );
  const { grant, refusal: not } = await requireGrant("feedback:give", to);
  if (!grant) return <RefusalNotice because={not} say={say} />;
  const sheet = await getGiveSheet(grant, request, now());
  return (
    <>
      <PageHead over={say("feedback.give")} title={sheet.name} lead={`${sheet.post}, ${sheet.unit}`}>
        <a className="btn" href="/feedback">
          {say("feedback.list")}
        </a>
      </PageHead>
      {sheet.request && <Notice kind="info" text={say("feedback.question1", { name: sheet.name, question: sheet.request.question })} />}
      {request && !sheet.request && <Notice kind="caution" text={say("feedback.requestGone")} />}
      <GiveForm sheet={sheet} about={about} action={sendFeedback} say={say} />
    </>
  );
}
