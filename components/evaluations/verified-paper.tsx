import { State } from "@/components/ui/state";
import type { VerifiedPaper } from "@/lib/evaluations/types";
import { type Locale, showDay, showPeriod, speaker } from "@/lib/messages/format";

/** What stands behind a code, beside which the paper is held; and what that shows and does not show. */
export function VerifiedSheet({ paper, agency, locale }: { paper: VerifiedPaper; agency: string; locale: Locale }) {
  const say = speaker(locale);
  const { code, name, period, predicate, kind, version, signedOn, state } = paper;
  const rows = [
    ["verify.agency", agency],
    ["verify.name", name],
    ["verify.period", showPeriod(locale, period)],
    ["verify.predicate", say(`predicate.${predicate}`)],
    ["verify.document", say("evaluation.version", { n: version, form: { key: `evaluation.form.${kind}` } })],
    ["verify.signed", showDay(locale, signedOn)],
    ["verify.code", code],
  ] as const;
  return (
    <>
      <p className="mt-3">
        {state.kind === "superseded" ? (
          <State kind="returned" icon="alert" wraps text={say("verify.state.superseded", { n: state.by, day: { day: state.on } })} />
        ) : state.kind === "disputed" ? (
          <State kind="waiting" icon="clock" wraps text={say("verify.state.disputed")} />
        ) : (
          <State kind="approved" icon="done" wraps text={say("verify.state.in-force")} />
        )}
      </p>
      <dl className="pairs mt-4 max-w-text">
        {rows.map(([key, text]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className="small muted mt-4 max-w-text grid gap-1">
        <p>{say("verify.proves")}</p>
        <p>{say("verify.provesNot")}</p>
        {state.kind === "disputed" && <p>{say("verify.disputedHint")}</p>}
      </div>
    </>
  );
}
