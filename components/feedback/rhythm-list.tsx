import { Section } from "@/components/ui/section";
import type { RhythmRow } from "@/lib/feedback/types";
import type { Say } from "@/lib/messages/format";

type Props = { rows: readonly RhythmRow[]; every: { value: number; source: string }; say: Say };

/** Of those one rates, how long ago one last said something to them. A reminder for the reader; nothing is computed from it. */
export function RhythmList({ rows, every, say }: Props) {
  if (rows.length === 0) return null;
  return (
    <Section id="rhythm" title={say("feedback.rhythm")} aside={say("feedback.rhythmEvery", { n: every.value })}>
      <p className="small muted pt-2">{say("feedback.rhythmHint", { source: every.source })}</p>
      <ul className="rows">
        {rows.map(({ id, name, post, lastOn, days, due }) => (
          <li key={id}>
            <div className="grow min-w-0 [overflow-wrap:anywhere]">
              <a className="title" href={`/feedback/give?to=${id}`}>
                {name}
              </a>
              <p>{post}</p>
              <p className={due ? "!text-ink" : undefined}>
                {lastOn === null || days === null ? say("feedback.never") : say("feedback.lastOn", { day: { day: lastOn }, n: days })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
