import { uploadWords } from "@/components/documents/add-evidence";
import { AttachField } from "@/components/documents/attach-field";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { ActivityLine, ResultOption } from "@/lib/activities/types";
import { type Locale, type Say, showMinute, showQuantity } from "@/lib/messages/format";

type Props = {
  action: FormAction;
  hidden: Readonly<Record<string, string | number>>;
  line: ActivityLine | null;
  day: string;
  results: readonly ResultOption[];
  locale: Locale;
  say: Say;
};

/** A line of the log, whole: new, or as it stands. */
export function ActivityForm({ action, hidden, line, day, results, locale, say }: Props) {
  // A line may name a result of the plan that was revised since: it stays a choice.
  const former = line?.result && !results.some(({ id }) => id === line.result?.id) ? [line.result] : [];
  const options = [
    { value: "", label: say("activity.noResult") },
    ...[...former, ...results].map(({ id, title }) => ({ value: id, label: title })),
  ];
  // With a file more or less the line is another version of itself; its fields show the same.
  const shows = line && JSON.stringify({ ...line, version: null, documents: null });
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={hidden}
      {...(shows && { shows })}
      refresh
      reset={line === null}
      className="grid gap-4 max-w-form"
    >
      <TextArea name="text" label={say("activity.what")} value={line?.text ?? null} rows={2} maxLength={500} />
      <div className="fields">
        <TextField name="day" type="date" label={say("activity.day")} value={line?.day ?? day} width="11rem" />
        <TextField name="minutes" label={say("activity.minutes")} value={line?.minutes ?? null} inputMode="numeric" width="7rem" />
        <TextField
          name="startMinute"
          label={say("activity.start")}
          hint={say("activity.startHint")}
          value={line?.startMinute == null ? null : showMinute(locale, line.startMinute)}
          width="7rem"
        />
      </div>
      <SelectField
        name="intendedResultId"
        label={say("activity.result")}
        hint={say("activity.resultHint")}
        options={options}
        value={line?.result?.id ?? ""}
      />
      <div className="fields">
        <TextField
          name="outputQuantity"
          label={say("activity.quantity")}
          value={line?.output ? showQuantity(locale, line.output.quantity).replaceAll(locale === "id" ? "." : ",", "") : null}
          inputMode="decimal"
          width="8rem"
        />
        <TextField
          name="outputUnit"
          label={say("activity.unit")}
          hint={say("activity.unitHint")}
          value={line?.output?.unit ?? null}
          maxLength={40}
          width="12rem"
        />
      </div>
      {line === null && (
        <AttachField to="/api/activities" words={{ ...uploadWords(say), add: say("document.quick"), hint: say("document.quickHint") }} />
      )}
      <div className="actions">
        <SubmitButton name="intent" value="submit">
          {say("activity.send")}
        </SubmitButton>
        <SubmitButton name="intent" value="draft" look="plain">
          {say("activity.keepDraft")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
