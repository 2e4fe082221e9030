import { Section } from "@/components/ui/section";
import { StandingState } from "@/components/ui/standing";
import type { FollowUpSheet, Helped, ViewSheet } from "@/lib/follow-ups/types";
import { STATEMENTS } from "@/lib/follow-ups/types";
import type { Say } from "@/lib/messages/format";

/** Every meeting that was noted, the oldest first. */
export const Sessions = ({ sessions, say }: { sessions: FollowUpSheet["sessions"]; say: Say }) => (
  <Section id="sessions" title={say("followUp.sessions")}>
    {sessions.length === 0 && <p className="small muted py-2">{say("followUp.noSessions")}</p>}
    <ul className="rows">
      {sessions.map(({ id, by, day, note }) => (
        <li key={id}>
          <div className="grow min-w-0 [overflow-wrap:anywhere]">
            <p className="!text-ink whitespace-pre-line">{note}</p>
            <p>{say("followUp.sessionBy", { day: { day }, name: by })}</p>
          </div>
        </li>
      ))}
    </ul>
  </Section>
);

/** How what had fallen short stands beside the next rating: evidence, and no verdict on what was done. */
export const HelpedSection = ({ helped: { before, now, lines }, say }: { helped: Helped; say: Say }) => (
  <Section id="helped" title={say("followUp.helped")}>
    <p className="small muted pt-2">{say("followUp.helpedHint")}</p>
    <p className="py-2">
      {say("followUp.predicateThen", { period: { period: before.period }, predicate: { key: `predicate.${before.predicate}` } })}{" "}
      {now
        ? say("followUp.predicateNow", { period: { period: now.period }, predicate: { key: `predicate.${now.predicate}` } })
        : say("followUp.notRatedSince")}
    </p>
    {lines.length === 0 && <p className="small muted py-2">{say("followUp.nothingShort")}</p>}
    <ul className="rows">
      {lines.map(({ result, indicator, now: standing }) => (
        <li key={result + indicator}>
          <div className="grow min-w-0 [overflow-wrap:anywhere]">
            <p className="!text-ink">{indicator}</p>
            <p>{result}</p>
            <p className="flex flex-wrap gap-2">
              {say("followUp.was")} <StandingState standing="below" say={say} /> {say("followUp.is")}{" "}
              <StandingState standing={standing} say={say} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  </Section>
);

/** What the employee said of the guidance, statement by statement. */
export const ViewSection = ({ view, say }: { view: ViewSheet; say: Say }) => (
  <Section id="view" title={say("followUp.view")} aside={say("followUp.viewSent", { day: { day: view.on } })}>
    <ul className="rows">
      {STATEMENTS.map((name, i) => (
        <li key={name}>
          <div className="grow min-w-0">
            <p className="!text-ink">{say(`followUp.statement.${name}`)}</p>
            <p>{say(`followUp.agree.${(view.answers[i] ?? 1) as 1 | 2 | 3 | 4}`)}</p>
          </div>
        </li>
      ))}
    </ul>
    {view.note && <p className="py-2 [overflow-wrap:anywhere]">“{view.note}”</p>}
  </Section>
);
