import type { AccountRow } from "@/lib/accounts/types";
import type { Say } from "@/lib/messages/format";

/** A new one-time link, answered as a page to print by a form of plain HTML: its code is shown once and kept nowhere. */
export function LinkForm({ account, say }: { account: AccountRow; say: Say }) {
  return (
    <form method="post" action="/api/accounts/links" target="_blank" rel="noopener" className="grid gap-3 max-w-text">
      <input type="hidden" name="accountId" value={account.id} />
      <p>{say(account.chosen ? "accounts.linkReset" : "accounts.linkInvitation")}</p>
      <p className="small muted">{say("accounts.linkOnce")}</p>
      <div className="actions">
        <button className={account.chosen ? "btn" : "btn primary"} type="submit">
          {say(account.chosen ? "accounts.issueReset" : "accounts.issueInvitation")}
        </button>
      </div>
    </form>
  );
}
