import { uploadWords } from "@/components/documents/add-evidence";
import { AttachField } from "@/components/documents/attach-field";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";

/** One field first; minutes when known. With minutes the line is sent, without it waits here as a draft. */
export function QuickLog({ action, employeeId, formKey, say }: { action: FormAction; employeeId: string; formKey: string; say: Say }) {
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={{ employeeId, key: formKey }} refresh reset className="quick-log">
      <TextField name="text" label={say("activity.what")} hint={say("activity.quickHint")} autoComplete="off" maxLength={500} autoFocus />
      <TextField
        name="minutes"
        label={say("activity.minutes")}
        hint={say("activity.minutesLater")}
        inputMode="numeric"
        autoComplete="off"
        width="8rem"
      />
      <SubmitButton>{say("activity.log")}</SubmitButton>
      <AttachField to="/api/activities" words={{ ...uploadWords(say), add: say("document.quick"), hint: say("document.quickHint") }} />
    </ActionForm>
  );
}
