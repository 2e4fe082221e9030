import { uploadWords } from "@/components/documents/add-evidence";
import { AttachField } from "@/components/documents/attach-field";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import { type GiveSheet, LONGEST, TONES } from "@/lib/feedback/types";
import type { Say } from "@/lib/messages/format";
import { aboutOptions } from "./about-options";

type Props = { sheet: GiveSheet; about: string; action: FormAction; say: Say };

/** What one says, about what, and as which of two that weigh the same: the button says it. */
export const GiveForm = ({ sheet: { id, name, kind, results, request }, about, action, say }: Props) => (
  <ActionForm
    action={action}
    offline={say("form.offline")}
    hidden={{ employeeId: id, requestId: request?.id ?? "", ...(request && { outside: "" }) }}
    reset
    className="grid gap-4 max-w-form"
  >
    <TextArea name="text" label={say("feedback.text", { name })} hint={say("feedback.textHint")} rows={4} maxLength={LONGEST} />
    <SelectField
      name="about"
      label={say("feedback.about")}
      value={request?.resultId ?? request?.value ?? about}
      options={aboutOptions(results, say)}
    />
    <AttachField to="/api/feedback" words={{ ...uploadWords(say), add: say("document.quick"), hint: say("feedback.filesHint") }} />
    <TextField name="evidence" label={say("feedback.evidence")} hint={say("feedback.evidenceHint")} maxLength={500} />
    {!request && <TextField name="outside" label={say("feedback.outside")} hint={say("feedback.outsideHint")} maxLength={100} />}
    <p className="small">{say("feedback.named", { kind: { key: `giver.${kind}` } })}</p>
    <div className="actions">
      {TONES.map((tone) => (
        <SubmitButton key={tone} look="plain" name="tone" value={tone}>
          {say(`feedback.send.${tone}`)}
        </SubmitButton>
      ))}
    </div>
  </ActionForm>
);
