import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { Beginning } from "@/lib/plans/types";

/** A plan's beginning: for which year, and with what. */
export function StartForm({ beginning, year, action, say }: { beginning: Beginning; year: number; action: FormAction; say: Say }) {
  const { employeeId, years, copyOf } = beginning;
  const copy = { value: "copy", label: say("planning.fromCopy", { year: String(copyOf) }), detail: say("planning.fromCopyDetail") };
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={{ employeeId }} className="grid gap-4 max-w-form">
      <ChoiceField
        name="year"
        legend={say("planning.year")}
        legendClass="label mb-1"
        value={String(year)}
        options={years.map((each) => ({ value: String(each), label: String(each) }))}
      />
      <ChoiceField
        name="from"
        legend={say("planning.from")}
        legendClass="label mb-1"
        value={copyOf ? "copy" : "quantitative"}
        stack
        options={[
          ...(copyOf ? [copy] : []),
          { value: "quantitative", label: say("planning.fromQuantitative"), detail: say("planning.fromQuantitativeDetail") },
          { value: "qualitative", label: say("planning.fromQualitative"), detail: say("planning.fromQualitativeDetail") },
        ]}
      />
      <div className="actions">
        <SubmitButton>{say("planning.begin")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
