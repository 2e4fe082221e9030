import { LastDay } from "@/components/appraisals/last-day";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import { LONGEST, type ObjectionDraft } from "@/lib/objections/types";

type Props = { action: FormAction; draft: ObjectionDraft; input: string | null; say: Say };

/** The reasons, against the whole result or beginning at one input of its receipt. */
export const FilingForm = ({ action, draft: { appraisalId, documentVersion, until }, input, say }: Props) => (
  <ActionForm
    action={action}
    offline={say("form.offline")}
    hidden={{ appraisalId, version: documentVersion, input: input ?? "" }}
    className="grid gap-3 max-w-form"
  >
    <p>
      <LastDay deadline="objection" until={until} say={say} />
    </p>
    {input && <p className="[overflow-wrap:anywhere]">{say("objection.beginsAt", { input: say(`objection.input.${kindOf(input)}`) })}</p>}
    <TextArea name="reasons" label={say("objection.reasons")} hint={say("objection.reasonsHint")} rows={8} maxLength={LONGEST} />
    <div className="actions">
      <SubmitButton>{say("objection.file")}</SubmitButton>
      <a className="btn" href={`/appraisals/${appraisalId}/result`}>
        {say("receipt.back")}
      </a>
    </div>
  </ActionForm>
);

const KINDS = ["rating", "indicator", "realisation", "file", "log", "feedback", "self", "peers", "index", "achievement", "terms"] as const;

/** Which kind of input a key names; what is none is the rating. */
export const kindOf = (input: string) => KINDS.find((kind) => input.startsWith(`${kind} `)) ?? "rating";
