import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { ParentOption } from "@/lib/cascade/types";
import type { Say } from "@/lib/messages/format";
import type { DraftResult, PlanDraft } from "@/lib/plans/types";
import { PERSPECTIVES } from "@/lib/scoring/core/planning";
import { WordingHint } from "./wording-hint";
import { wordings } from "./wordings";

type Props = { draft: PlanDraft; result: DraftResult | null; parents: readonly ParentOption[]; action: FormAction; say: Say };

/** One intended result: new, or as it stands. */
export function ResultForm({ draft, result, parents, action, say }: Props) {
  const hidden = { planId: draft.id, ...(result && { resultId: result.id, version: result.version }) };
  const perspectives = [{ value: "", label: say("planning.perspectiveNone") }, ...PERSPECTIVES.map((value) => ({ value, label: value }))];
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={hidden} className="grid gap-4 max-w-form">
      <TextArea
        name="title"
        label={say("planning.title")}
        hint={say("planning.titleHint")}
        value={result?.title ?? null}
        rows={2}
        maxLength={300}
      />
      <WordingHint of="result" sentences={wordings(say)} absoluteWords={draft.absoluteWords} />
      <ChoiceField
        name="priority"
        legend={say("planning.priority")}
        legendClass="label mb-1"
        value={result?.priority ?? "main"}
        options={[
          { value: "main", label: say("planning.main") },
          { value: "additional", label: say("planning.additional") },
        ]}
      />
      <TextField
        name="assignedBy"
        label={say("planning.assignedBy")}
        hint={say("planning.assignedByHint")}
        value={result ? result.assignedBy : draft.raterPost}
        maxLength={200}
      />
      <SelectField
        name="parent"
        label={say("cascade.parent")}
        hint={say("cascade.parentHint")}
        value={result?.parent?.id ?? ""}
        options={optionsOf(parents, result?.parent ?? null, say)}
      />
      <TextArea
        name="provisional"
        label={say("cascade.provisional")}
        hint={say("cascade.provisionalHint")}
        value={result?.provisional ?? null}
        rows={2}
        maxLength={300}
      />
      {(draft.forHead || result?.perspective) && (
        <SelectField name="perspective" label={say("planning.perspective")} value={result?.perspective ?? ""} options={perspectives} />
      )}
      <div className="actions">
        <SubmitButton>{say(result ? "planning.saveResult" : "planning.saveNext")}</SubmitButton>
        <a className="btn" href={`/plans/${draft.id}`}>
          {say("planning.back")}
        </a>
      </div>
    </ActionForm>
  );
}

/** The rater's first, then the unit's for now; what was served before is offered as long as it is served. */
function optionsOf(parents: readonly ParentOption[], chosen: DraftResult["parent"], say: Say) {
  const former = chosen && !parents.some(({ id }) => id === chosen.id) ? [chosen] : [];
  return [
    { value: "", label: say("cascade.parentNone") },
    ...former.map(({ id, title }) => ({ value: id, label: say("cascade.parentFormer", { title }) })),
    ...parents.map(({ id, title, firm }) => ({ value: id, label: firm ? title : say("cascade.parentProvisional", { title }) })),
  ];
}
