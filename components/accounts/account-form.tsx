import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { AccountRow } from "@/lib/accounts/types";
import type { Say } from "@/lib/messages/format";

/** A new account is somebody's; of one that is there, everything but whose it is may be changed. Its password is its owner's. */
export function AccountForm({ account, action, say }: { account: AccountRow | null; action: FormAction; say: Say }) {
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={account ? { accountId: account.id, version: account.version } : {}}
      refresh={account !== null}
      className="grid gap-4 max-w-form"
    >
      {!account && <TextField name="who" label={say("accounts.whose")} hint={say("people.whoHint")} />}
      <TextField name="email" type="email" label={say("accounts.email")} value={account?.email ?? null} autoComplete="off" />
      {account ? (
        <ChoiceField
          name="active"
          legend={say("accounts.state")}
          hint={say("accounts.stateHint")}
          value={account.deactivatedOn ? "no" : "yes"}
          options={[
            { value: "yes", label: say("accounts.active") },
            { value: "no", label: say("accounts.closed") },
          ]}
        />
      ) : (
        <p className="small muted">{say("accounts.addHint")}</p>
      )}
      <div className="actions">
        <SubmitButton>{say(account ? "list.save" : "accounts.add")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
