import type { ReactNode } from "react";
import { Eye, type EyeKind } from "@/components/ui/eye";
import { Section } from "@/components/ui/section";
import type { FeedbackLine, GiverKind } from "@/lib/appraisals/types";
import { isMessageKey, type Say } from "@/lib/messages/format";
import { FeedbackTone } from "./feedback-tone";

const eyes: Record<GiverKind, EyeKind> = { leader: "rater", peer: "peers", subordinate: "peers", outside: "citizens" };

/** `to`: whom the reader may give some to, from here. */
type Props = { feedback: readonly FeedbackLine[]; to?: string | null; say: Say };

/** Continuous feedback of the period: named, dated, on a result or a value. */
export function FeedbackList({ feedback, to = null, say }: Props) {
  return (
    <Section id="feedback" title={say("feedback.title")} aside={say("feedback.n", { n: feedback.length })}>
      <p className="small muted pt-2">{say("feedback.byItself")}</p>
      {to && (
        <p className="small off-paper">
          <a href={`/feedback/give?to=${to}`}>{say("feedback.give")}</a>
        </p>
      )}
      {feedback.length === 0 && <p className="small muted py-2">{say("feedback.none")}</p>}
      <ul className="rows">
        {feedback.map((line) => (
          <FeedbackRow key={line.id} line={line} say={say} />
        ))}
      </ul>
    </Section>
  );
}

/** What a receipt keeps of it may be from before there were a tone and evidence; a reply is no part of it. */
type Line = Pick<FeedbackLine, "giverKind" | "giverName" | "text" | "givenOn" | "about"> & Partial<FeedbackLine>;

export function FeedbackRow({ line, say, children }: { line: Line; say: Say; children?: ReactNode }) {
  const {
    giverKind,
    giverName,
    text,
    givenOn,
    about,
    tone = null,
    evidence = null,
    files = [],
    reply = null,
    repliedOn = null,
    later = false,
  } = line;
  return (
    <li>
      <Eye kind={eyes[giverKind]} />
      <div className="grow min-w-0 [overflow-wrap:anywhere]">
        {tone && <FeedbackTone tone={tone} say={say} />}
        <p className="!text-sm !text-ink whitespace-pre-line">“{text}”</p>
        <p>
          {giverName} ({say(`giver.${giverKind}`)}), {say("feedback.on", { day: { day: givenOn } })}
          {about && ` · ${aboutWords(about, say)}`}
        </p>
        {evidence && (
          <p>
            <a href={evidence} rel="noopener noreferrer nofollow">
              {say("feedback.evidenceAt", { host: URL.parse(evidence)?.host ?? evidence })}
            </a>
          </p>
        )}
        {files.map(({ id, name }) => (
          <p key={id}>
            <a href={`/api/documents/${id}`}>{name}</a>
          </p>
        ))}
        {later && <p>{say("feedback.later")}</p>}
        {reply && repliedOn && (
          <p className="pl-3 border-l border-line-strong">{say("feedback.replied", { text: reply, day: { day: repliedOn } })}</p>
        )}
        {children}
      </div>
    </li>
  );
}

export function aboutWords(about: string, say: Say): string {
  const key = `value.${about}`;
  return isMessageKey(key) ? say(key) : about;
}
