import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import { type FollowUpSheet, isGuidance, LEVELS, LONGEST, STATEMENTS } from "@/lib/follow-ups/types";
import type { Say } from "@/lib/messages/format";

type Props = { sheet: FollowUpSheet; action: FormAction; say: Say };

/** The rater takes up what the employee proposed. */
export const AcceptForm = ({ sheet: { id, version }, action, say }: Props) => (
  <ActionForm action={action} offline={say("form.offline")} hidden={{ followUpId: id, version }} refresh className="mt-4">
    <p className="small muted max-w-text mb-2">{say("followUp.acceptHint")}</p>
    <SubmitButton>{say("followUp.accept")}</SubmitButton>
  </ActionForm>
);

export const SessionForm = ({ sheet: { id }, today, action, say }: Props & { today: string }) => (
  <details className="disclose">
    <summary>{say("followUp.addSession")}</summary>
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ followUpId: id }}
      refresh
      reset
      className="grid gap-3 max-w-form mb-3"
    >
      <TextField name="day" label={say("followUp.sessionDay")} type="date" value={today} width="12rem" />
      <TextArea name="note" label={say("followUp.sessionNote")} hint={say("followUp.sessionHint")} rows={3} maxLength={LONGEST} />
      <div className="actions">
        <SubmitButton look="plain">{say("followUp.sendSession")}</SubmitButton>
      </div>
    </ActionForm>
  </details>
);

/** With what came of it; after guidance with a level of competence, where one can be told. */
export const CloseForm = ({ sheet: { id, version, kind, standing }, action, say }: Props) => (
  <Section id="close" title={say("followUp.close")}>
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ followUpId: id, version }}
      shows="" // nothing of the record: whoever has taken it up above goes on from there
      refresh
      className="grid gap-3 max-w-form py-2"
    >
      <ChoiceField
        name="end"
        legend={say("followUp.end")}
        options={(standing === "proposed" ? (["dropped"] as const) : (["done", "dropped"] as const)).map((end) => ({
          value: end,
          label: say(`followUp.ends.${end}`),
        }))}
      />
      <TextArea name="outcome" label={say("followUp.outcome")} hint={say("followUp.outcomeHint")} rows={2} maxLength={LONGEST} />
      {isGuidance(kind) && standing !== "proposed" ? (
        <SelectField
          name="competence"
          label={say("followUp.competence")}
          options={[
            { value: "", label: say("followUp.noLevel") },
            ...LEVELS.map((level) => ({ value: level, label: say(`followUp.level.${level}`) })),
          ]}
        />
      ) : (
        <input type="hidden" name="competence" value="" />
      )}
      <div className="actions">
        <SubmitButton look="plain">{say("followUp.sendClose")}</SubmitButton>
      </div>
    </ActionForm>
  </Section>
);

/** The employee's view of a guidance: who reads it stands above it. */
export const ViewForm = ({ sheet: { id }, action, say }: Props) => (
  <Section id="view" title={say("followUp.viewAsked")}>
    <p className="small pt-2 max-w-text">{say("followUp.viewHint")}</p>
    <details className="disclose">
      <summary>{say("followUp.viewOpen")}</summary>
      <ActionForm action={action} offline={say("form.offline")} hidden={{ followUpId: id }} refresh className="grid gap-4 max-w-form mb-3">
        {STATEMENTS.map((name) => (
          <ChoiceField
            key={name}
            name={`answers.${name}`}
            legend={say(`followUp.statement.${name}`)}
            options={(["1", "2", "3", "4"] as const).map((mark) => ({ value: mark, label: say(`followUp.agree.${mark}`) }))}
          />
        ))}
        <TextArea name="note" label={say("followUp.viewNote")} rows={2} maxLength={LONGEST} />
        <div className="actions">
          <SubmitButton look="plain">{say("followUp.sendView")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  </Section>
);
