import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { ParentSheet, WaitingResult } from "@/lib/cascade/types";
import type { Say } from "@/lib/messages/format";

type Props = { sheet: ParentSheet; leaderId: string; action: FormAction; say: Say };

/** The difference, result by result: what it served, what it is to serve. One press does all that is ticked, and nothing else. */
export function ParentForm({ sheet: { choices, results, year }, leaderId, action, say }: Props) {
  const options = [{ value: "", label: say("cascade.chooseOption") }, ...choices.map(({ id, title }) => ({ value: id, label: title }))];
  return (
    <ActionForm
      key={results.map(({ id, served }) => `${id} ${served}`).join(" ")}
      action={action}
      offline={say("form.offline")}
      hidden={{ leaderId, year }}
      refresh
    >
      <ul className="rows">
        {results.map((result, i) => (
          <li key={result.id}>
            <input type="hidden" name={`rows.${i}.resultId`} value={result.id} />
            <input type="hidden" name={`rows.${i}.from`} value={result.served ?? ""} />
            <label className="queue-pick">
              <input type="checkbox" name={`rows.${i}.take`} value="1" defaultChecked={result.waits && result.proposed !== null} />
              <span className="sr">{say("cascade.take", { title: result.title, name: result.name })}</span>
            </label>
            <div className="grow min-w-0 grid gap-1">
              <ResultHead result={result} say={say} />
              <SelectField
                name={`rows.${i}.parent`}
                label={say("cascade.newParent")}
                hint={say(result.proposed ? "cascade.proposedHint" : "cascade.noneProposed")}
                value={result.proposed ?? ""}
                options={options}
                className="max-w-form"
              />
            </div>
          </li>
        ))}
      </ul>
      <p className="small muted mt-2 max-w-text">{say("cascade.stays")}</p>
      <div className="actions mt-2">
        <SubmitButton>{say("cascade.confirm")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Whose result it is and what it has served until now. */
export function ResultHead({
  result: { title, name, planId, state, served, servedTitle, servedOf },
  say,
}: {
  result: WaitingResult;
  say: Say;
}) {
  const was =
    servedTitle === null ? null : served === null ? "cascade.servedWords" : servedOf ? "cascade.servedResult" : "cascade.servedIndicator";
  return (
    <>
      <a className="title [overflow-wrap:anywhere]" href={`/plans/${planId}`}>
        {title}
      </a>
      <p className="small muted [overflow-wrap:anywhere]">
        {name} · {say(`cascade.state.${state}`)}
      </p>
      <p className="small [overflow-wrap:anywhere]">
        {was
          ? say(was, { title: servedTitle ?? "", ...(was === "cascade.servedResult" && { name: servedOf ?? "" }) })
          : say("cascade.servedNone")}
      </p>
    </>
  );
}
