import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { Posting } from "@/lib/people/types";
import { fromUntil } from "./from-until";

type Props = { rows: readonly Posting[]; withdraw: FormAction | null; end: FormAction | null; today: string; say: Say };

/** In which unit and post somebody was, is and will be, and where else meanwhile; what has not begun can be withdrawn. */
export function PostingTable({ rows, withdraw, end, today, say }: Props) {
  return (
    <table className="table stack">
      <caption className="sr">{say("posting.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("posting.where")}</th>
          <th scope="col">{say("people.days")}</th>
          {withdraw && <th scope="col">{say("people.change")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((posting) => {
          const { id, kind, unit, place, post, from, until } = posting;
          const ahead = from > today;
          const isNow = !ahead && (until === null || until >= today);
          return (
            <tr key={id}>
              <th scope="row" className="[overflow-wrap:anywhere]">
                {unit ?? place}
                {(post || kind !== "home") && (
                  <span className="block small muted font-normal">{kind === "home" ? post : say(`posting.kind.${kind}`)}</span>
                )}
              </th>
              <td data-label={say("people.days")}>
                {fromUntil(posting, say)}
                {(ahead || isNow) && <span className="block small muted">{say(ahead ? "posting.ahead" : "posting.now")}</span>}
              </td>
              {withdraw && (
                <td>
                  {ahead && <Withdraw posting={posting} action={withdraw} say={say} />}
                  {!ahead && kind !== "home" && end && <End posting={posting} action={end} today={today} say={say} />}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type ControlProps = { posting: Posting; action: FormAction; say: Say };

function Withdraw({ posting: { id, version, unit, place }, action, say }: ControlProps) {
  return (
    <details className="disclose">
      <summary>
        {say("posting.withdraw")}
        <span className="sr">: {unit ?? place}</span>
      </summary>
      <ActionForm action={action} offline={say("form.offline")} hidden={{ postingId: id, version }} refresh className="grid gap-3 mb-3">
        <p className="small muted">{say("posting.withdrawHint")}</p>
        <div className="actions">
          <SubmitButton look="plain">{say("posting.withdraw")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}

function End({ posting: { id, version, unit, place, until }, action, today, say }: ControlProps & { today: string }) {
  return (
    <details className="disclose">
      <summary>
        {say("people.setEnd")}
        <span className="sr">: {unit ?? place}</span>
      </summary>
      <ActionForm
        action={action}
        offline={say("form.offline")}
        hidden={{ postingId: id, version }}
        refresh
        className="grid gap-3 max-w-form mb-3"
      >
        <TextField name="until" type="date" label={say("people.lastDay")} value={until ?? today} width="11rem" />
        <div className="actions">
          <SubmitButton look="plain">{say("people.setEndNow")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
