import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton, TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Empty, Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { AchievementSheet } from "@/lib/achievements/types";
import type { Say } from "@/lib/messages/format";
import { ACHIEVEMENTS } from "@/lib/scoring/core/types";

type Props = { sheet: AchievementSheet; period: string; action: FormAction | null; say: Say };

/** What was decided of one unit, every decision with its basis; for whoever may, the next. */
export function AchievementView({ sheet: { unitId, decisions, people, rated }, period, action, say }: Props) {
  const [last] = decisions;
  return (
    <>
      <Section id="decided" title={say("achieved.decided")} aside={say("achieved.law")}>
        {decisions.length === 0 && <Empty title={say("achieved.none")} text={say("achieved.noneHint")} />}
        <ul className="rows max-w-text">
          {decisions.map(({ version, value, source, by, on }) => (
            <li key={version}>
              <div className="grow min-w-0">
                <span className="title">
                  {say(`achievement.${value}`)}
                  {version !== last?.version && ` (${say("achieved.superseded")})`}
                </span>
                <p className="[overflow-wrap:anywhere]">{source}</p>
                <p className="small muted">
                  {by ? say("achieved.by", { name: by, day: { day: on } }) : say("achieved.on", { day: { day: on } })}
                </p>
              </div>
            </li>
          ))}
        </ul>
        <p className="small max-w-text mt-3">
          {say("achieved.rated", { rated, people })}{" "}
          <a href={`/agreements/${unitId}?year=${period.slice(0, 4)}`}>{say("achieved.agreement")}</a>
        </p>
      </Section>
      {action && (
        <Section id="decide" title={say(last ? "achieved.again" : "achieved.decide")}>
          <ActionForm
            action={action}
            offline={say("form.offline")}
            hidden={{ unitId, period, version: last?.version ?? 0 }}
            refresh
            className="grid gap-3 max-w-form"
          >
            {rated > 0 && <Notice kind="caution" text={say("achieved.ratedAlready", { n: rated })} />}
            <ChoiceField
              name="value"
              legend={say("achieved.value")}
              options={ACHIEVEMENTS.map((value) => ({
                value,
                label: say(`achievement.${value}`),
                detail: say(`achieved.detail.${value}`),
              }))}
              value={last?.value ?? null}
              stack
            />
            <TextArea name="source" label={say("achieved.source")} hint={say("achieved.sourceHint")} maxLength={500} />
            <div className="actions">
              <SubmitButton>{say(last ? "achieved.saveAgain" : "achieved.save")}</SubmitButton>
            </div>
          </ActionForm>
        </Section>
      )}
    </>
  );
}
