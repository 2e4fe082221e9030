import type { AccountRow } from "@/lib/accounts/types";
import type { Say } from "@/lib/messages/format";
import { AccountStanding } from "./account-standing";

export function AccountTable({ rows, say }: { rows: readonly AccountRow[]; say: Say }) {
  return (
    <table className="table stack">
      <caption className="sr">{say("accounts.caption")}</caption>
      <thead>
        <tr>
          {(["whose", "email", "roles", "state"] as const).map((column) => (
            <th key={column} scope="col">
              {say(`accounts.${column}`)}
            </th>
          ))}
          <th scope="col" className="n">
            {say("accounts.sessions")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((account) => (
          <tr key={account.id}>
            <th scope="row">
              <a href={`/accounts/${account.id}`}>{account.name}</a>
              <span className="block small muted font-normal">{account.post}</span>
            </th>
            <td data-label={say("accounts.email")} className="min-w-[17rem] [overflow-wrap:anywhere]">
              {account.email}
            </td>
            <td data-label={say("accounts.roles")}>
              {account.roles.length > 0 ? account.roles.map((role) => say(`role.${role}`)).join(", ") : say("accounts.noRole")}
            </td>
            <td data-label={say("accounts.state")}>
              <AccountStanding account={account} say={say} />
            </td>
            <td className="n" data-label={say("accounts.sessions")}>
              {account.sessions}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
