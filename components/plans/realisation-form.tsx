import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { PlannedIndicator } from "@/lib/plans/types";
import { consequenceOf } from "@/lib/scoring/core/deadlines/consequences";
import { KindFields } from "./kind-fields";

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
      <p className="mb-2">{say(consequenceOf("realisation"))}</p>
      <ActionForm
        action={action}
        offline={say("form.offline")}
        hidden={{ indicatorId: indicator.id, period }}
        refresh
        className="grid gap-3 max-w-form mb-3"
      >
        <KindFields prefix="value" fields={indicator.fields} entered={indicator.entered} unit={indicator.unit} say={say} />
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
