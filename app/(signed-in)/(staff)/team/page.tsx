import { LivePage } from "@/components/live/live-page";
import { QueueKeys } from "@/components/team/queue";
import { QueueRow } from "@/components/team/queue-row";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { decideActivity } from "@/lib/activities/actions";
import { getQueue } from "@/lib/activities/queries";
import { readKey } from "@/lib/activities/queue-key";
import { queueQuery } from "@/lib/activities/schema";
import { showTime, speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.team") });

export default async function TeamPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireOwnGrant("team:read");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const { after } = queueQuery.parse(await searchParams);
  const at = now();
  const zone = env().CERMIN_ZONE;
  const time = showTime(locale, at, zone);
  const { value: minutesPerDay } = (await getSettings(dayOf(at)))("minutesPerDay");
  const queue = await getQueue(grant, minutesPerDay, readKey(after), at);
  return (
    <>
      <PageHead title={say("menu.team")} lead={say("queue.lead", { n: queue.waiting, people: queue.people, flagged: queue.flagged })}>
        <LivePage
          employeeId={grant.subjectId}
          drawnAt={at.toISOString()}
          words={{ unknown: say("queue.asOf", { time }), live: say("queue.live", { time }), lost: say("queue.lost", { time }) }}
        />
        <span className="keys">
          <span>
            <kbd>J</kbd> <kbd>K</kbd> {say("queue.keyMove")}
          </span>
          <span>
            <kbd>A</kbd> {say("queue.approve")}
          </span>
          <span>
            <kbd>R</kbd> {say("queue.return")}
          </span>
        </span>
      </PageHead>
      {queue.lines.length === 0 && <Empty title={say("queue.empty")} text={say("queue.emptyHint")} />}
      <QueueKeys ids={queue.lines.map(({ id }) => id)}>
        <ul aria-label={say("menu.team")}>
          {queue.lines.map((line) => (
            <QueueRow
              key={line.id}
              line={line}
              action={decideActivity}
              minutesPerDay={minutesPerDay}
              zone={zone}
              locale={locale}
              say={say}
            />
          ))}
        </ul>
      </QueueKeys>
      {queue.lines.length > 0 && (
        <Pager
          shown={say("queue.shown", { n: queue.lines.length, of: queue.waiting })}
          first={after ? { href: "/team", label: say("pager.first") } : null}
          next={queue.next ? { href: `/team?after=${queue.next}`, label: say("pager.next") } : null}
        />
      )}
    </>
  );
}
