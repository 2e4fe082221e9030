import { LastDay } from "@/components/appraisals/last-day";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { QuarterReport as Report } from "@/lib/evaluations/types";
import type { Say } from "@/lib/messages/format";

const COLUMNS = ["appraised", "rated", "signed", "delivered", "received", "disputed", "reported"] as const;
type Props = { report: Report; period: string; action: FormAction | null; say: Say };

/** How far each unit's results have come, until when they are reported, and the one press that says they were. */
export function QuarterReport({ report: { rows, ready, until }, period, action, say }: Props) {
  return (
    <Section id="report" title={say("evaluation.report")}>
      {until && (
        <p className="small">
          <LastDay deadline="report" until={until} say={say} />
        </p>
      )}
      <p className="small muted max-w-text">{say("evaluation.reportTrap")}</p>
      <table className="table stack">
        <caption className="sr">{say("evaluation.report")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("report.unit")}</th>
            {COLUMNS.map((column) => (
              <th scope="col" key={column} className="n">
                {say(`evaluation.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unitId}>
              <th scope="row">{row.unit}</th>
              {COLUMNS.map((column) => (
                <td key={column} className="n" data-label={say(`evaluation.column.${column}`)}>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {action && ready > 0 && (
        <ActionForm action={action} offline={say("form.offline")} hidden={{ period, n: ready }} refresh className="mt-3">
          <SubmitButton>{say("evaluation.reportAll", { n: ready })}</SubmitButton>
        </ActionForm>
      )}
    </Section>
  );
}
