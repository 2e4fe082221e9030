import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { DistributionSight } from "@/lib/distribution/types";
import type { Say } from "@/lib/messages/format";

type Props = { action: FormAction; hidden: Readonly<Record<string, string>>; sight: DistributionSight; say: Say };

/** Why the predicates depart from the pattern; a second reason follows the reader's first. */
export function ReasonForm({ action, hidden, sight: { period, reasons }, say }: Props) {
  const own = reasons.find((reason) => reason.own);
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ ...hidden, period, version: own?.version ?? 0 }}
      refresh
      className="grid gap-2"
    >
      <TextArea
        name="text"
        label={say("distribution.reason")}
        hint={say("distribution.reasonHint")}
        value={own?.text ?? null}
        maxLength={2_000}
      />
      <div>
        <SubmitButton look="plain">{say(own ? "distribution.replace" : "distribution.save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
