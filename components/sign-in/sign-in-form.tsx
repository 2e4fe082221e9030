import { ActionForm } from "@/components/ui/action-form";
import { PasswordField, SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";

export function SignInForm({ action, next, say }: { action: FormAction; next: string; say: Say }) {
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={{ next }} className="grid gap-4 content-start">
      <h1>{say("signIn.title")}</h1>
      <TextField name="login" label={say("signIn.login")} hint={say("signIn.loginHint")} autoComplete="username" />
      <PasswordField
        name="password"
        label={say("signIn.password")}
        autoComplete="current-password"
        show={say("signIn.show")}
        hide={say("signIn.hide")}
      />
      <SubmitButton block>{say("signIn.submit")}</SubmitButton>
      <p>
        <a href="/sign-in/forgotten">{say("signIn.forgotten")}</a>
      </p>
      <p className="small">{say("signIn.lost")}</p>
    </ActionForm>
  );
}
