import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { State, type StateKind } from "@/components/ui/state";
import type { FormAction } from "@/lib/access/types";
import { LONGEST } from "@/lib/dialogues/types";
import type { HeadedUnit, MeetingRow, MeetingStanding } from "@/lib/meetings/types";
import type { Say } from "@/lib/messages/format";

const looks: Record<MeetingStanding, { kind: StateKind; icon: "clock" | "draft" | "lock" }> = {
  planned: { kind: "sent", icon: "clock" },
  due: { kind: "caution", icon: "draft" },
  locked: { kind: "approved", icon: "lock" },
};
export const MeetingState = ({ standing, say }: { standing: MeetingStanding; say: Say }) => (
  <State {...looks[standing]} text={say(`meeting.standing.${standing}`)} />
);

export const MeetingList = ({ rows, say }: { rows: readonly MeetingRow[]; say: Say }) => (
  <ul className="rows">
    {rows.map(({ id, unit, period, heldOn, standing }) => (
      <li key={id}>
        <div className="grow min-w-0 [overflow-wrap:anywhere]">
          <a className="title" href={`/meetings/${id}`}>
            {unit}, {say("period.quarterShort", { period: { period } })}
          </a>
          <p>{say("meeting.on", { day: { day: heldOn } })}</p>
        </div>
        <MeetingState standing={standing} say={say} />
      </li>
    ))}
  </ul>
);

type HeadProps = {
  units: readonly HeadedUnit[];
  /** Quarters that may be talked about, the newest first; and those of one's own whose released feedback may be shown. */
  periods: readonly string[];
  showable: readonly string[];
  actions: { call: FormAction; open: FormAction };
  say: Say;
};

/** Of each unit one heads: the way to its next meeting, and what one shows it of one's own. */
export const HeadedUnits = ({ units, periods, showable, actions, say }: HeadProps) =>
  units.map((unit) => (
    <Section key={unit.id} id={`unit-${unit.id}`} title={<span className="[overflow-wrap:anywhere]">{unit.name}</span>}>
      {unit.openId ? (
        <p className="py-2">
          <a href={`/meetings/${unit.openId}`}>{say("meeting.toOpen")}</a>
        </p>
      ) : (
        <CallForm unit={unit} periods={periods} action={actions.call} say={say} />
      )}
      <OpeningForm unit={unit} showable={showable} action={actions.open} say={say} />
    </Section>
  ));

function CallForm({ unit, periods, action, say }: { unit: HeadedUnit; periods: readonly string[]; action: FormAction; say: Say }) {
  return (
    <details className="disclose">
      <summary>{say("meeting.call")}</summary>
      <ActionForm action={action} offline={say("form.offline")} hidden={{ unitId: unit.id }} className="grid gap-3 max-w-form mb-3">
        <SelectField
          name="period"
          label={say("meeting.period")}
          value={periods[0] ?? null}
          options={periods.map((period) => ({ value: period, label: say("period.quarterShort", { period: { period } }) }))}
        />
        <TextField name="heldOn" label={say("meeting.day")} type="date" value={unit.nextOn} width="12rem" />
        <div className="actions">
          <SubmitButton>{say("meeting.sendCall")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}

function OpeningForm({
  unit: { id, opening },
  showable,
  action,
  say,
}: {
  unit: HeadedUnit;
  showable: readonly string[];
  action: FormAction;
  say: Say;
}) {
  const quarter = (period: string) => say("period.quarterShort", { period: { period } });
  return (
    <details className="disclose">
      <summary>{say(opening ? "opening.change" : "opening.open")}</summary>
      <ActionForm action={action} offline={say("form.offline")} hidden={{ unitId: id }} refresh className="grid gap-3 max-w-form mb-3">
        <p className="small muted">{say("opening.hint")}</p>
        {opening && <p className="small">{say("opening.since", { day: { day: opening.openedOn } })}</p>}
        <label className="flex gap-2 items-center">
          <input type="checkbox" name="plan" defaultChecked={opening?.plan ?? false} />
          {say("opening.plan")}
        </label>
        <SelectField
          name="period"
          label={say("opening.feedback")}
          value={opening?.period ?? ""}
          options={[
            { value: "", label: say("opening.noFeedback") },
            ...showable.map((period) => ({ value: period, label: quarter(period) })),
          ]}
        />
        <TextArea
          name="improvements"
          label={say("opening.improvements")}
          hint={say("opening.improvementsHint")}
          value={opening?.improvements ?? null}
          rows={3}
          maxLength={LONGEST}
        />
        <div className="actions">
          <SubmitButton look="plain">{say("opening.send")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
