import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton, TextArea } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Proposal } from "@/lib/calibrations/types";
import type { Say } from "@/lib/messages/format";
import { ProposalLines } from "./proposal-lines";

/** Over the rating's form: what the meeting proposes, and the rater's answer. The rating changes only where the rater saves it. */
export function ProposalNotice({ proposals, action, say }: { proposals: readonly Proposal[]; action: FormAction; say: Say }) {
  if (proposals.length === 0) return null;
  const waiting = proposals.find(({ answer }) => answer === null);
  return (
    <Section id="calibration" title={say("calibration.toRater")}>
      <ProposalLines proposals={proposals} say={say} />
      {waiting && (
        <ActionForm
          action={action}
          offline={say("form.offline")}
          hidden={{ proposalId: waiting.id }}
          className="grid gap-3 max-w-form mt-3 mb-4"
        >
          <ChoiceField
            name="answer"
            legend={say("calibration.yourAnswer")}
            options={(["taken", "kept"] as const).map((value) => ({
              value,
              label: say(`calibration.answers.${value}`),
              detail: say(`calibration.answerHints.${value}`),
            }))}
            stack
          />
          <TextArea name="words" label={say("calibration.words")} hint={say("calibration.wordsHint")} rows={2} maxLength={1_000} />
          <div className="actions">
            <SubmitButton>{say("calibration.answer")}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Section>
  );
}
