import { State } from "@/components/ui/state";
import type { AccountRow } from "@/lib/accounts/types";
import type { Say } from "@/lib/messages/format";

/** Whether its owner can sign in, what they are waiting for, and a link that is on its way to them. */
export function AccountStanding({ account, say }: { account: AccountRow; say: Say }) {
  const { deactivatedOn, chosen, askedOn, linkUntil } = account;
  if (deactivatedOn) return <State kind="waiting" icon="lock" text={say("accounts.closedSince", { day: { day: deactivatedOn } })} />;
  return (
    <span className="grid justify-items-start">
      {chosen && <State kind="positive" icon="done" text={say("accounts.active")} />}
      {!chosen && !linkUntil && <State kind="caution" icon="warning" text={say("accounts.uninvited")} />}
      {!chosen && linkUntil && <State kind="sent" icon="send" text={say("accounts.invited")} />}
      {linkUntil && <span className="small muted">{say("accounts.linkUntil", { day: { day: linkUntil } })}</span>}
      {askedOn && <State kind="caution" icon="lock" text={say("accounts.asked")} />}
      {askedOn && <span className="small muted">{say("accounts.askedOn", { day: { day: askedOn } })}</span>}
    </span>
  );
}
