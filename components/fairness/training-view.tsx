import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import { QUESTION_KEYS, QUESTIONS, TRAINING_PARTS } from "@/lib/fairness/schema";
import { isMessageKey, type Say } from "@/lib/messages/format";

const answerOf = (question: string, answer: string, say: Say) => {
  const key = `training.check.${question}.answers.${answer}`;
  return isMessageKey(key) ? say(key) : answer;
};

export const TrainingText = ({ say }: { say: Say }) => (
  <div className="max-w-text">
    {TRAINING_PARTS.map((part, i) => (
      <Section key={part} id={`part-${part}`} title={`${i + 1}. ${say(`training.part.${part}.title`)}`}>
        <p>{say(`training.part.${part}.text`)}</p>
      </Section>
    ))}
  </div>
);

/** The check: what is not right yet comes back with what is said to it, beside its question. */
export const TrainingCheck = ({ action, employeeId, pass, say }: { action: FormAction; employeeId: string; pass: number; say: Say }) => (
  <Section id="check" title={say("training.check.title")}>
    <p className="max-w-text mb-3">
      {say("training.check.lead", { pass })} {say("training.notKept")}
    </p>
    <ActionForm action={action} offline={say("form.offline")} hidden={{ employeeId }} className="grid gap-4 max-w-form">
      {QUESTION_KEYS.map((question) => (
        <ChoiceField
          key={question}
          name={`answers.${question}`}
          legend={say(`training.check.${question}.question`)}
          options={QUESTIONS[question].answers.map((answer) => ({ value: answer, label: answerOf(question, answer, say) }))}
          stack
        />
      ))}
      <div className="actions">
        <SubmitButton>{say("training.check.send")}</SubmitButton>
      </div>
    </ActionForm>
  </Section>
);

/** For who has passed: every question with its answer and why. */
export const TrainingAnswers = ({ say }: { say: Say }) => (
  <Section id="answers" title={say("training.check.title")}>
    <ul className="rows max-w-text">
      {QUESTION_KEYS.map((question) => (
        <li key={question}>
          <div className="grow">
            <span className="title">{say(`training.check.${question}.question`)}</span>
            <p>{say("training.check.answerIs", { answer: answerOf(question, QUESTIONS[question].right, say) })}</p>
            <p>{say(`training.check.${question}.why`)}</p>
          </div>
        </li>
      ))}
    </ul>
  </Section>
);
