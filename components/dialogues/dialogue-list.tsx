import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { DialogueRow, TeamRow } from "@/lib/dialogues/types";
import type { Say } from "@/lib/messages/format";
import { DialogueState } from "./dialogue-state";

type Props = { id: string; title: string; rows: readonly DialogueRow[]; with: "employee" | "rater"; say: Say };

/** Those that were held or are planned, each with the other of the two. */
export function DialogueList({ id, title, rows, with: other, say }: Props) {
  if (rows.length === 0) return null;
  return (
    <Section id={id} title={title}>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="grow min-w-0 [overflow-wrap:anywhere]">
              <a className="title" href={`/dialogues/${row.id}`}>
                {say("dialogue.with", { name: row[other], day: { day: row.heldOn } })}
              </a>
              <DialogueState row={row} say={say} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type PlanProps = { employeeId: string; name: string | null; day: string | null; action: FormAction; say: Say };

/** On which day the two talk next. */
export const PlanForm = ({ employeeId, name, day, action, say }: PlanProps) => (
  <details className="disclose">
    <summary>{name === null ? say("dialogue.plan") : say("dialogue.planWith", { name })}</summary>
    <ActionForm action={action} offline={say("form.offline")} hidden={{ employeeId }} className="grid gap-3 max-w-form mb-3">
      <TextField name="heldOn" label={say("dialogue.day")} hint={say("dialogue.dayHint")} type="date" value={day} width="12rem" />
      <div className="actions">
        <SubmitButton>{say("dialogue.sendPlan")}</SubmitButton>
      </div>
    </ActionForm>
  </details>
);

/** Of those one rates, when one last talked, and the way to the next. */
export function DialogueTeam({ rows, action, say }: { rows: readonly TeamRow[]; action: FormAction; say: Say }) {
  if (rows.length === 0) return null;
  return (
    <Section id="team" title={say("dialogue.team")}>
      <ul className="rows">
        {rows.map(({ id, name, post, lastOn, nextOn, openId }) => (
          <li key={id}>
            <div className="grow min-w-0 [overflow-wrap:anywhere]">
              <p className="!text-ink font-bold">{name}</p>
              <p>{post}</p>
              <p>
                {lastOn ? say("dialogue.last", { day: { day: lastOn } }) : say("dialogue.neverYet")}
                {nextOn && ` · ${say("dialogue.next", { day: { day: nextOn } })}`}
              </p>
              {openId ? (
                <a href={`/dialogues/${openId}`}>{say("dialogue.toOpen")}</a>
              ) : (
                <PlanForm employeeId={id} name={name} day={nextOn} action={action} say={say} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
