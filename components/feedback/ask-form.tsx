import { ActionForm } from "@/components/ui/action-form";
import { ChecksField, SelectField, SubmitButton, TextArea } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import { type Colleague, LONGEST_QUESTION, MOST_ASKED } from "@/lib/feedback/types";
import type { Say } from "@/lib/messages/format";
import { aboutOptions } from "./about-options";

type Props = {
  employeeId: string;
  colleagues: readonly Colleague[];
  results: readonly { id: string; title: string }[];
  about: string;
  days: number;
  action: FormAction;
  say: Say;
};

/** Whom one asks, about what, and the question. */
export const AskForm = ({ employeeId, colleagues, results, about, days, action, say }: Props) => (
  <ActionForm action={action} offline={say("form.offline")} hidden={{ employeeId }} refresh reset className="grid gap-4 max-w-form">
    <ChecksField
      name="people"
      legend={say("feedback.askWhom", { most: MOST_ASKED })}
      values={[]}
      none={say("feedback.nobodyFound")}
      options={colleagues.map(({ id, name, post, unit }) => ({ value: id, label: name, detail: `${post}, ${unit}` }))}
    />
    <SelectField name="about" label={say("feedback.about")} value={about} options={aboutOptions(results, say)} />
    <TextArea name="question" label={say("feedback.question")} hint={say("feedback.questionHint")} rows={2} maxLength={LONGEST_QUESTION} />
    <p className="small muted">{say("feedback.askHint", { n: days })}</p>
    <div className="actions">
      <SubmitButton>{say("feedback.sendQuestion")}</SubmitButton>
    </div>
  </ActionForm>
);
