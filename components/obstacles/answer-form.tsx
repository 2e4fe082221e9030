import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea, TextField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import { LONGEST, type ObstacleSheet } from "@/lib/obstacles/types";

type Props = { action: FormAction; obstacle: ObstacleSheet; say: Say };

/** What the leader does about it, and until when. */
export const AnswerForm = ({ action, obstacle: { id, version, answers }, say }: Props) => (
  <Section id="answer" title={say(answers.length > 0 ? "obstacle.answerAgain" : "obstacle.answer")} aside={say("obstacle.source")}>
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ obstacleId: id, version }}
      refresh
      className="grid gap-3 max-w-form py-2"
    >
      <TextArea name="action" label={say("obstacle.action")} hint={say("obstacle.actionHint")} rows={3} maxLength={LONGEST} />
      <TextField name="dueOn" label={say("obstacle.dueOn")} type="date" width="12rem" />
      <div className="actions">
        <SubmitButton>{say("obstacle.sendAnswer")}</SubmitButton>
      </div>
    </ActionForm>
  </Section>
);
