import { aboutWords } from "@/components/appraisals/feedback-list";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextField } from "@/components/ui/field";
import type { IconName } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import { State, type StateKind } from "@/components/ui/state";
import type { FormAction } from "@/lib/access/types";
import { LONGEST_REPLY, type RequestEntry, type RequestStanding } from "@/lib/feedback/types";
import type { Say } from "@/lib/messages/format";

const looks: Record<RequestStanding, { kind: StateKind; icon: IconName }> = {
  open: { kind: "waiting", icon: "clock" },
  answered: { kind: "approved", icon: "done" },
  declined: { kind: "neutral", icon: "return" },
  expired: { kind: "neutral", icon: "history" },
};

/** `decline`: given where these were asked of the reader, who may answer or say kindly that they do not. */
type Props = { id: string; title: string; requests: readonly RequestEntry[]; decline: FormAction | null; say: Say };

export function RequestList({ id, title, requests, decline, say }: Props) {
  if (requests.length === 0) return null;
  return (
    <Section id={id} title={title}>
      <ul className="rows">
        {requests.map((request) => (
          <li key={request.id}>
            <div className="grow min-w-0 [overflow-wrap:anywhere]">
              <p className="!text-ink">“{request.question}”</p>
              <p>
                {[
                  request.other,
                  request.about && aboutWords(request.about, say),
                  say("feedback.askedOn", { day: { day: request.askedOn } }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              <State
                {...looks[request.standing]}
                wraps
                text={say(`feedback.standing.${request.standing}`, { day: { day: request.expiresOn } })}
              />
              {request.note && <p>“{request.note}”</p>}
              {decline && request.standing === "open" && (
                <>
                  <div className="actions mt-2">
                    <a className="btn" href={`/feedback/give?to=${request.otherId}&request=${request.id}`}>
                      {say("feedback.answer")}
                    </a>
                  </div>
                  <details className="disclose">
                    <summary>{say("feedback.decline")}</summary>
                    <ActionForm
                      action={decline}
                      offline={say("form.offline")}
                      hidden={{ requestId: request.id }}
                      refresh
                      className="grid gap-3 max-w-form mb-3"
                    >
                      <TextField name="note" label={say("feedback.declineNote")} maxLength={LONGEST_REPLY} />
                      <div className="actions">
                        <SubmitButton look="plain">{say("feedback.sendDecline")}</SubmitButton>
                      </div>
                    </ActionForm>
                  </details>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
