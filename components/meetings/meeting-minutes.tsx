import { ItemFields, ItemList } from "@/components/dialogues/items";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import { LONGEST, LONGEST_ITEM, NEW_ROWS } from "@/lib/dialogues/types";
import type { MeetingSheet } from "@/lib/meetings/types";
import type { Say } from "@/lib/messages/format";

/** The minutes as they stand, with each decision, who owns it, until when, and how it stood before. */
export const MeetingRead = ({ sheet, say }: { sheet: MeetingSheet; say: Say }) => (
  <Section id="minutes" title={say("dialogue.minutes")}>
    <p className="py-2 whitespace-pre-line [overflow-wrap:anywhere]">{sheet.summary ?? say("dialogue.nothing")}</p>
    <h3 className="label">{say("meeting.decisions")}</h3>
    {sheet.items.length === 0 && <p className="small muted">{say("meeting.noDecisions")}</p>}
    <ItemList items={sheet.items} stood="meeting.stood" say={say} />
    {sheet.nextOn && <p className="py-2">{say("meeting.next", { day: { day: sheet.nextOn } })}</p>}
    {sheet.closed && <p className="py-2">{say("meeting.closedBy", { name: sheet.closed.by, day: { day: sheet.closed.on } })}</p>}
  </Section>
);

/** What was said, how each decision stands, and what is decided now: by whom and until when. */
export const MeetingForm = ({ sheet, action, say }: { sheet: MeetingSheet; action: FormAction; say: Say }) => (
  <details className="disclose" open>
    <summary>{say("dialogue.write")}</summary>
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ meetingId: sheet.id, version: sheet.version }}
      refresh
      className="grid gap-4 max-w-form py-2"
    >
      <TextField name="heldOn" label={say("meeting.day")} type="date" value={sheet.heldOn} width="12rem" />
      <TextArea name="summary" label={say("meeting.summary")} value={sheet.summary} rows={4} maxLength={LONGEST} />
      <ItemFields items={sheet.items} stood="meeting.stood" say={say} />
      {NEW_ROWS.map((row, i) => (
        <fieldset key={row} className="grid gap-2">
          <legend className="label">{say("meeting.newDecision", { n: i + 1 })}</legend>
          <TextField name={`new.${row}.text`} label={say("dialogue.itemText")} maxLength={LONGEST_ITEM} />
          <SelectField
            name={`new.${row}.owner`}
            label={say("dialogue.itemOwner")}
            value=""
            options={[
              { value: "", label: say("meeting.chooseOwner") },
              ...sheet.people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextField name={`new.${row}.dueOn`} label={say("dialogue.itemDue")} type="date" width="12rem" />
        </fieldset>
      ))}
      <TextField name="nextOn" label={say("meeting.nextDay")} type="date" value={sheet.nextOn} width="12rem" />
      <div className="actions">
        <SubmitButton>{say("dialogue.save")}</SubmitButton>
      </div>
    </ActionForm>
  </details>
);

export const CloseMeeting = ({ sheet, action, say }: { sheet: MeetingSheet; action: FormAction; say: Say }) => (
  <Section id="close" title={say("meeting.close")}>
    <ActionForm
      key={sheet.version} // of the words that stand above, which are drawn with it
      action={action}
      offline={say("form.offline")}
      hidden={{ meetingId: sheet.id, version: sheet.version }}
      refresh
      className="grid gap-2 py-2"
    >
      <p className="small muted max-w-text">{say("meeting.closeHint")}</p>
      <div className="actions">
        <SubmitButton look="plain">{say("meeting.sendClose")}</SubmitButton>
      </div>
    </ActionForm>
  </Section>
);
