import { Section } from "@/components/ui/section";
import type { DialogueSheet } from "@/lib/dialogues/types";
import type { Say } from "@/lib/messages/format";

/** What there is to talk about, drawn from what is recorded; open items stand with the minutes. */
export function AgendaSection({ sheet: { agenda }, say }: { sheet: DialogueSheet; say: Say }) {
  const { below, obstacles, feedback, since } = agenda;
  return (
    <Section id="agenda" title={say("dialogue.agenda")}>
      {below.length + obstacles.length + feedback === 0 && <p className="small muted py-2">{say("dialogue.agendaEmpty")}</p>}
      <ul className="rows">
        {below.map(({ result, indicator }) => (
          <li key={result + indicator}>
            <div className="grow min-w-0 [overflow-wrap:anywhere]">
              <p className="!text-ink">{say("dialogue.below", { indicator })}</p>
              <p>{result}</p>
            </div>
          </li>
        ))}
        {obstacles.map(({ id, text }) => (
          <li key={id}>
            <div className="grow min-w-0 [overflow-wrap:anywhere]">
              <a href={`/obstacles/${id}`}>{say("dialogue.obstacle", { text })}</a>
            </div>
          </li>
        ))}
        {feedback > 0 && (
          <li>
            <p className="!text-ink">
              {since
                ? say("dialogue.feedbackSince", { n: feedback, day: { day: since } })
                : say("dialogue.feedbackLately", { n: feedback })}
            </p>
          </li>
        )}
      </ul>
    </Section>
  );
}
