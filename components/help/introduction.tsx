import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import { CHECKS, INTRODUCTION, type IntroductionStep } from "@/lib/help/schema";
import { isMessageKey, type Say } from "@/lib/messages/format";

const PARTS = ["first", "second", "third"] as const;

export const IntroductionText = ({ step, say }: { step: IntroductionStep; say: Say }) => (
  <div className="grid gap-3 max-w-text">
    {PARTS.map((part) => (
      <p key={part}>{say(`intro.step.${step}.${part}`)}</p>
    ))}
  </div>
);

/** A question to oneself. Its answer goes into the address and nowhere else, and what is said to it is kind either way. */
export function IntroductionCheck({ step, answer, say }: { step: IntroductionStep; answer: string | undefined; say: Say }) {
  if (step !== "log" && step !== "eyes" && step !== "rating") return null;
  const reply = `intro.check.${step}.reply.${answer}`;
  return (
    <Section id="check" title={say("intro.check.title")} aside={say("intro.check.kept")}>
      <form method="get" action={`/introduction/${step}#check`} className="grid gap-3 max-w-form">
        <fieldset>
          <legend className="label mb-2">{say(`intro.check.${step}.question`)}</legend>
          {CHECKS[step].map((choice) => {
            const key = `intro.check.${step}.answer.${choice}`;
            return (
              <label key={choice} className="check">
                <input type="radio" name="answer" value={choice} defaultChecked={answer === choice} />
                {isMessageKey(key) ? say(key) : choice}
              </label>
            );
          })}
        </fieldset>
        {isMessageKey(reply) && <Notice kind="info" text={say(reply)} live />}
        <div className="actions">
          <button className="btn" type="submit">
            {say("intro.check.send")}
          </button>
        </div>
      </form>
    </Section>
  );
}

type Going = { action: FormAction; employeeId: string; say: Say };

/** Back, on, and out: what was read is remembered when one goes on. */
export function StepForm({ step, action, employeeId, say }: Going & { step: IntroductionStep }) {
  const at = INTRODUCTION.indexOf(step);
  const previous = INTRODUCTION[at - 1];
  return (
    <div className="actions mt-8">
      <ActionForm action={action} offline={say("form.offline")} hidden={{ employeeId, step }} quiet>
        <SubmitButton>{say(at + 1 < INTRODUCTION.length ? "intro.next" : "intro.finish")}</SubmitButton>
      </ActionForm>
      {previous && (
        <a className="btn" href={`/introduction/${previous}`}>
          <Icon name="previous" />
          {say("intro.back")}
        </a>
      )}
      <a className="btn quiet" href="/today">
        {say("intro.later")}
      </a>
    </div>
  );
}

export const SkipIntroduction = ({ action, employeeId, say }: Going) => (
  <ActionForm action={action} offline={say("form.offline")} hidden={{ employeeId }} quiet>
    <SubmitButton look="quiet">{say("intro.skip")}</SubmitButton>
  </ActionForm>
);

/** On the first days: offered, never asked for. */
export function IntroductionOffer({ taken, ...going }: Going & { taken: number }) {
  const { say } = going;
  return (
    <Section id="introduction" title={say("intro.title")} aside={say("intro.minutes")}>
      <p className="max-w-text">{say("intro.offer")}</p>
      <div className="actions mt-3">
        <a className="btn" href={taken > 0 ? `/introduction/${INTRODUCTION[taken] ?? INTRODUCTION[0]}` : "/introduction"}>
          {say(taken > 0 ? "intro.resume" : "intro.begin")}
        </a>
        <SkipIntroduction {...going} />
      </div>
    </Section>
  );
}
