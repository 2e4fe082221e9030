import type { ReactNode } from "react";
import { Eye, type EyeKind } from "@/components/ui/eye";
import { Section } from "@/components/ui/section";
import type { FeedbackLine, GiverKind } from "@/lib/appraisals/types";
import { isMessageKey, type Say } from "@/lib/messages/format";

const eyes: Record<GiverKind, EyeKind> = { leader: "rater", peer: "peers", subordinate: "peers", outside: "citizens" };

/** Continuous feedback of the period: named, dated, on a result or a value. */
export function FeedbackList({ feedback, say }: { feedback: readonly FeedbackLine[]; say: Say }) {
  return (
    <Section id="feedback" title={say("feedback.title")} aside={say("feedback.n", { n: feedback.length })}>
      {feedback.length === 0 && <p className="small muted py-2">{say("feedback.none")}</p>}
      <ul className="rows">
        {feedback.map((line) => (
          <FeedbackRow key={line.id} line={line} say={say} />
        ))}
      </ul>
    </Section>
  );
}

type Line = Omit<FeedbackLine, "id">;

export function FeedbackRow({ line, say, children }: { line: Line; say: Say; children?: ReactNode }) {
  const { giverKind, giverName, text, givenOn, about } = line;
  return (
    <li>
      <Eye kind={eyes[giverKind]} />
      <div className="grow min-w-0">
        <p className="!text-sm !text-ink [overflow-wrap:anywhere]">“{text}”</p>
        <p>
          {giverName} ({say(`giver.${giverKind}`)}), {say("feedback.on", { day: { day: givenOn } })}
          {about && ` · ${aboutWords(about, say)}`}
        </p>
        {children}
      </div>
    </li>
  );
}

function aboutWords(about: string, say: Say): string {
  const key = `value.${about}`;
  return isMessageKey(key) ? say(key) : about;
}
