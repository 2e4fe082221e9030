import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import { State } from "@/components/ui/state";
import type { FormAction } from "@/lib/access/types";
import { OTHERS } from "@/lib/accounts/schema";
import type { OwnSession } from "@/lib/accounts/types";
import { type Locale, type Say, showTime } from "@/lib/messages/format";

type Props = {
  employeeId: string;
  sessions: readonly OwnSession[];
  end: FormAction;
  dayOf: (at: Date) => string;
  zone: string;
  locale: Locale;
  say: Say;
};

/** Where somebody is signed in, this session first, and the way out of each other one. */
export function SessionList({ employeeId, sessions, end, dayOf, zone, locale, say }: Props) {
  const at = (instant: Date) => ({ day: { day: dayOf(instant) }, time: showTime(locale, instant, zone) });
  const others = sessions.filter(({ here }) => !here).length;
  return (
    <>
      <ul className="rows max-w-text">
        {sessions.map(({ id, browser, system, createdAt, lastSeenAt, here }) => {
          const device =
            browser && system ? say("account.device", { browser, system }) : (browser ?? system ?? say("account.unknownDevice"));
          const seen = say("account.seen", at(lastSeenAt));
          return (
            <li key={id}>
              <div className="grow">
                <span className="title">{device}</span>
                <p>
                  {say("account.since", at(createdAt))}, {seen}
                </p>
              </div>
              {here ? (
                <State kind="positive" icon="done" text={say("account.here")} />
              ) : (
                <ActionForm action={end} offline={say("form.offline")} hidden={{ employeeId, sessionId: id }} refresh>
                  <SubmitButton look="plain" label={say("account.endNamed", { device, seen })}>
                    {say("account.end")}
                  </SubmitButton>
                </ActionForm>
              )}
            </li>
          );
        })}
      </ul>
      {others === 0 ? (
        <p className="small muted mt-3">{say("account.only")}</p>
      ) : (
        <ActionForm action={end} offline={say("form.offline")} hidden={{ employeeId, sessionId: OTHERS }} refresh className="mt-4">
          <p className="small muted mb-3">{say("account.sessionsHint")}</p>
          <div className="actions">
            <SubmitButton look="plain">{say("account.endOthers", { n: others })}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </>
  );
}
