import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import { CASE_SETS } from "@/lib/fairness/schema";
import type { Say } from "@/lib/messages/format";
import { EXPECTATIONS } from "@/lib/scoring/core/types";

type Props = { action: FormAction; employeeId: string; set: string; say: Say };

/** Each case with both ratings, sent together: a set that is answered in part could not be compared. */
export function CasesForm({ action, employeeId, set, say }: Props) {
  const options = EXPECTATIONS.toReversed().map((value) => ({ value, label: say(`expectation.${value}`) }));
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={{ employeeId, set }} className="max-w-form">
      {(CASE_SETS.find(({ version }) => version === set)?.cases ?? []).map((name) => (
        <Section key={name} id={`case-${name}`} title={say(`cases.set1.${name}.title`)}>
          <p className="mb-3">{say(`cases.set1.${name}.story`)}</p>
          <ChoiceField
            name={`answers.${name}.workResult`}
            legend={
              <>
                {say("cases.workResult")}
                <span className="sr">, {say(`cases.set1.${name}.title`)}</span>
              </>
            }
            options={options}
            stack
          />
          <ChoiceField
            name={`answers.${name}.behaviour`}
            legend={
              <>
                {say("cases.behaviour")}
                <span className="sr">, {say(`cases.set1.${name}.title`)}</span>
              </>
            }
            options={options}
            stack
            className="field mt-3"
          />
        </Section>
      ))}
      <div className="actions mt-6">
        <SubmitButton>{say("cases.send")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
