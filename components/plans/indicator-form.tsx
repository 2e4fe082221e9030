import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextArea } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { DraftIndicator } from "@/lib/plans/types";
import { type IndicatorKindName, indicatorKind } from "@/lib/scoring/core/indicator-kinds";
import { ASPECTS } from "@/lib/scoring/core/planning";
import type { ServiceChoice } from "@/lib/services/types";
import { KindFields } from "./kind-fields";
import { WordingHint } from "./wording-hint";
import { wordings } from "./wordings";

type Props = {
  hidden: Readonly<Record<string, string | number>> & { planId: string };
  kind: IndicatorKindName;
  indicator: DraftIndicator | null;
  absoluteWords: readonly string[];
  /** Among which a kind that names services chooses. */
  services: ServiceChoice["services"];
  action: FormAction;
  say: Say;
};

/** An indicator with its target: the target's fields are what its kind asks for. */
export function IndicatorForm({ hidden, kind, indicator, services, absoluteWords, action, say }: Props) {
  const aspects = [{ value: "", label: say("planning.aspectNone") }, ...ASPECTS.map((value) => ({ value, label: value }))];
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={{ ...hidden, kind }} className="grid gap-4 max-w-form">
      <TextArea
        name="title"
        label={say("planning.indicator")}
        hint={say("planning.indicatorHint")}
        value={indicator?.title ?? null}
        rows={2}
        maxLength={300}
      />
      <SelectField name="aspect" label={say("planning.aspect")} value={indicator?.aspect ?? ""} options={aspects} />
      <p className="small muted">{say(`planning.kindHints.${kind}`)}</p>
      <KindFields
        prefix="target"
        fields={indicatorKind(kind).fields.target}
        entered={indicator?.target ?? null}
        unit={null}
        services={services.map(({ id, name, unit }) => ({ value: id, label: name, detail: unit }))}
        say={say}
      />
      <WordingHint of="indicator" sentences={wordings(say)} absoluteWords={absoluteWords} />
      <div className="actions">
        <SubmitButton>{say("planning.saveIndicator")}</SubmitButton>
        <a className="btn" href={`/plans/${hidden.planId}`}>
          {say("planning.back")}
        </a>
      </div>
    </ActionForm>
  );
}
