import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import { Empty, Section } from "@/components/ui/section";
import { State } from "@/components/ui/state";
import type { FormAction } from "@/lib/access/types";
import type { CalibrationLine, Openable } from "@/lib/calibrations/types";
import type { Say } from "@/lib/messages/format";

type Props = { lines: readonly CalibrationLine[]; openable: readonly Openable[]; action: FormAction | null; say: Say };

/** The meetings there are, and the units over which one may be opened while their people are being rated. */
export function CalibrationList({ lines, openable, action, say }: Props) {
  return (
    <>
      {lines.length + openable.length === 0 && <Empty title={say("calibration.none")} text={say("calibration.noneHint")} />}
      {action && openable.length > 0 && (
        <Section id="openable" title={say("calibration.openable")}>
          <ul className="rows">
            {openable.map(({ unitId, unit, period, rated, people }) => (
              <li key={unitId + period}>
                <div className="grow min-w-0">
                  <span className="title">{unit}</span>
                  <p>{say("calibration.ratedSoFar", { period: { period }, rated, people })}</p>
                </div>
                <ActionForm action={action} offline={say("form.offline")} hidden={{ unitId, period }} quiet>
                  <SubmitButton look="plain" label={say("calibration.openOver", { unit })}>
                    {say("calibration.open")}
                  </SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {lines.length > 0 && (
        <Section id="meetings" title={say("calibration.meetings")}>
          <ul className="rows">
            {lines.map(({ id, unit, period, closed, proposals, unanswered }) => (
              <li key={id}>
                <div className="grow min-w-0">
                  <a className="title" href={`/calibrations/${id}`}>
                    {unit}, {say("calibration.quarter", { period: { period } })}
                  </a>
                  <p>{say("calibration.counts", { n: proposals, open: unanswered })}</p>
                </div>
                <State
                  kind={closed ? "neutral" : "waiting"}
                  icon={closed ? "done" : "clock"}
                  text={say(closed ? "calibration.isClosed" : "calibration.isOpen")}
                />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
