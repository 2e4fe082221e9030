import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton, TextArea } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import { LONGEST, type ObjectionSheet, type Said } from "@/lib/objections/types";
import { EXPECTATIONS } from "@/lib/scoring/core/types";
import { kindOf } from "./filing-form";

export type ObjectionActions = Record<"explain" | "hear" | "decide" | "withdraw", FormAction>;
type Props = { sheet: ObjectionSheet; may: Record<keyof ObjectionActions, boolean>; actions: ObjectionActions; say: Say };

const Words = ({ said, none, say }: { said: Said; none: string; say: Say }) =>
  said ? (
    <>
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">{said.text}</p>
      <p className="small muted">{say("objection.said", { name: said.by, day: { day: said.on } })}</p>
    </>
  ) : (
    <p className="small muted">{none}</p>
  );

/** What each side says, and what may still be said: the employee's reasons, the rater's explanation, the hearing, the decision. */
export function Statements({ sheet, may, actions, say }: Props) {
  const { id: objectionId, version } = sheet;
  // Who hears and then decides does both here: what one form has saved is drawn with the page, and the others go on from it.
  const form = {
    offline: say("form.offline"),
    hidden: { objectionId, version },
    shows: "",
    refresh: true,
    className: "grid gap-3 max-w-form py-2",
  };
  const ratings = EXPECTATIONS.toReversed().map((value) => ({ value, label: say(`expectation.${value}`) }));
  return (
    <>
      <Section id="reasons" title={say("objection.reasons")}>
        {sheet.input && (
          <p className="small muted">{say("objection.beginsAt", { input: say(`objection.input.${kindOf(sheet.input)}`) })}</p>
        )}
        <Words said={{ text: sheet.reasons, by: sheet.person.name, on: sheet.filedOn }} none="" say={say} />
        {may.withdraw && (
          <ActionForm action={actions.withdraw} {...form}>
            <SubmitButton look="plain">{say("objection.withdraw")}</SubmitButton>
          </ActionForm>
        )}
      </Section>
      <Section id="explanation" title={say("objection.explanation")}>
        <Words said={sheet.explanation} none={say("objection.noExplanation")} say={say} />
        {may.explain && (
          <ActionForm action={actions.explain} {...form} shows={sheet.explanation?.text ?? ""}>
            <TextArea name="text" label={say("objection.explain")} value={sheet.explanation?.text ?? null} rows={5} maxLength={LONGEST} />
            <SubmitButton>{say("objection.saveExplanation")}</SubmitButton>
          </ActionForm>
        )}
      </Section>
      <Section id="hearing" title={say("objection.hearing")}>
        <Words said={sheet.hearing} none={say("objection.noHearing")} say={say} />
        {may.hear && (
          <ActionForm action={actions.hear} {...form} shows={sheet.hearing?.text ?? ""}>
            <TextArea name="text" label={say("objection.hear")} value={sheet.hearing?.text ?? null} rows={5} maxLength={LONGEST} />
            <SubmitButton>{say("objection.saveHearing")}</SubmitButton>
          </ActionForm>
        )}
      </Section>
      <Section id="decision" title={say("objection.decision")}>
        <Words said={sheet.decision} none={say("objection.noDecision")} say={say} />
        {sheet.became && <p>{say("objection.became", { predicate: { key: `predicate.${sheet.became}` } })}</p>}
        {may.decide && (
          <ActionForm action={actions.decide} {...form}>
            <ChoiceField
              name="outcome"
              legend={say("objection.outcome")}
              options={(["upheld", "changed"] as const).map((value) => ({ value, label: say(`objection.choose.${value}`) }))}
            />
            <p className="small muted">{say("objection.ifChanged")}</p>
            <ChoiceField name="workResult" legend={say("rating.workResult")} options={ratings} value={sheet.workResult} />
            <ChoiceField name="behaviour" legend={say("rating.behaviour")} options={ratings} value={sheet.behaviour} />
            <TextArea
              name="decision"
              label={say("objection.decisionReasons")}
              hint={say("objection.decisionHint")}
              rows={6}
              maxLength={LONGEST}
            />
            <SubmitButton>{say("objection.decide")}</SubmitButton>
          </ActionForm>
        )}
      </Section>
    </>
  );
}
