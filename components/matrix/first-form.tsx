import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { MatrixSheet } from "@/lib/matrix/types";
import type { Say } from "@/lib/messages/format";

type Props = { sheet: MatrixSheet; action: FormAction; typed: (hundredths: number) => string; say: Say };

/** Results of the matrix that nothing measures yet: each is offered the leader's indicator, or its share of it, to be typed on. */
export function FirstForm({ sheet, action, typed, say }: Props) {
  const hidden = Object.fromEntries([
    ["leaderId", sheet.leader?.id ?? ""],
    ["year", sheet.year],
    ...sheet.bare.map(({ resultId }, i) => [`results.${i}.resultId`, resultId]),
  ]) as Record<string, string | number>;
  const directions = (["more-is-better", "less-is-better"] as const).map((value) => ({ value, label: say(`choice.${value}`) }));
  return (
    <ActionForm
      key={sheet.bare.map(({ resultId }) => resultId).join(" ")}
      action={action}
      offline={say("form.offline")}
      hidden={hidden}
      refresh
      className="grid gap-4"
    >
      <ul className="rows">
        {sheet.bare.map(({ resultId, name, title, proposal }, i) => (
          <li key={resultId}>
            <fieldset className="grow min-w-0">
              <legend className="label mb-1 [overflow-wrap:anywhere]">{say("matrix.firstOf", { name, title })}</legend>
              <TextField name={`results.${i}.title`} label={say("planning.indicator")} value={proposal?.title ?? null} maxLength={300} />
              <div className="fields mt-2">
                <TextField
                  name={`results.${i}.low`}
                  label={say("indicator.low")}
                  value={proposal && typed(proposal.amount)}
                  inputMode="decimal"
                  width="8rem"
                />
                <TextField
                  name={`results.${i}.high`}
                  label={say("indicator.high")}
                  value={proposal && typed(proposal.amount)}
                  inputMode="decimal"
                  width="8rem"
                />
                <TextField
                  name={`results.${i}.unit`}
                  label={say("indicator.unit")}
                  value={proposal?.unit ?? null}
                  maxLength={40}
                  width="9rem"
                />
                <SelectField
                  name={`results.${i}.direction`}
                  label={say("indicator.direction")}
                  value={proposal?.direction ?? "more-is-better"}
                  options={directions}
                />
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
      <div className="actions">
        <SubmitButton>{say("matrix.giveFirst")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
