import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { Posting } from "@/lib/people/types";
import { fromUntil } from "./from-until";

type Props = { rows: readonly Posting[]; withdraw: FormAction | null; today: string; say: Say };

/** In which unit and post somebody was, is and will be; what has not begun can be withdrawn. */
export function PostingTable({ rows, withdraw, today, say }: Props) {
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
          const { id, unit, place, post, from, until } = posting;
          const ahead = from > today;
          const isNow = !ahead && (until === null || until >= today);
          return (
            <tr key={id}>
              <th scope="row">
                {unit ?? place}
                {post && <span className="block small muted font-normal">{post}</span>}
              </th>
              <td data-label={say("people.days")}>
                {fromUntil(posting, say)}
                {(ahead || isNow) && <span className="block small muted">{say(ahead ? "posting.ahead" : "posting.now")}</span>}
              </td>
              {withdraw && <td>{ahead && <Withdraw posting={posting} action={withdraw} say={say} />}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Withdraw({ posting: { id, version, unit }, action, say }: { posting: Posting; action: FormAction; say: Say }) {
  return (
    <details className="disclose">
      <summary>
        {say("posting.withdraw")}
        <span className="sr">: {unit}</span>
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
