import { ActionForm } from "@/components/ui/action-form";
import { PasswordField, SubmitButton } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { OpenLink } from "@/lib/accounts/types";
import type { Say } from "@/lib/messages/format";

type Rules = { least: number; most: number };

/** The account's name travels unseen, so that a browser that keeps passwords keeps this one under it. Nobody reads it here. */
const Username = ({ value }: { value: string }) => (
  <input type="text" autoComplete="username" defaultValue={value} readOnly hidden tabIndex={-1} aria-hidden="true" />
);

const shown = (say: Say) => ({ show: say("signIn.show"), hide: say("signIn.hide") });
const NewPassword = ({ rules, say }: { rules: Rules; say: Say }) => (
  <PasswordField
    name="password"
    label={say("password.new")}
    hint={say("password.rules", { least: rules.least, most: rules.most })}
    autoComplete="new-password"
    {...shown(say)}
  />
);

/** Whoever holds a link chooses the account's password. */
export function LinkPasswordForm({
  link,
  code,
  rules,
  action,
  say,
}: {
  link: OpenLink;
  code: string;
  rules: Rules;
  action: FormAction;
  say: Say;
}) {
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={{ code }} className="grid gap-4 content-start">
      <Username value={link.email} />
      <NewPassword rules={rules} say={say} />
      <SubmitButton block>{say("link.submit")}</SubmitButton>
    </ActionForm>
  );
}

/** One's own password, changed by who knows it. */
export function ChangePasswordForm({
  employeeId,
  email,
  rules,
  action,
  say,
}: {
  employeeId: string;
  email: string;
  rules: Rules;
  action: FormAction;
  say: Say;
}) {
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={{ employeeId }} refresh reset className="grid gap-4 max-w-form">
      <Username value={email} />
      <PasswordField name="currentPassword" label={say("account.current")} autoComplete="current-password" {...shown(say)} />
      <NewPassword rules={rules} say={say} />
      <p className="small muted">{say("account.changeHint")}</p>
      <div className="actions">
        <SubmitButton>{say("account.change")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
