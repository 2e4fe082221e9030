import { State } from "@/components/ui/state";
import type { AccountRow } from "@/lib/accounts/types";
import type { Say } from "@/lib/messages/format";

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
        {rows.map(({ id, name, post, email, roles, deactivatedOn, sessions }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/accounts/${id}`}>{name}</a>
              <span className="block small muted font-normal">{post}</span>
            </th>
            <td data-label={say("accounts.email")} className="min-w-[17rem] [overflow-wrap:anywhere]">
              {email}
            </td>
            <td data-label={say("accounts.roles")}>
              {roles.length > 0 ? roles.map((role) => say(`role.${role}`)).join(", ") : say("accounts.noRole")}
            </td>
            <td data-label={say("accounts.state")}>
              {deactivatedOn ? (
                <State kind="waiting" icon="lock" text={say("accounts.closedSince", { day: { day: deactivatedOn } })} />
              ) : (
                <State kind="positive" icon="done" text={say("accounts.active")} />
              )}
            </td>
            <td className="n" data-label={say("accounts.sessions")}>
              {sessions}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
