import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Goal, MissionBranch, Period } from "@/lib/direction/types";
import type { Say } from "@/lib/messages/format";

const LOOK = "grid gap-4 max-w-form mb-3";

/** A period of government with its vision: new, or as it stands. */
export function DirectionForm({ period, action, say }: { period: Period | null; action: FormAction; say: Say }) {
  const hidden: Record<string, string | number> = period ? { directionId: period.id, version: period.version } : {};
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={hidden} refresh reset={!period} className={LOOK}>
      <div className="fields">
        <TextField
          name="fromYear"
          label={say("direction.fromYear")}
          value={period?.fromYear ?? null}
          inputMode="numeric"
          maxLength={4}
          width="7rem"
        />
        <TextField
          name="untilYear"
          label={say("direction.untilYear")}
          value={period?.untilYear ?? null}
          inputMode="numeric"
          maxLength={4}
          width="7rem"
        />
      </div>
      <TextArea name="vision" label={say("direction.vision")} value={period?.vision ?? null} rows={3} maxLength={500} />
      <TextField
        name="source"
        label={say("agreement.source")}
        hint={say("direction.sourceHint")}
        value={period?.source ?? null}
        maxLength={200}
      />
      <div className="actions">
        <SubmitButton look={period ? "plain" : "primary"}>{say(period ? "direction.savePeriod" : "direction.addPeriod")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

type MissionProps = { directionId: string; mission: MissionBranch | null; action: FormAction; say: Say };

export function MissionForm({ directionId, mission, action, say }: MissionProps) {
  const hidden = { directionId, ...(mission && { missionId: mission.id, version: mission.version }) };
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={hidden} refresh reset={!mission} className={LOOK}>
      <NumberField value={mission?.number} say={say} />
      <TextArea name="title" label={say("direction.mission")} value={mission?.title ?? null} rows={2} maxLength={300} />
      <div className="actions">
        <SubmitButton look="plain">{say(mission ? "direction.saveMission" : "direction.addMission")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

type GoalProps = { missionId: string; goal: Goal | null; action: FormAction; say: Say };

export function GoalForm({ missionId, goal, action, say }: GoalProps) {
  const hidden = { missionId, ...(goal && { goalId: goal.id, version: goal.version }) };
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={hidden} refresh reset={!goal} className={LOOK}>
      <NumberField value={goal?.number} say={say} />
      <TextArea
        name="title"
        label={say("direction.goal")}
        hint={say("direction.goalHint")}
        value={goal?.title ?? null}
        rows={2}
        maxLength={300}
      />
      <TextArea
        name="indicator"
        label={say("direction.indicator")}
        hint={say("direction.indicatorHint")}
        value={goal?.indicator ?? null}
        rows={2}
        maxLength={500}
      />
      <TextField
        name="closedOn"
        type="date"
        label={say("direction.closedOn")}
        hint={say("direction.closedOnHint")}
        value={goal?.closedOn ?? null}
        width="11rem"
      />
      <div className="actions">
        <SubmitButton look="plain">{say(goal ? "direction.saveGoal" : "direction.addGoal")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

const NumberField = ({ value, say }: { value: number | undefined; say: Say }) => (
  <TextField name="number" label={say("direction.number")} value={value ?? null} inputMode="numeric" maxLength={2} width="6rem" />
);

type RemovalProps = {
  what: "direction" | "mission" | "goal";
  part: { id: string; version: number };
  named?: string;
  action: FormAction;
  say: Say;
};

/** Takes away what nothing hangs on; otherwise what does is said. */
export function RemovalForm({ what, part: { id, version }, named, action, say }: RemovalProps) {
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={{ what, id, version }} refresh className="mb-3">
      <div className="actions">
        <SubmitButton look="danger">
          {say(`direction.remove.${what}`)}
          {named && <span className="sr">: {named}</span>}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
