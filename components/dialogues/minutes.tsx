import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import { type DialogueSheet, LONGEST, LONGEST_ITEM, NEW_ROWS } from "@/lib/dialogues/types";
import type { Say } from "@/lib/messages/format";
import { ItemFields, ItemList } from "./items";

const PARTS = ["wentWell", "hinders", "support"] as const;

/** The minutes as they stand, to be read. */
export const MinutesRead = ({ sheet, say }: { sheet: DialogueSheet; say: Say }) => (
  <Section id="minutes" title={say("dialogue.minutes")}>
    {PARTS.map((part) => (
      <div key={part} className="py-2">
        <h3 className="label">{say(`dialogue.${part}`)}</h3>
        <p className="whitespace-pre-line [overflow-wrap:anywhere]">{sheet[part] ?? say("dialogue.nothing")}</p>
      </div>
    ))}
    <h3 className="label">{say("dialogue.items")}</h3>
    {sheet.items.length === 0 && <p className="small muted">{say("dialogue.noItems")}</p>}
    <ItemList items={sheet.items} stood="dialogue.stood" say={say} />
    {sheet.nextOn && <p className="py-2">{say("dialogue.next", { day: { day: sheet.nextOn } })}</p>}
  </Section>
);

/** The template: what went well, what hinders, what is to be done by whom and when, what support there is, and when the two talk next. */
export const MinutesForm = ({ sheet, action, say }: { sheet: DialogueSheet; action: FormAction; say: Say }) => (
  <details className="disclose" open={sheet.standing !== "half"}>
    <summary>{say("dialogue.write")}</summary>
    <p className="small muted pt-2 max-w-text">{say("dialogue.minutesHint")}</p>
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ dialogueId: sheet.id, version: sheet.version }}
      refresh
      className="grid gap-4 max-w-form py-2"
    >
      <TextField name="heldOn" label={say("dialogue.day")} type="date" value={sheet.heldOn} width="12rem" />
      <TextArea name="wentWell" label={say("dialogue.wentWell")} value={sheet.wentWell} rows={3} maxLength={LONGEST} />
      <TextArea name="hinders" label={say("dialogue.hinders")} value={sheet.hinders} rows={3} maxLength={LONGEST} />
      <ItemFields items={sheet.items} stood="dialogue.stood" say={say} />
      {NEW_ROWS.map((row, i) => (
        <fieldset key={row} className="grid gap-2">
          <legend className="label">{say("dialogue.newItem", { n: i + 1 })}</legend>
          <TextField name={`new.${row}.text`} label={say("dialogue.itemText")} maxLength={LONGEST_ITEM} />
          <ChoiceField
            name={`new.${row}.owner`}
            legend={say("dialogue.itemOwner")}
            value="employee"
            stack
            options={[
              { value: "employee", label: sheet.employee },
              { value: "rater", label: sheet.rater },
            ]}
          />
          <TextField name={`new.${row}.dueOn`} label={say("dialogue.itemDue")} type="date" width="12rem" />
        </fieldset>
      ))}
      <TextArea name="support" label={say("dialogue.support")} value={sheet.support} rows={2} maxLength={LONGEST} />
      <TextField name="nextOn" label={say("dialogue.nextDay")} type="date" value={sheet.nextOn} width="12rem" />
      <div className="actions">
        <SubmitButton>{say("dialogue.save")}</SubmitButton>
      </div>
    </ActionForm>
  </details>
);

/** Who agreed to the words that stand, and the reader's own agreement. */
export function Confirmations({ sheet, mine, action, say }: { sheet: DialogueSheet; mine: boolean; action: FormAction | null; say: Say }) {
  const told = (name: string, on: string | null) =>
    on ? say("dialogue.confirmed", { name, day: { day: on } }) : say("dialogue.notConfirmed", { name });
  return (
    <Section id="confirm" title={say("dialogue.confirmations")}>
      <ul className="rows">
        <li>
          <span className="grow min-w-0 [overflow-wrap:anywhere]">{told(sheet.employee, sheet.employeeConfirmedOn)}</span>
        </li>
        <li>
          <span className="grow min-w-0 [overflow-wrap:anywhere]">{told(sheet.rater, sheet.raterConfirmedOn)}</span>
        </li>
      </ul>
      {action && !mine && (
        <ActionForm
          key={sheet.version} // of the words that stand above, which are drawn with it
          action={action}
          offline={say("form.offline")}
          hidden={{ dialogueId: sheet.id, version: sheet.version }}
          refresh
          className="grid gap-2 mt-3"
        >
          <p className="small muted max-w-text">{say("dialogue.confirmHint")}</p>
          <div className="actions">
            <SubmitButton look="plain">{say("dialogue.confirm")}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Section>
  );
}
