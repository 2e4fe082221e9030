import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import { columnLetters, FIELDS, type Field, type ImportSheet, NEEDED } from "@/lib/imports/types";
import type { Say } from "@/lib/messages/format";

const HINTED = ["postKind", "unit", "parentUnit", "head", "from", "email"] as const;
const hintOf = (field: Field) => HINTED.find((hinted) => hinted === field);

/** What each of the file's columns means, beside its first rows. */
export function MappingForm({ sheet, today, action, say }: { sheet: ImportSheet; today: string; action: FormAction; say: Say }) {
  const columns = sheet.columns.map((heading, at) => ({
    value: String(at),
    label: say("imports.columnOf", { letters: columnLetters(at), heading }),
  }));
  const options = [{ value: "", label: say("imports.notRead") }, ...columns];
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ importId: sheet.id, version: sheet.version }}
      refresh
      quiet
      className="grid gap-4 max-w-form"
    >
      {FIELDS.map((field) => {
        const hinted = hintOf(field);
        const label = say(NEEDED.includes(field) ? "imports.needed" : "imports.optional", { field: { key: `imports.field.${field}` } });
        const at = sheet.mapping?.[field];
        return (
          <SelectField
            key={field}
            name={`columns.${field}`}
            label={label}
            hint={hinted && say(`imports.fieldHint.${hinted}`)}
            value={at === undefined ? "" : String(at)}
            options={options}
          />
        );
      })}
      <TextField
        name="effectiveOn"
        type="date"
        label={say("imports.effectiveOn")}
        hint={say("imports.effectiveOnHint")}
        value={sheet.effectiveOn ?? today}
        width="11rem"
      />
      <div className="actions">
        <SubmitButton>{say(sheet.state === "uploaded" ? "imports.check" : "imports.checkAgain")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** The file's first rows as they stand, so that a column is known by what is in it. */
export function FirstRows({ sheet, say }: { sheet: ImportSheet; say: Say }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is scrolled by the keyboard too
    <section className="scroll" aria-label={say("imports.firstCaption")} tabIndex={0}>
      <table className="table" data-density="compact">
        <caption className="sr">{say("imports.firstCaption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="n">
              {say("imports.row")}
            </th>
            {sheet.columns.map((heading, at) => (
              <th key={columnLetters(at)} scope="col">
                {say("imports.columnOf", { letters: columnLetters(at), heading })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.first.map(({ n, cells }) => (
            <tr key={n}>
              <th scope="row" className="n">
                {n}
              </th>
              {sheet.columns.map((_, at) => (
                <td key={columnLetters(at)} className="whitespace-nowrap">
                  {cells[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
