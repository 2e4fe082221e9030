import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import { LEAVING_REASONS } from "@/lib/people/schema";
import type { PersonSheet } from "@/lib/people/types";

type Props = { person: PersonSheet; leave: FormAction | null; stay: FormAction | null; today: string; say: Say };

/** From which day somebody no longer works here and why; or the form that says so. Nothing for who only reads of somebody who is here. */
export function LeavingSection({ person: { id, version, leftOn, leftBecause }, leave, stay, today, say }: Props) {
  if (!leftOn && !leave) return null;
  const form = {
    offline: say("form.offline"),
    hidden: { employeeId: id, version },
    shows: String(leftOn),
    refresh: true,
    className: "grid gap-4 max-w-form",
  };
  return (
    <Section id="leaving" title={say("posting.leave")}>
      {leftOn && (
        <p>
          {leftBecause
            ? say("posting.left", { day: { day: leftOn }, because: { key: `posting.because.${leftBecause}` } })
            : say("posting.leftPlain", { day: { day: leftOn } })}
        </p>
      )}
      {leftOn && stay && (
        <details className="disclose mt-2">
          <summary>{say("posting.stay")}</summary>
          <ActionForm action={stay} {...form}>
            <p className="small muted">{say("posting.stayHint")}</p>
            <div className="actions">
              <SubmitButton look="plain">{say("posting.stay")}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      )}
      {!leftOn && leave && (
        <details className="disclose">
          <summary>{say("posting.leaveNow")}</summary>
          <ActionForm action={leave} {...form}>
            <p className="small muted">{say("posting.leaveHint")}</p>
            <TextField name="leftOn" type="date" label={say("people.leftOn")} value={today} width="11rem" />
            <SelectField
              name="because"
              label={say("posting.leaveBecause")}
              value={LEAVING_REASONS[0]}
              options={LEAVING_REASONS.map((value) => ({ value, label: say(`posting.because.${value}`) }))}
            />
            <div className="actions">
              <SubmitButton>{say("posting.leaveNow")}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      )}
    </Section>
  );
}
