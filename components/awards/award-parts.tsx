import { ActionForm } from "@/components/ui/action-form";
import { ChecksField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import type { IconName } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import { State, type StateKind } from "@/components/ui/state";
import type { FormAction } from "@/lib/access/types";
import { type AwardRow, type AwardSheet, type AwardStanding, LONGEST, LONGEST_REASON } from "@/lib/awards/types";
import type { Say } from "@/lib/messages/format";

const looks: Record<AwardStanding, { kind: StateKind; icon: IconName }> = {
  open: { kind: "sent", icon: "clock" },
  closed: { kind: "waiting", icon: "lock" },
  decided: { kind: "approved", icon: "done" },
};
export const AwardState = ({ row: { standing, closesOn }, say }: { row: AwardRow; say: Say }) => (
  <State {...looks[standing]} wraps text={say(`award.standing.${standing}`, { day: { day: closesOn } })} />
);

export const AwardList = ({ rows, say }: { rows: readonly AwardRow[]; say: Say }) => (
  <ul className="rows">
    {rows.map((row) => (
      <li key={row.id}>
        <div className="grow min-w-0 [overflow-wrap:anywhere]">
          <a className="title" href={`/awards/${row.id}`}>
            {row.title}
          </a>
          <AwardState row={row} say={say} />
        </div>
      </li>
    ))}
  </ul>
);

type FormProps = { action: FormAction; say: Say };

/** The criteria first: nobody is named before they stand. */
export const OpenAwardForm = ({ action, say }: FormProps) => (
  <Section id="open" title={say("award.open")}>
    <ActionForm action={action} offline={say("form.offline")} className="grid gap-3 max-w-form py-2">
      <TextField name="title" label={say("award.title")} maxLength={150} />
      <TextArea name="criteria" label={say("award.criteria")} hint={say("award.criteriaHint")} rows={4} maxLength={LONGEST} />
      <TextField name="closesOn" label={say("award.closesOn")} type="date" width="12rem" />
      <div className="actions">
        <SubmitButton look="plain">{say("award.sendOpen")}</SubmitButton>
      </div>
    </ActionForm>
  </Section>
);

type NominateProps = FormProps & { roundId: string; colleague: { id: string; name: string } };

export const NominateForm = ({ roundId, colleague, action, say }: NominateProps) => (
  <ActionForm
    action={action}
    offline={say("form.offline")}
    hidden={{ roundId, employeeId: colleague.id }}
    refresh
    className="grid gap-3 max-w-form py-2"
  >
    <TextArea
      name="reason"
      label={say("award.reason", { name: colleague.name })}
      hint={say("award.reasonHint")}
      rows={3}
      maxLength={LONGEST_REASON}
    />
    <div className="actions">
      <SubmitButton>{say("award.sendNomination")}</SubmitButton>
    </div>
  </ActionForm>
);

export const DecideForm = ({ sheet, action, say }: FormProps & { sheet: AwardSheet }) => (
  <Section id="decide" title={say("award.decide")}>
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ roundId: sheet.id, version: sheet.version }}
      refresh
      className="grid gap-3 max-w-form py-2"
    >
      <ChecksField
        name="chosen"
        legend={say("award.chosenAsked")}
        values={[]}
        none={say("award.noNominations")}
        options={sheet.nominations.map(({ id, employee, by, reason }) => ({
          value: id,
          label: employee,
          detail: say("award.namedBy", { name: by, reason }),
        }))}
      />
      <TextArea name="decision" label={say("award.decision")} hint={say("award.decisionHint")} rows={3} maxLength={LONGEST} />
      <div className="actions">
        <SubmitButton>{say("award.sendDecision")}</SubmitButton>
      </div>
    </ActionForm>
  </Section>
);

export const Nominations = ({ nominations, say }: { nominations: AwardSheet["nominations"]; say: Say }) => (
  <ul className="rows">
    {nominations.map(({ id, employee, by, reason, chosen }) => (
      <li key={id}>
        <div className="grow min-w-0 [overflow-wrap:anywhere]">
          <p className="!text-ink font-bold">{employee}</p>
          <p>{say("award.namedBy", { name: by, reason })}</p>
          {chosen && <State kind="approved" icon="done" text={say("award.chosen")} />}
        </div>
      </li>
    ))}
  </ul>
);
