import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import { NAME_MOST } from "@/lib/holidays/schema";
import type { Say } from "@/lib/messages/format";
import { kindOptions } from "./holiday-list";

type Props = { year: number; add: FormAction; paste: FormAction; say: Say };

/** A day by itself, or a whole list as it stands in the decision. */
export function HolidayForms({ year, add, paste, say }: Props) {
  return (
    <>
      <Section id="add" title={say("holidays.addTitle")}>
        <ActionForm action={add} offline={say("form.offline")} refresh reset className="grid gap-4 max-w-form">
          <div className="fields">
            <TextField name="day" type="date" label={say("holidays.day")} width="11rem" />
            <SelectField name="kind" label={say("holidays.kind")} value="national" options={kindOptions(say)} />
          </div>
          <TextField name="name" label={say("holidays.name")} maxLength={NAME_MOST} />
          <TextField name="source" label={say("quarter.source")} hint={say("holidays.sourceHint")} maxLength={200} />
          <div className="actions">
            <SubmitButton>{say("holidays.add")}</SubmitButton>
          </div>
        </ActionForm>
      </Section>
      <Section id="paste" title={say("holidays.pasteTitle")}>
        <ActionForm action={paste} offline={say("form.offline")} refresh reset className="grid gap-4 max-w-form">
          <TextArea name="lines" label={say("holidays.lines")} hint={say("holidays.linesHint", { year: String(year) })} rows={8} />
          <SelectField name="kind" label={say("holidays.kindOfAll")} value="national" options={kindOptions(say)} />
          <TextField name="source" label={say("quarter.source")} hint={say("holidays.sourceHint")} maxLength={200} />
          <div className="actions">
            <SubmitButton>{say("holidays.paste")}</SubmitButton>
          </div>
        </ActionForm>
      </Section>
    </>
  );
}
