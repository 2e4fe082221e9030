import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import { type Locale, type Say, showTime } from "@/lib/messages/format";
import { type CommentThread, LONGEST_COMMENT, type PlanComment } from "@/lib/plans/types";
import { placeOf, toThread } from "./spoken-lines";

/** What was said about a plan, and what this reader may do about it. */
export type Talk = {
  planId: string;
  threads: readonly CommentThread[];
  /** While the plan is not set, for the two who work on it. */
  write: FormAction | null;
  settle: FormAction | null;
  /** The line whose comments stand open as the page is drawn. */
  opened: string | null;
  zone: string;
  locale: Locale;
};

type Props = { line: string; title: string; talk: Talk; say: Say };

/** Beside its line: how much was said, to be opened; where nothing was, the way to say something. */
export function LineComments({ line, title, talk, say }: Props) {
  const thread = talk.threads.find((each) => each.line === line);
  const open = talk.opened === line;
  if (!thread && !talk.write) return null;
  if (!thread && !open)
    return (
      <p className="off-paper">
        <a className="btn quiet" href={toThread(talk.planId, line)} aria-label={say("comment.aboutNamed", { title })}>
          {say("comment.about")}
        </a>
      </p>
    );
  const counted = thread ? say("comment.count", { n: thread.comments.length, open: thread.open }) : say("comment.about");
  return (
    <details className="disclose off-paper" id={placeOf(line)} open={open}>
      <summary aria-label={`${counted}: ${title}`}>{counted}</summary>
      <div className="pl-3 mb-3 border-l border-line-strong grid gap-3 max-w-form">
        {thread && <Thread thread={thread} present={line.startsWith("r") || line.startsWith("i") ? title : null} talk={talk} say={say} />}
        {talk.write && (
          <ActionForm
            action={talk.write}
            offline={say("form.offline")}
            hidden={{ planId: talk.planId, line }}
            refresh
            reset
            className="grid gap-2"
          >
            <TextArea
              name="text"
              label={say(thread ? "comment.answer" : "comment.write")}
              hint={say("comment.hint")}
              rows={2}
              maxLength={LONGEST_COMMENT}
            />
            <div className="actions">
              <SubmitButton look="plain">{say("comment.send")}</SubmitButton>
            </div>
          </ActionForm>
        )}
      </div>
    </details>
  );
}

/** What was said of one line, and the button that settles it up to the last word that is read here. */
export function Thread({ thread, present, talk, say }: { thread: CommentThread; present: string | null; talk: Talk; say: Say }) {
  const last = thread.comments.at(-1);
  return (
    <>
      {present !== null && thread.words !== present && (
        <p className="small muted [overflow-wrap:anywhere]">{say("comment.wordsThen", { words: thread.words ?? "" })}</p>
      )}
      <ul className="grid gap-2">
        {thread.comments.map((comment) => (
          <Comment key={comment.id} comment={comment} talk={talk} say={say} />
        ))}
      </ul>
      {talk.settle && thread.open > 0 && last && (
        <ActionForm
          key={last.id}
          action={talk.settle}
          offline={say("form.offline")}
          hidden={{ planId: talk.planId, commentId: last.id }}
          refresh
          quiet
        >
          <SubmitButton look="plain">{say("comment.settle")}</SubmitButton>
        </ActionForm>
      )}
    </>
  );
}

function Comment({ comment: { by, side, on, at, text, settled }, talk, say }: { comment: PlanComment; talk: Talk; say: Say }) {
  return (
    <li className="min-w-0 [overflow-wrap:anywhere]">
      <p className="small muted">
        <b className="text-ink">{by}</b> · {say(`comment.side.${side}`)} ·{" "}
        {say("comment.at", { day: { day: on }, time: showTime(talk.locale, at, talk.zone) })}
      </p>
      <p className="!text-sm !text-ink whitespace-pre-line">{text}</p>
      {settled && <p className="small muted">{say("comment.settled", { by: settled.by, day: { day: settled.on } })}</p>}
    </li>
  );
}
