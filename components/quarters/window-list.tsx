import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { UnitWindow } from "@/lib/quarters/types";
import { consequenceOf } from "@/lib/scoring/core/deadlines/consequences";

type Props = { windows: readonly UnitWindow[]; period: string; action: FormAction | null; say: Say };

/** By unit: from when to when each step is open, on what it rests, and for personnel the way to move it. */
export function WindowList({ windows, period, action, say }: Props) {
  return [...Map.groupBy(windows, ({ unitId }) => unitId)].map(([unitId, steps]) => (
    <Section key={unitId} id={`unit-${unitId}`} title={steps[0]?.unit ?? ""}>
      <ul className="rows max-w-text">
        {steps.map((window) => (
          <li key={window.id}>
            <div className="grow">
              <span className="title">{say(`quarter.step.${window.step}`)}</span>
              <p>
                {say("quarter.days", { from: { day: window.opensOn }, until: { day: window.closesOn } })} {say(consequenceOf(window.step))}
              </p>
              <p>{window.source}</p>
              {action && <Move window={window} period={period} action={action} say={say} />}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  ));
}

function Move({ window, period, action, say }: { window: UnitWindow; period: string; action: FormAction; say: Say }) {
  const { unitId, unit, step, version, opensOn, closesOn, source } = window;
  return (
    <details className="disclose">
      <summary>
        {say("quarter.move")}
        <span className="sr">
          : {unit}, {say(`quarter.step.${step}`)}
        </span>
      </summary>
      <ActionForm
        action={action}
        offline={say("form.offline")}
        hidden={{ unitId, period, step, version }}
        refresh
        className="grid gap-3 max-w-form mb-3"
      >
        <div className="fields">
          <TextField name="opensOn" type="date" label={say("quarter.from")} value={opensOn} width="11rem" />
          <TextField name="closesOn" type="date" label={say("quarter.until")} value={closesOn} width="11rem" />
        </div>
        <TextField name="source" label={say("quarter.source")} value={source} maxLength={200} />
        <div className="actions">
          <SubmitButton look="plain">{say("quarter.moveNow")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
