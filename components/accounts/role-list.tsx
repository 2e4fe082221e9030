import { fromUntil } from "@/components/people/from-until";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextField } from "@/components/ui/field";
import { Empty } from "@/components/ui/section";
import { State } from "@/components/ui/state";
import type { FormAction } from "@/lib/access/types";
import { holdsOn, OFFICE_ROLES } from "@/lib/accounts/schema";
import type { AccountSheet, RoleRow } from "@/lib/accounts/types";
import type { Say } from "@/lib/messages/format";

type Props = { account: AccountSheet; add: FormAction | null; end: FormAction | null; today: string; say: Say };

/** What an account may be beside its owner's employment, and when. */
export function RoleList({ account, add, end, today, say }: Props) {
  return (
    <>
      {account.roleRows.length === 0 && <Empty title={say("accounts.noRoles")} text={say("accounts.noRolesHint")} />}
      <ul className="rows max-w-text">
        {account.roleRows.map((row) => (
          <li key={row.id}>
            <div className="grow">
              <span className="title">{say(`role.${row.role}`)}</span>
              <p>{fromUntil(row, say)}</p>
              {end && row.revokedOn === null && <End row={row} end={end} today={today} say={say} />}
            </div>
            <Standing row={row} today={today} say={say} />
          </li>
        ))}
      </ul>
      {add && (
        <ActionForm
          action={add}
          offline={say("form.offline")}
          hidden={{ accountId: account.id }}
          refresh
          reset
          className="grid gap-4 max-w-form mt-4"
        >
          <div className="fields">
            <SelectField
              name="role"
              label={say("accounts.role")}
              value="personnel"
              options={OFFICE_ROLES.map((value) => ({ value, label: say(`role.${value}`) }))}
            />
            <TextField name="from" type="date" label={say("people.from")} value={today} width="11rem" />
            <TextField name="until" type="date" label={say("people.untilOptional")} width="11rem" />
          </div>
          <p className="small muted">{say("accounts.roleDatesHint")}</p>
          <div className="actions">
            <SubmitButton look="plain">{say("accounts.appoint")}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </>
  );
}

function Standing({ row, today, say }: { row: RoleRow; today: string; say: Say }) {
  if (row.revokedOn) return <State kind="waiting" icon="lock" text={say("accounts.roleRevoked", { day: { day: row.revokedOn } })} />;
  return holdsOn(today, row) ? (
    <State kind="positive" icon="done" text={say("accounts.now")} />
  ) : (
    <State kind="waiting" icon="clock" text={say("accounts.notNow")} />
  );
}

function End({ row, end, today, say }: { row: RoleRow; end: FormAction; today: string; say: Say }) {
  return (
    <details className="disclose">
      <summary>
        {say("accounts.roleChange")}
        <span className="sr">: {say(`role.${row.role}`)}</span>
      </summary>
      <ActionForm
        action={end}
        offline={say("form.offline")}
        hidden={{ roleId: row.id, version: row.version }}
        refresh
        className="grid gap-3 max-w-form mb-3"
      >
        <TextField name="until" type="date" label={say("people.lastDay")} value={row.until ?? today} width="11rem" />
        <p className="small muted">{say("accounts.roleRevokeHint")}</p>
        <div className="actions">
          <SubmitButton look="plain" name="intent" value="end">
            {say("accounts.roleEnd")}
          </SubmitButton>
          <SubmitButton look="danger" name="intent" value="revoke">
            {say("accounts.roleRevoke")}
          </SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
