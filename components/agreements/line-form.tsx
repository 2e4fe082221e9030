import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { AgreedResult, AgreementLine } from "@/lib/agreements/types";
import type { GoalChoice } from "@/lib/direction/types";
import type { Say } from "@/lib/messages/format";
import { TRAJECTORY_KINDS } from "@/lib/scoring/core/trajectory";

type Props = {
  unitId: string;
  year: number;
  result: AgreedResult | null;
  line: AgreementLine | null;
  /** What the year's results may lead to. */
  goals: readonly GoalChoice[];
  action: FormAction;
  /** A quantity as the reader writes it, to be typed on. */
  typed: (hundredths: number) => string;
  say: Say;
};

/** One indicator with the result it measures: new, or as it stands. */
export function AgreementLineForm({ unitId, year, result, line, goals, action, typed, say }: Props) {
  const hidden = { unitId, year, ...(line && { lineId: line.id, version: line.version }) };
  const quarters = ["I", "II", "III", "IV"].map((quarter, i) => ({ quarter, name: `quarters.q${i + 1}`, value: line?.quarters[i] }));
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={hidden} refresh reset={!line} className="grid gap-4 max-w-form mb-3">
      <TextArea
        name="result"
        label={say("agreement.result")}
        hint={say("agreement.resultHint")}
        value={result?.title ?? null}
        rows={2}
        maxLength={300}
      />
      <SelectField
        name="goalId"
        label={say("agreement.goal")}
        hint={say("agreement.goalHint")}
        value={result?.goal?.id ?? ""}
        options={[{ value: "", label: say("agreement.goalNone") }, ...offered(goals, result?.goal?.id, say)]}
      />
      <TextArea
        name="serves"
        label={say("agreement.serves")}
        hint={say("agreement.servesHint")}
        value={result?.serves ?? null}
        rows={2}
        maxLength={300}
      />
      <TextArea name="title" label={say("planning.indicator")} value={line?.title ?? null} rows={2} maxLength={300} />
      <TextField name="unit" label={say("indicator.unit")} value={line?.unit ?? null} maxLength={40} width="12rem" />
      <ChoiceField
        name="kind"
        legend={say("trajectory.kind")}
        legendClass="label mb-1"
        value={line?.kind ?? "cumulative"}
        stack
        options={TRAJECTORY_KINDS.map((value) => ({
          value,
          label: say(`trajectory.${value}`),
          detail: say(`trajectory.${value}Detail`),
        }))}
      />
      <ChoiceField
        name="direction"
        legend={say("indicator.direction")}
        legendClass="label mb-1"
        value={line?.direction ?? "more-is-better"}
        options={(["more-is-better", "less-is-better"] as const).map((value) => ({ value, label: say(`choice.${value}`) }))}
      />
      <div className="fields">
        {quarters.map(({ quarter, name, value }) => (
          <TextField
            key={name}
            name={name}
            label={say("trajectory.quarter", { quarter })}
            value={value === undefined ? null : typed(value)}
            inputMode="decimal"
            width="8rem"
          />
        ))}
        <TextField name="target" label={say("trajectory.year")} value={line ? typed(line.target) : null} inputMode="decimal" width="9rem" />
      </div>
      <div className="actions">
        <SubmitButton look={line ? "plain" : "primary"}>{say(line ? "agreement.saveLine" : "agreement.addLine")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Every goal that is open, and the one that was chosen before it was closed. */
function offered(goals: readonly GoalChoice[], chosen: string | undefined, say: Say) {
  return goals
    .filter(({ id, closed }) => !closed || id === chosen)
    .map(({ id, mission, number, title, closed }) => {
      const label = say("agreement.goalTitle", { number: say("direction.goalNumber", { mission, number }), title });
      return { value: id, label: closed ? say("agreement.goalClosed", { goal: label }) : label };
    });
}
