import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { State } from "@/components/ui/state";
import type { FormAction } from "@/lib/access/types";
import type { DirectionTree, Goal, MissionBranch, Period, Serving } from "@/lib/direction/types";
import type { Say } from "@/lib/messages/format";
import { DirectionForm, GoalForm, MissionForm, RemovalForm } from "./direction-forms";

export type DirectionEdits = { direction: FormAction; mission: FormAction; goal: FormAction; remove: FormAction };
type Props = { tree: DirectionTree; period: Period; edits: DirectionEdits | null; say: Say };

/** From the vision down: each mission, its goals, and what units have promised for them in the year. */
export function DirectionTreeView({ tree, period, edits, say }: Props) {
  const { missions, servingNone, year } = tree;
  return (
    <>
      <Section
        id="vision"
        title={say("direction.vision")}
        aside={say("direction.years", { from: String(period.fromYear), last: String(period.untilYear) })}
      >
        <p className="max-w-text [overflow-wrap:anywhere]">{period.vision}</p>
        {period.source && <p className="small muted [overflow-wrap:anywhere]">{say("direction.sourceIs", { source: period.source })}</p>}
        <p className="small muted">
          {say("direction.counted", { year: String(year), all: tree.results, serving: tree.results - servingNone.n })}
        </p>
        {edits && (
          <>
            <Disclosed label={say("direction.changePeriod")}>
              <DirectionForm key={period.version} period={period} action={edits.direction} say={say} />
              <RemovalForm what="direction" part={period} action={edits.remove} say={say} />
            </Disclosed>
            <Disclosed label={say("direction.addMission")}>
              <MissionForm directionId={period.id} mission={null} action={edits.mission} say={say} />
            </Disclosed>
          </>
        )}
      </Section>
      {missions.length === 0 && <Notice kind="plain" text={say("direction.noMissions")} />}
      {missions.map((mission) => (
        <Mission key={mission.id} mission={mission} directionId={period.id} year={year} edits={edits} say={say} />
      ))}
      <Section id="none" title={say("direction.servingNone")} aside={say("direction.nResults", { n: servingNone.n })}>
        <p className="small muted max-w-text">{say(servingNone.n > 0 ? "direction.servingNoneHint" : "direction.servingNoneEmpty")}</p>
        <Results serving={servingNone} year={year} say={say} />
      </Section>
    </>
  );
}

type MissionProps = { mission: MissionBranch; directionId: string; year: number; edits: DirectionEdits | null; say: Say };

function Mission({ mission, directionId, year, edits, say }: MissionProps) {
  const title = say("direction.missionIs", { number: mission.number, title: mission.title });
  return (
    <Section id={mission.id} title={<span className="[overflow-wrap:anywhere]">{title}</span>}>
      {mission.goals.length === 0 && <p className="small muted">{say("direction.noGoals")}</p>}
      <ul className="rows">
        {mission.goals.map((goal) => (
          <li key={goal.id} id={goal.id}>
            <div className="grow min-w-0">
              <GoalBranch goal={goal} mission={mission.number} year={year} say={say} />
              {edits && (
                <Disclosed label={say("direction.changeGoal")} of={goal.title}>
                  <GoalForm key={goal.version} missionId={mission.id} goal={goal} action={edits.goal} say={say} />
                  <RemovalForm what="goal" part={goal} named={goal.title} action={edits.remove} say={say} />
                </Disclosed>
              )}
            </div>
          </li>
        ))}
      </ul>
      {edits && (
        <>
          <Disclosed label={say("direction.addGoal")} of={title}>
            <GoalForm missionId={mission.id} goal={null} action={edits.goal} say={say} />
          </Disclosed>
          <Disclosed label={say("direction.changeMission")} of={title}>
            <MissionForm key={mission.version} directionId={directionId} mission={mission} action={edits.mission} say={say} />
            <RemovalForm what="mission" part={mission} named={title} action={edits.remove} say={say} />
          </Disclosed>
        </>
      )}
    </Section>
  );
}

function GoalBranch({ goal, mission, year, say }: { goal: Goal; mission: number; year: number; say: Say }) {
  return (
    <>
      <p className="title [overflow-wrap:anywhere]">
        {say("direction.goalIs", { number: say("direction.goalNumber", { mission, number: goal.number }), title: goal.title })}
      </p>
      {goal.indicator && (
        <p className="small muted [overflow-wrap:anywhere]">{say("direction.indicatorIs", { indicator: goal.indicator })}</p>
      )}
      {goal.closedOn && <State kind="waiting" icon="lock" text={say("direction.closedIs", { day: { day: goal.closedOn } })} />}
      {goal.serving.n === 0 ? (
        <p className="small muted">{say("direction.servedByNone", { year: String(year) })}</p>
      ) : (
        <>
          <p className="small muted">{say("direction.servedBy", { n: goal.serving.n })}</p>
          <Results serving={goal.serving} year={year} say={say} />
        </>
      )}
    </>
  );
}

/** The results by name, each leading to its agreement. */
function Results({ serving: { n, results }, year, say }: { serving: Serving; year: number; say: Say }) {
  if (results.length === 0) return null;
  return (
    <ul className="list-disc ps-5 my-1">
      {results.map(({ id, title, unitId, unit, serves }) => (
        <li key={id} className="[overflow-wrap:anywhere]">
          <a href={`/agreements/${unitId}?year=${year}`}>{say("direction.resultOf", { unit, title })}</a>
          {serves && <span className="small muted"> · {say("agreement.servesIs", { serves })}</span>}
        </li>
      ))}
      {n > results.length && <li className="small muted">{say("direction.more", { n: n - results.length })}</li>}
    </ul>
  );
}

/** Opens in its place; `of` says to a reader of the screen what it belongs to. */
function Disclosed({ label, of, children }: { label: string; of?: string; children: React.ReactNode }) {
  return (
    <details className="disclose">
      <summary>
        {label}
        {of && <span className="sr">: {of}</span>}
      </summary>
      {children}
    </details>
  );
}
