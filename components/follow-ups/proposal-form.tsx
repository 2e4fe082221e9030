import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import { FOLLOW_UP_CAUSES, FOLLOW_UP_KINDS, LONGEST, OWN_KINDS, type Owner } from "@/lib/follow-ups/types";
import type { Say } from "@/lib/messages/format";

type Props = { employeeId: string; appraisalId: string; own: boolean; owners: readonly Owner[]; action: FormAction; say: Say };

/** What is to follow, from which cause, who sees to it and until when. */
export const ProposalForm = ({ employeeId, appraisalId, own, owners, action, say }: Props) => (
  <ActionForm action={action} offline={say("form.offline")} hidden={{ employeeId, appraisalId }} className="grid gap-4 max-w-form">
    <ChoiceField
      name="kind"
      legend={say("followUp.what")}
      stack
      options={(own ? OWN_KINDS : FOLLOW_UP_KINDS).map((kind) => ({
        value: kind,
        label: say(`followUp.kind.${kind}`),
        detail: say(`followUp.kindHint.${kind}`),
      }))}
    />
    <SelectField
      name="cause"
      label={say("followUp.causeAsked")}
      options={[
        { value: "", label: say("followUp.noCause") },
        ...FOLLOW_UP_CAUSES.map((cause) => ({ value: cause, label: say(`followUp.cause.${cause}`) })),
      ]}
    />
    <TextArea name="goal" label={say("followUp.goal")} hint={say("followUp.goalHint")} rows={2} maxLength={LONGEST} />
    <TextArea name="steps" label={say("followUp.steps")} hint={say("followUp.stepsHint")} rows={3} maxLength={LONGEST} />
    <SelectField
      name="ownerId"
      label={say("followUp.ownerAsked")}
      hint={own ? undefined : say("followUp.ownerHint")}
      options={owners.map(({ id, name }) => ({ value: id, label: name }))}
    />
    <TextField name="dueOn" label={say("followUp.dueOn")} type="date" width="12rem" />
    <div className="actions">
      <SubmitButton>{say(own ? "followUp.sendOwn" : "followUp.send")}</SubmitButton>
    </div>
  </ActionForm>
);
