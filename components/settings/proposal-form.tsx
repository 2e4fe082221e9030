import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import { type LeafView, leafName, leafText } from "./words";

type Props = { rule: string; leaves: readonly LeafView[]; earliest: string; from: string; action: FormAction; say: Say };

/** The rule as it would be: its form is drawn from its own shape, and begins with what is in force. */
export function ProposalForm({ rule, leaves, earliest, from, action, say }: Props) {
  return (
    <Section id="propose" title={say("settings.propose")}>
      <ActionForm action={action} offline={say("form.offline")} hidden={{ rule }} refresh className="grid gap-4 max-w-form">
        {leaves.map(({ path, kind, choices, value }) => {
          const name = path ? `value.${path}` : "value";
          const label = leafName(rule, path, say);
          if (kind !== "choice")
            return (
              <TextField
                key={name}
                name={name}
                label={label}
                value={value}
                inputMode={kind === "number" ? "numeric" : "text"}
                width="11rem"
              />
            );
          const options = choices.map((choice) => ({ value: choice, label: leafText(rule, { path, kind }, choice, say) }));
          return <SelectField key={name} name={name} label={label} value={value} options={options} />;
        })}
        <div className="fields">
          <TextField
            name="closesOn"
            type="date"
            label={say("settings.closesOn")}
            hint={say("settings.closesHint", { day: { day: earliest } })}
            value={earliest}
            width="11rem"
          />
          <TextField name="from" type="date" label={say("settings.from")} hint={say("settings.fromHint")} value={from} width="11rem" />
        </div>
        <TextArea name="reason" label={say("settings.reason")} hint={say("settings.reasonHint")} maxLength={1_000} />
        <TextField name="source" label={say("quarter.source")} hint={say("settings.sourceHint")} maxLength={200} />
        <div className="actions">
          <SubmitButton>{say("settings.proposeNow")}</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}
