import { AskForm } from "@/components/feedback/ask-form";
import { ColleagueSearch } from "@/components/feedback/colleague-list";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { askColleagues } from "@/lib/feedback/actions";
import { listAskable, listColleagues } from "@/lib/feedback/queries";
import { giveQuery } from "@/lib/feedback/schema";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("feedback.ask") });

export default async function AskForFeedbackPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("feedback:list-own");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const at = now();
  const { q = "", about = "" } = giveQuery.parse(await searchParams);
  const [colleagues, results, settings] = await Promise.all([
    listColleagues(grant, q || undefined, at),
    listAskable(grant, at),
    getSettings(dayOf(at)),
  ]);
  return (
    <>
      <PageHead title={say("feedback.ask")} lead={say("feedback.askLead")}>
        <a className="btn" href="/feedback?show=asked">
          {say("feedback.youAsked")}
        </a>
      </PageHead>
      <ColleagueSearch q={q} at="/feedback/ask" say={say} />
      <AskForm
        employeeId={grant.subjectId}
        colleagues={colleagues}
        results={results}
        about={about}
        days={settings("feedbackRequestDays").value}
        action={askColleagues}
        say={say}
      />
    </>
  );
}
