import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { Line } from "@/lib/people/types";
import { fromUntil } from "./from-until";

type Row = Line & { employeeId?: string; employee?: string };
type Props = { rows: readonly Row[]; end: FormAction | null; today: string; say: Say };

/** Lines by date; the last day may be set or moved, nothing is erased. */
export function LineTable({ rows, end, today, say }: Props) {
  const named = rows.some(({ employee }) => employee !== undefined);
  return (
    <table className="table stack">
      <caption className="sr">{say("people.linesCaption")}</caption>
      <thead>
        <tr>
          {named && <th scope="col">{say("report.employee")}</th>}
          <th scope="col">{say("people.rater")}</th>
          <th scope="col">{say("people.days")}</th>
          {end && <th scope="col">{say("people.change")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((line) => (
          <tr key={line.id}>
            {named && (
              <th scope="row">
                <a href={`/people/${line.employeeId}`}>{line.employee}</a>
              </th>
            )}
            <td data-label={say("people.rater")}>{line.rater}</td>
            <td data-label={say("people.days")}>{fromUntil(line, say)}</td>
            {end && (
              <td>
                <End line={line} end={end} today={today} say={say} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function End({ line, end, today, say }: { line: Row; end: FormAction; today: string; say: Say }) {
  return (
    <details className="disclose">
      <summary>
        {say("people.setEnd")}
        <span className="sr">
          : {line.employee} {line.rater}
        </span>
      </summary>
      <ActionForm
        action={end}
        offline={say("form.offline")}
        hidden={{ lineId: line.id, version: line.version }}
        refresh
        className="grid gap-3 max-w-form mb-3"
      >
        <TextField name="until" type="date" label={say("people.lastDay")} value={line.until ?? today} width="11rem" />
        <div className="actions">
          <SubmitButton look="plain">{say("people.setEndNow")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
