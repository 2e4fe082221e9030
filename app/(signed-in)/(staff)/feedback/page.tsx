import { SaidNotice } from "@/components/documents/said-notice";
import { EntryList } from "@/components/feedback/entry-list";
import { FeedbackTabs } from "@/components/feedback/feedback-tabs";
import { RequestList } from "@/components/feedback/request-list";
import { RhythmList } from "@/components/feedback/rhythm-list";
import { LivePage } from "@/components/live/live-page";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { takeAway } from "@/lib/documents/actions";
import { saidIn } from "@/lib/documents/answer";
import { saidQuery } from "@/lib/documents/schema";
import { answerFeedback, declineToAnswer, takeFeedbackBack } from "@/lib/feedback/actions";
import { listFeedback, listRequests, listRhythm } from "@/lib/feedback/queries";
import { feedbackQuery } from "@/lib/feedback/schema";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("feedback.list") });

export default async function FeedbackPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireOwnGrant("feedback:list-own");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const at = now();
  const asked = await searchParams;
  const { show, after } = feedbackQuery.parse(asked);
  const said = saidIn(saidQuery.parse(asked).document);
  const every = (await getSettings(dayOf(at)))("feedbackRhythmDays");
  const side = show === "given" ? "given" : "received";
  const [entries, requests, rhythm] = await Promise.all([
    show === "asked" ? { rows: [], next: null } : listFeedback(grant, side, after),
    listRequests(grant, at),
    show === "given" ? listRhythm(grant, every.value, at) : [],
  ]);
  const open = requests.toMe.filter(({ standing }) => standing === "open");
  const empty = show === "asked" ? requests.byMe.length + requests.toMe.length === 0 : entries.rows.length === 0;
  return (
    <>
      <LivePage employeeId={grant.subjectId} drawnAt={at.toISOString()} />
      <PageHead title={say("feedback.list")} lead={say("feedback.listLead")}>
        <a className="btn primary" href="/feedback/give">
          {say("feedback.give")}
        </a>
        <a className="btn" href="/feedback/ask">
          {say("feedback.ask")}
        </a>
      </PageHead>
      {show === "received" && (
        <RequestList id="open" title={say("feedback.askedYouTitle")} requests={open} decline={declineToAnswer} say={say} />
      )}
      <FeedbackTabs show={show} say={say} />
      <SaidNotice said={said} say={say} />
      {empty && <Empty title={say(`feedback.empty.${show}`)} text={say("feedback.emptyHint")} />}
      {show !== "asked" && (
        <EntryList
          entries={entries.rows}
          side={side}
          today={dayOf(at)}
          action={side === "given" ? takeFeedbackBack : answerFeedback}
          remove={takeAway}
          locale={locale}
          say={say}
        />
      )}
      {show === "asked" && (
        <>
          <RequestList id="to-me" title={say("feedback.askedYouTitle")} requests={requests.toMe} decline={declineToAnswer} say={say} />
          <RequestList id="by-me" title={say("feedback.youAsked")} requests={requests.byMe} decline={null} say={say} />
        </>
      )}
      {entries.rows.length > 0 && (
        <Pager
          shown={say("feedback.shown", { n: entries.rows.length })}
          first={after ? { href: `/feedback?show=${show}`, label: say("pager.first") } : null}
          next={entries.next ? { href: `/feedback?show=${show}&after=${entries.next}`, label: say("pager.next") } : null}
        />
      )}
      <RhythmList rows={rhythm} every={every} say={say} />
    </>
  );
}
