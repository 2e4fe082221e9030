import { LastDay } from "@/components/appraisals/last-day";
import { Quadrant } from "@/components/appraisals/quadrant";
import { NotMyRater } from "@/components/raters/own-rater";
import { Icon } from "@/components/ui/icon";
import { Empty, Section } from "@/components/ui/section";
import { StandingState } from "@/components/ui/standing";
import { ONLOOKERS, type OwnExample, SIGHTS, type Sights } from "@/lib/help/types";
import type { Say } from "@/lib/messages/format";
import { consequenceOf } from "@/lib/scoring/core/deadlines/consequences";
import type { Expectation, Predicate, Source } from "@/lib/scoring/core/types";
import { Cite } from "./law";

type Props = { mine: OwnExample; say: Say };

/** The one official who rates the reader, and who stands above. */
export function OwnRater({ mine: { rater, superior, unit }, say }: Props) {
  return (
    <Section id="rater" title={say("mine.rater.title")}>
      <div className="max-w-text grid gap-2">
        <p>
          {rater
            ? say(rater.interim ? "mine.rater.interim" : "mine.rater.is", { name: rater.name, post: rater.post, unit })
            : say("mine.rater.none")}
        </p>
        {rater && (
          <p>
            <NotMyRater say={say} />
          </p>
        )}
        <p>{say("mine.rater.only")}</p>
        {superior && <p>{say("mine.rater.superior", { name: superior.name, post: superior.post })}</p>}
      </div>
    </Section>
  );
}

/** Every target of the reader's plan: what would count as below, within and above, and where it stands now. */
export function OwnTargets({ mine: { planId, targets, period }, say }: Props) {
  if (!planId)
    return (
      <Section id="targets" title={say("mine.targets.title")}>
        <Empty title={say("plan.none")} text={say("plan.noneHint")} />
      </Section>
    );
  return (
    <Section id="targets" title={say("mine.targets.title")} aside={<a href={`/plans/${planId}`}>{say("today.plan")}</a>}>
      <p className="max-w-text">{say("mine.targets.text")}</p>
      <ul className="rows max-w-text mt-2">
        {targets.map(({ id, result, title, target, examples, now }) => (
          <li key={id}>
            <div className="grow">
              <span className="title">{title}</span>
              <p>{result}</p>
              <p>{say("plan.target", { target: say(target.key, target.values) })}</p>
              {examples.length > 0 ? (
                <ul className="flex flex-wrap gap-x-4">
                  {examples.map(({ words, standing }) => (
                    <li key={say(words.key, words.values)} className="small">
                      {say(words.key, words.values)}: <StandingState standing={standing} say={say} />
                    </li>
                  ))}
                </ul>
              ) : (
                <p>{say("step.statement")}</p>
              )}
              <p>
                <b className="font-medium">{say("period.quarterShort", { period: { period } })}</b>:{" "}
                {now ? say(now.words.key, now.words.values) : say("standing.unknown")}{" "}
                {now && now.standing !== "unknown" && <StandingState standing={now.standing} say={say} />}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The quarter's windows, and what happens when each has passed. */
export function OwnWindows({ mine: { windows, period }, say }: Props) {
  return (
    <Section id="windows" title={say("mine.windows.title", { period: { period } })}>
      {windows.length === 0 && <p className="max-w-text">{say("mine.windows.none")}</p>}
      <ul className="rows max-w-text">
        {windows.map(({ step, opensOn, closesOn }) => (
          <li key={step}>
            <Icon name="clock" className="text-ink-muted" />
            <div className="grow">
              <span className="title">{say(`quarter.step.${step}`)}</span>
              <p>
                {say("mine.windows.from", { day: { day: opensOn } })} <LastDay deadline={step} until={closesOn} say={say} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Who may read what of the reader's work: the policy's own answer. */
export function OwnSights({ sights, say }: { sights: Sights; say: Say }) {
  return (
    <Section id="sights" title={say("mine.sights.title")}>
      <p className="max-w-text">{say("mine.sights.text")}</p>
      <div className="scroll mt-3">
        <table className="table tight max-w-text">
          <caption className="sr">{say("mine.sights.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("mine.sights.who")}</th>
              {SIGHTS.map((sight) => (
                <th key={sight} scope="col">
                  {say(`mine.sights.${sight}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ONLOOKERS.map((who) => (
              <tr key={who}>
                <th scope="row">{say(`mine.sights.by.${who}`)}</th>
                {SIGHTS.map((sight) => (
                  <td key={sight}>{say(sights[sight].includes(who) ? "mine.sights.yes" : "mine.sights.no")}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

type Table = { value: Record<Expectation, Record<Expectation, Predicate>>; source: Source };

/** How the predicate comes about, with the reader's last one marked. */
export function OwnQuadrant({ mine: { last }, predicates, say }: Props & { predicates: Table }) {
  return (
    <Section id="quadrant" title={say("help.predicate.title")}>
      <p className="max-w-text">
        {last
          ? say("mine.quadrant.last", {
              period: { period: last.period },
              workResult: { key: `expectation.${last.workResult}` },
              behaviour: { key: `expectation.${last.behaviour}` },
              predicate: { key: `predicate.${predicates.value[last.workResult][last.behaviour]}` },
            })
          : say("mine.quadrant.none")}{" "}
        {last && <a href={`/appraisals/${last.id}/result`}>{say("mine.quadrant.read")}</a>}
      </p>
      <div className="max-w-form mt-3">
        <Quadrant table={predicates.value} {...(last && { chosen: last })} say={say} />
      </div>
      <Cite source={predicates.source} say={say} />
    </Section>
  );
}

type Limits = { value: { objection: number; decision: number }; source: Source };

/** What the law gives who disagrees, and to whom to turn. */
export function OwnObjection({ mine: { superior }, limits, say }: Props & { limits: Limits }) {
  const { objection, decision } = limits.value;
  return (
    <Section id="disagree" title={say("result.disagree")}>
      <div className="max-w-text grid gap-2">
        <p>{say("result.objection", { objection, decision })}</p>
        <p>
          {say(consequenceOf("objection"))} {say(consequenceOf("decision"))}
        </p>
        <p>{say("mine.objection.final")}</p>
        <p>{superior ? say("mine.objection.to", { name: superior.name, post: superior.post }) : say("mine.objection.unknown")}</p>
      </div>
      <Cite source={limits.source} say={say} />
    </Section>
  );
}
