import { PlanStateMark } from "@/components/plans/plan-state";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { MatrixPerson, MatrixSheet } from "@/lib/matrix/types";
import type { Say } from "@/lib/messages/format";
import { MOST_WORDS, writeCell } from "@/lib/scoring/core/matrix";

type Props = { sheet: MatrixSheet; action: FormAction | null; say: Say };

/** The same matrix person by person, for a phone and for a browser without script: each row is a form. */
export function PersonList({ sheet, action, say }: Props) {
  return (
    <ul className="rows">
      {sheet.people.map((person) => (
        <li key={person.id}>
          <div className="grow min-w-0">
            <details className="disclose">
              <summary>
                <span className="min-w-0">
                  {person.name}
                  <span className="block small muted">
                    {person.post} · {say("matrix.openOf", { n: person.cells.filter(({ state }) => state === "open").length })}
                  </span>
                </span>
              </summary>
              {action ? (
                <RowForm sheet={sheet} person={person} action={action} say={say} />
              ) : (
                <RowRead sheet={sheet} person={person} say={say} />
              )}
            </details>
            {person.plan && (
              <p>
                <a href={`/plans/${person.plan.id}`} aria-label={`${say("plan.ofYear", { year: String(sheet.year) })}, ${person.name}`}>
                  {say("plan.ofYear", { year: String(sheet.year) })}
                </a>
              </p>
            )}
          </div>
          <PlanStateMark state={person.plan?.state ?? "none"} say={say} />
        </li>
      ))}
    </ul>
  );
}

function RowForm({ sheet, person, action, say }: { sheet: MatrixSheet; person: MatrixPerson; action: FormAction; say: Say }) {
  const versions = person.cells.map(({ version }) => version).join(" ");
  const hidden = Object.fromEntries([
    ["leaderId", sheet.leader?.id ?? ""],
    ["year", sheet.year],
    ...person.cells.flatMap(({ column, version }, i) => [
      [`cells.${i}.employeeId`, person.id],
      [`cells.${i}.column`, column],
      [`cells.${i}.version`, version],
    ]),
  ]) as Record<string, string | number>;
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={hidden}
      shows={versions}
      refresh
      className="grid gap-3 max-w-form mb-3"
    >
      <p className="small muted">{say("matrix.cellHint")}</p>
      {sheet.columns.map(({ id, title, target }, i) => {
        const cell = person.cells[i];
        return (
          <TextArea
            key={id}
            name={`cells.${i}.typed`}
            label={`${i + 1}. ${title}`}
            {...(target && { hint: say(target.key, target.values) })}
            value={cell ? writeCell(cell, say("matrix.noRole")) : ""}
            rows={2}
            maxLength={MOST_WORDS}
          />
        );
      })}
      <div className="actions">
        <SubmitButton look="plain">{say("matrix.save", { name: person.name })}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function RowRead({ sheet, person, say }: { sheet: MatrixSheet; person: MatrixPerson; say: Say }) {
  return (
    <dl className="small mb-3">
      {sheet.columns.map(({ id, title }, i) => {
        const cell = person.cells[i];
        return (
          <div key={id} className="mb-2">
            <dt className="muted">{`${i + 1}. ${title}`}</dt>
            <dd className="[overflow-wrap:anywhere]">{(cell && writeCell(cell, say("matrix.noRole"))) || say("matrix.open")}</dd>
          </div>
        );
      })}
    </dl>
  );
}
