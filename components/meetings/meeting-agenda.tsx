import { PeerTable } from "@/components/appraisals/peer-table";
import { Section } from "@/components/ui/section";
import type { MeetingSheet, Opened } from "@/lib/meetings/types";
import { type Locale, type Say, showHundredths } from "@/lib/messages/format";

/** What there is to talk about, drawn from what is recorded of the unit; open decisions stand with the minutes. */
export function MeetingAgenda({ sheet: { agenda, unitId, period }, locale, say }: { sheet: MeetingSheet; locale: Locale; say: Say }) {
  const { achievement, people, reported, rated, obstacles, services } = agenda;
  return (
    <Section id="agenda" title={say("dialogue.agenda")}>
      <ul className="rows">
        <li>
          <div className="grow min-w-0 [overflow-wrap:anywhere]">
            <p className="!text-ink">
              {achievement
                ? say("rating.organisation", { value: { key: `achievement.${achievement.value}` } })
                : say("rating.organisationOpen")}{" "}
              <a href={`/achievements/${unitId}?period=${period}`}>{say("rating.organisationLink")}</a>
            </p>
            {achievement && <p>{achievement.source}</p>}
          </div>
        </li>
        <li>
          <p className="grow min-w-0">{say("meeting.progress", { people, reported, rated })}</p>
        </li>
        {services.map(({ id, name, n, index, interval }) => (
          <li key={id}>
            <div className="grow min-w-0 [overflow-wrap:anywhere]">
              <p className="!text-ink">{name}</p>
              <p>
                {index !== null && interval
                  ? say("eyes.citizensIndex", {
                      index: showHundredths(locale, index),
                      low: showHundredths(locale, interval.low),
                      high: showHundredths(locale, interval.high),
                      n,
                    })
                  : say("eyes.citizensNone", { n })}
              </p>
            </div>
          </li>
        ))}
        {obstacles.map(({ kind, n }) => (
          <li key={kind}>
            <p className="grow min-w-0">{say("meeting.obstacles", { kind: { key: `obstacle.kind.${kind}` }, n })}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What whoever heads the unit shows it of their own, for everybody who may read the meeting. */
export const OpenedSection = ({ opened, locale, say }: { opened: readonly Opened[]; locale: Locale; say: Say }) =>
  opened.map(({ name, openedOn, plan, feedback, improvements }) => (
    <Section
      key={name}
      id="opened"
      title={<span className="[overflow-wrap:anywhere]">{say("opening.of", { name })}</span>}
      aside={say("opening.since", { day: { day: openedOn } })}
    >
      {improvements && (
        <div className="py-2">
          <h3 className="label">{say("opening.improvements")}</h3>
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">{improvements}</p>
        </div>
      )}
      {plan && (
        <div className="py-2">
          <h3 className="label">{say("opening.plan")}</h3>
          {plan.length === 0 && <p className="small muted">{say("rating.noPlan")}</p>}
          <ul className="rows">
            {plan.map(({ title, indicators }) => (
              <li key={title}>
                <div className="grow min-w-0 [overflow-wrap:anywhere]">
                  <p className="!text-ink">{title}</p>
                  {indicators.map(({ title: indicator, target }) => (
                    <p key={indicator}>
                      {indicator}: {say(target.key, target.values)}
                    </p>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
      {feedback && (
        <div className="py-2">
          <h3 className="label">{say("opening.feedbackOf", { period: { period: feedback.period } })}</h3>
          {!feedback.peers && !feedback.subordinates && <p className="small muted">{say("opening.notReleased")}</p>}
          {(["peers", "subordinates"] as const).map((side) => {
            const aggregate = feedback[side];
            return (
              aggregate && (
                <div key={side}>
                  <p className="small">{say(`eyes.${side}`)}</p>
                  <PeerTable aggregate={aggregate} items={feedback.items} self={null} locale={locale} say={say} />
                </div>
              )
            );
          })}
        </div>
      )}
    </Section>
  ));
