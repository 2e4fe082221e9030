import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { MonthOption } from "./months";

type Props = { month: string; months: readonly MonthOption[]; action: FormAction; say: Say };

/** One month's list, pasted as it stands in the table of the attendance system. */
export const AttendanceForm = ({ month, months, action, say }: Props) => (
  <Section id="enter" title={say("attendance.enterTitle")}>
    <ActionForm action={action} offline={say("form.offline")} refresh reset className="grid gap-4 max-w-form">
      <SelectField name="month" label={say("attendance.month")} value={month} options={months} />
      <TextArea name="lines" label={say("attendance.lines")} hint={say("attendance.linesHint")} rows={8} />
      <TextField name="source" label={say("attendance.source")} hint={say("attendance.sourceHint")} maxLength={200} />
      <div className="actions">
        <SubmitButton>{say("attendance.enter")}</SubmitButton>
      </div>
    </ActionForm>
  </Section>
);
