import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton, TextArea } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { CalibrationPerson, CalibrationSheet } from "@/lib/calibrations/types";
import type { Say } from "@/lib/messages/format";
import { EXPECTATIONS } from "@/lib/scoring/core/types";
import { ProposalLines, pairWords } from "./proposal-lines";

type Props = { sheet: CalibrationSheet; propose: FormAction | null; close: FormAction | null; say: Say };

/** The group by name: as each is rated now, what was proposed and answered, and where it is open a form to propose. */
export function CalibrationView({ sheet, propose, close, say }: Props) {
  return (
    <>
      <Section id="people" title={say("calibration.people")} aside={say("calibration.nPeople", { n: sheet.people.length })}>
        <ul className="rows">
          {sheet.people.map((person) => (
            <li key={person.id} id={`a-${person.id}`}>
              <div className="grow min-w-0 [overflow-wrap:anywhere]">
                <span className="title">{person.name}</span>
                <p>
                  {person.post}. {say("calibration.ratedBy", { name: person.rater })}
                </p>
                <p>
                  {person.pair
                    ? `${pairWords(person.pair, say)}${person.predicate ? ` · ${say(`predicate.${person.predicate}`)}` : ""}`
                    : say("rate.open")}
                </p>
                <ProposalLines proposals={person.proposals} say={say} />
                {propose && person.pair && person.proposals.every(({ answer }) => answer !== null) && (
                  <ProposeForm action={propose} calibrationId={sheet.id} person={person} say={say} />
                )}
              </div>
            </li>
          ))}
        </ul>
      </Section>
      {close && (
        <Section id="close" title={say("calibration.closing")}>
          <p className="max-w-text mb-3">{say("calibration.closingHint")}</p>
          <ActionForm action={close} offline={say("form.offline")} hidden={{ calibrationId: sheet.id, version: sheet.version }} refresh>
            <SubmitButton>{say("calibration.confirm")}</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </>
  );
}

type FormProps = { action: FormAction; calibrationId: string; person: CalibrationPerson; say: Say };

function ProposeForm({ action, calibrationId, person, say }: FormProps) {
  const options = EXPECTATIONS.toReversed().map((value) => ({ value, label: say(`expectationShort.${value}`) }));
  return (
    <details className="disclose off-paper">
      <summary aria-label={say("calibration.proposeFor", { name: person.name })}>{say("calibration.propose")}</summary>
      <ActionForm
        action={action}
        offline={say("form.offline")}
        hidden={{ calibrationId, appraisalId: person.id }}
        refresh
        className="grid gap-3 max-w-form mb-3"
      >
        <ChoiceField name="workResult" legend={say("calibration.workResult")} options={options} value={person.pair?.workResult ?? null} />
        <ChoiceField name="behaviour" legend={say("calibration.behaviour")} options={options} value={person.pair?.behaviour ?? null} />
        <TextArea name="reason" label={say("calibration.reason")} hint={say("calibration.reasonHint")} rows={2} maxLength={1_000} />
        <div className="actions">
          <SubmitButton>{say("calibration.send")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
