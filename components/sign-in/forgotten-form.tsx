import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";

/** How one gets a new password here, and the request for it. The answer is the same for an address that is nobody's. */
export function ForgottenForm({ action, say }: { action: FormAction; say: Say }) {
  return (
    <ActionForm action={action} offline={say("form.offline")} reset className="grid gap-4 content-start">
      <TextField name="login" label={say("signIn.login")} hint={say("signIn.loginHint")} autoComplete="username" />
      <SubmitButton block>{say("forgotten.submit")}</SubmitButton>
    </ActionForm>
  );
}
