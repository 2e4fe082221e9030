import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import { STEPS } from "@/lib/quarters/schema";
import type { Proposal } from "@/lib/quarters/types";
import { consequenceOf } from "@/lib/scoring/core/deadlines/consequences";
import { isYear } from "@/lib/scoring/core/deadlines/periods";

/** Opens a quarter for every unit at once; the days are the agency's proposal until somebody writes others. */
export function QuarterForm({ proposal: { period, days, source }, action, say }: { proposal: Proposal; action: FormAction; say: Say }) {
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={{ period }} refresh className="grid gap-4 max-w-form">
      <p className="muted">{say(isYear(period) ? "quarter.openYearHint" : "quarter.openHint", { period: { period } })}</p>
      {STEPS.map((step) => {
        const window = days[step];
        return (
          window && (
            <fieldset key={step}>
              <legend className="label mb-1">
                {say(`quarter.step.${step}`)}
                <span className="block small muted font-normal">{say(consequenceOf(step))}</span>
              </legend>
              <div className="fields">
                <TextField name={`windows.${step}.opensOn`} type="date" label={say("quarter.from")} value={window.opensOn} width="11rem" />
                <TextField
                  name={`windows.${step}.closesOn`}
                  type="date"
                  label={say("quarter.until")}
                  value={window.closesOn}
                  width="11rem"
                />
              </div>
            </fieldset>
          )
        );
      })}
      <TextField name="source" label={say("quarter.source")} hint={say("quarter.sourceHint")} value={source} maxLength={200} />
      <div className="actions">
        <SubmitButton>{say("quarter.open", { period: { period } })}</SubmitButton>
      </div>
    </ActionForm>
  );
}
