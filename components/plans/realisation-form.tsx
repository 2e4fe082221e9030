import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import { isMessageKey, type Say } from "@/lib/messages/format";
import type { PlannedIndicator } from "@/lib/plans/types";

/** What was achieved, drawn from what the kind of indicator asks for, with its evidence. */
export function RealisationForm({
  action,
  indicator,
  period,
  say,
}: {
  action: FormAction;
  indicator: PlannedIndicator;
  period: string;
  say: Say;
}) {
  const latest = indicator.achieved.find((achieved) => achieved.period === period);
  return (
    <details className="disclose" id={`enter-${indicator.id}`}>
      <summary>{say(latest ? "plan.correct" : "plan.enter", { period: { period } })}</summary>
      <ActionForm
        action={action}
        offline={say("form.offline")}
        hidden={{ indicatorId: indicator.id, period }}
        refresh
        className="grid gap-3 max-w-form mb-3"
      >
        {indicator.fields.map((field) => {
          const shared = { name: `value.${field.name}`, label: say(field.label), value: indicator.entered?.[field.name] ?? null };
          if (field.choices) {
            const options = field.choices.map((value) => {
              const key = `choice.${value}`;
              return { value, label: isMessageKey(key) ? say(key) : value };
            });
            return <SelectField key={field.name} {...shared} options={options} />;
          }
          if (field.input === "long-text") return <TextArea key={field.name} {...shared} maxLength={2_000} />;
          return (
            <TextField
              key={field.name}
              {...shared}
              hint={field.unit === "as-planned" ? (indicator.unit ?? undefined) : undefined}
              inputMode={field.input === "number" ? "decimal" : "text"}
              width="10rem"
            />
          );
        })}
        <TextArea
          name="evidence"
          label={say("plan.evidence")}
          hint={say("plan.evidenceHint")}
          value={latest?.evidence ?? null}
          rows={2}
          maxLength={1_000}
        />
        <div className="actions">
          <SubmitButton>{say("plan.save")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
