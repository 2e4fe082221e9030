import { ActionForm } from "@/components/ui/action-form";
import { CheckField, ChoiceField, PasswordField, SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import { OFFICE_ROLES, PASSWORD_LENGTH } from "@/lib/accounts/schema";
import type { AccountRow } from "@/lib/accounts/types";
import type { Say } from "@/lib/messages/format";

/** A new account is somebody's; of one that is there, everything but whose it is may be changed. */
export function AccountForm({ account, action, say }: { account: AccountRow | null; action: FormAction; say: Say }) {
  const show = { show: say("signIn.show"), hide: say("signIn.hide") };
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={account ? { accountId: account.id, version: account.version } : {}}
      refresh={account !== null}
      reset={account === null}
      className="grid gap-4 max-w-form"
    >
      {!account && <TextField name="who" label={say("accounts.whose")} hint={say("people.whoHint")} maxLength={150} />}
      <TextField
        name="email"
        type="email"
        label={say("accounts.email")}
        value={account?.email ?? null}
        autoComplete="off"
        maxLength={200}
      />
      <fieldset className="field">
        <legend>{say("accounts.roles")}</legend>
        <span className="hint">{say("accounts.rolesHint")}</span>
        {OFFICE_ROLES.map((role) => (
          <CheckField key={role} name="roles[]" value={role} label={say(`role.${role}`)} checked={account?.roles.includes(role) ?? false} />
        ))}
      </fieldset>
      <PasswordField
        name="password"
        label={say(account ? "accounts.newPassword" : "accounts.password")}
        hint={say(account ? "accounts.newPasswordHint" : "accounts.passwordHint", { least: PASSWORD_LENGTH.least })}
        autoComplete="new-password"
        {...show}
      />
      {account && (
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
      )}
      <div className="actions">
        <SubmitButton>{say(account ? "list.save" : "accounts.add")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
