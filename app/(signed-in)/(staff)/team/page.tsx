import { LivePage } from "@/components/live/live-page";
import { Deeds } from "@/components/team/deeds";
import { KeyList } from "@/components/team/key-list";
import { QueueKeys } from "@/components/team/queue";
import { QueueFilter } from "@/components/team/queue-filter";
import { QueueList } from "@/components/team/queue-list";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { approveActivities, decideActivity, undoDecision } from "@/lib/activities/actions";
import { getQueue, getQueueOverview, listDeeds } from "@/lib/activities/queries";
import { readKey } from "@/lib/activities/queue-key";
import { queueQuery } from "@/lib/activities/schema";
import { showTime, speaker } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.team") });

export default async function TeamPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireOwnGrant("team:read");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const { after, ...filter } = queueQuery.parse(await searchParams);
  const at = now();
  const time = showTime(locale, at, env().CERMIN_ZONE);
  const [queue, overview, deeds] = await Promise.all([
    getQueue(grant, filter, readKey(after), at),
    getQueueOverview(grant, filter, at),
    listDeeds(grant, at),
  ]);
  const to = (more: Record<string, string>) => `/team?${new URLSearchParams({ ...definite(filter), ...more })}`;
  const { all, shown } = overview;
  return (
    <>
      <PageHead title={say("menu.team")} lead={say("queue.lead", { n: all.lines, people: all.people, exceptions: all.exceptions })}>
        <LivePage
          employeeId={grant.subjectId}
          drawnAt={at.toISOString()}
          words={{ unknown: say("queue.asOf", { time }), live: say("queue.live", { time }), lost: say("queue.lost", { time }) }}
        />
      </PageHead>
      <QueueKeys ids={queue.lines.map(({ id }) => id)}>
        <div className="queue-tools">
          <QueueFilter filter={filter} overview={overview} say={say} />
          {queue.lines.length > 0 && <KeyList say={say} />}
        </div>
        {all.lines === 0 && <Empty title={say("queue.empty")} text={say("queue.emptyHint")} />}
        {all.lines > 0 && queue.lines.length === 0 && (
          <Empty title={say("queue.noneLeft")} text={say("queue.noneLeftHint", { n: all.lines - shown.lines })}>
            <a className="btn" href="/team">
              {say("queue.all")}
            </a>
          </Empty>
        )}
        <QueueList
          queue={queue}
          count={shown}
          raterId={grant.subjectId}
          decide={decideActivity}
          approve={approveActivities}
          deeds={<Deeds deeds={deeds} action={undoDecision} say={say} />}
          locale={locale}
          say={say}
        />
      </QueueKeys>
      {queue.lines.length > 0 && (
        <Pager
          shown={say("queue.shown", { n: queue.lines.length, of: shown.lines })}
          first={after ? { href: to({}), label: say("pager.first") } : null}
          next={queue.next ? { href: to({ after: queue.next }), label: say("pager.next") } : null}
        />
      )}
    </>
  );
}

/** What stands in an address: nothing of what was not asked for. */
const definite = (filter: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined));
