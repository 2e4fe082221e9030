import { ActionForm } from "@/components/ui/action-form";
import { Fading } from "@/components/ui/fading";
import { SubmitButton } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { FormAction } from "@/lib/access/types";
import type { Deed } from "@/lib/activities/types";
import type { Say } from "@/lib/messages/format";

function whatWasDone({ decision, lines, undone, people, text, name }: Deed, say: Say): string {
  if (undone > 0) return say("notice.undone", { n: undone });
  if (lines > 1) return say("notice.linesApproved", { n: lines, people });
  return say(decision === "approved" ? "queue.approvedOne" : "queue.returnedOne", { text, name });
}

/** What was decided within the last minute, the newest first, each with the way back. Drawn from what is stored: it is there after a reload, too. */
export function Deeds({ deeds, action, say }: { deeds: readonly Deed[]; action: FormAction; say: Say }) {
  const [last, ...before] = deeds;
  return (
    <>
      <p role="status" className="sr">
        {last && whatWasDone(last, say)}
      </p>
      {last && (
        <Fading key={last.id} after={Math.max(...deeds.map(({ leftMs }) => leftMs))}>
          <div className="deeds">
            <DeedLine deed={last} action={action} say={say} />
            {before.length > 0 && (
              <details>
                <summary>{say("queue.deedsBefore", { n: before.length })}</summary>
                {before.map((deed) => (
                  <Fading key={deed.id} after={deed.leftMs}>
                    <DeedLine deed={deed} action={action} say={say} />
                  </Fading>
                ))}
              </details>
            )}
          </div>
        </Fading>
      )}
    </>
  );
}

function DeedLine({ deed, action, say }: { deed: Deed; action: FormAction; say: Say }) {
  const what = whatWasDone(deed, say);
  return (
    <div className="deed">
      <span className="grow">
        <Icon name={deed.undone > 0 ? "history" : deed.decision === "approved" ? "check" : "return"} />
        <span>{what}</span>
      </span>
      {deed.undone === 0 && (
        <div data-undo>
          <ActionForm action={action} offline={say("form.offline")} hidden={{ deedId: deed.id }} refresh quiet>
            <SubmitButton look="plain" label={say("queue.undoThis", { what })}>
              {say("queue.undo")}
            </SubmitButton>
          </ActionForm>
        </div>
      )}
    </div>
  );
}
