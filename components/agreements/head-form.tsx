import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { AgreementSheet } from "@/lib/agreements/types";
import type { Say } from "@/lib/messages/format";

/** What stands above an agreement: how it is called, what it rests on, and when it was signed. */
export function AgreementHeadForm({ sheet, action, say }: { sheet: AgreementSheet; action: FormAction; say: Say }) {
  const { unitId, year, unit, agreement } = sheet;
  const hidden = { unitId, year, ...(agreement && { version: agreement.version }) };
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={hidden} refresh className="grid gap-4 max-w-form">
      <TextField
        name="title"
        label={say("agreement.title")}
        value={agreement?.title ?? say("agreement.titleOf", { unit, year: String(year) })}
        maxLength={200}
      />
      <TextField
        name="source"
        label={say("agreement.source")}
        hint={say("agreement.sourceHint")}
        value={agreement?.source ?? null}
        maxLength={200}
      />
      <TextField
        name="signedOn"
        type="date"
        label={say("agreement.signedOn")}
        hint={say("agreement.signedOnHint")}
        value={agreement?.signedOn ?? null}
        width="11rem"
      />
      <div className="actions">
        <SubmitButton look={agreement ? "plain" : "primary"}>{say(agreement ? "agreement.saveHead" : "agreement.begin")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
