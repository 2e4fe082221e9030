import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton, TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Expected, RatingSheet } from "@/lib/appraisals/types";
import type { Say } from "@/lib/messages/format";
import { EXPECTATIONS, type Expectation, type Predicate, type Source } from "@/lib/scoring/core/types";
import { Quadrant } from "./quadrant";

type Guide = { value: Record<Expectation, string>; source: Source };
type Props = {
  sheet: RatingSheet;
  action: FormAction;
  predicates: { value: Record<Expectation, Record<Expectation, Predicate>>; source: Source };
  guide: { workResult: Guide; behaviour: Guide };
  /** For each work-result rating: the counts of the evidence it would part from, or null. */
  divergences: Record<Expectation, { below: number; known: number } | null>;
  /** Of whoever heads a unit: what its achievement leads one to expect. */
  expected: Expected | null;
  submit: string;
  /** The pair is a proposal that the rater takes, not what is stored. */
  prefilled?: boolean;
  say: Say;
};

/** The judgement: two ratings, a reason where rating and evidence part, and the predicate that follows from the table. */
export function RatingForm({ sheet, action, predicates, guide, divergences, expected, prefilled = false, submit, say }: Props) {
  const best = EXPECTATIONS.toReversed();
  const options = (words: Guide) => best.map((value) => ({ value, label: say(`expectation.${value}`), detail: words.value[value] }));
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ appraisalId: sheet.id, version: sheet.version }}
      className="judge"
      id="judge"
    >
      <Section
        id="judgement"
        title={say("rating.yours")}
        aside={`${guide.workResult.source.instrument}, ${guide.workResult.source.provision}`}
      >
        {prefilled && <Notice kind="info" text={say("calibration.prefilled")} />}
        {expected && (
          <p className="small max-w-text mt-2">
            {say("rating.headExpected", {
              achievement: { key: `achievement.${expected.achievement}` },
              expected: { key: `expectation.${expected.workResult}` },
            })}
          </p>
        )}
        <ChoiceField
          name="workResult"
          legend={say("rating.workResultTitle")}
          options={options(guide.workResult)}
          value={sheet.rating?.workResult ?? null}
          stack
          className="field mt-2"
        />
        {best.map((value) => {
          const counts = divergences[value];
          const other = expected !== null && expected.workResult !== value;
          return (
            (counts || other) && (
              <div key={value} className={`why why-${value} mt-3 gap-2`}>
                {counts && <Notice kind="caution" text={say("rating.diverges", counts)} />}
                {other && <Notice kind="caution" text={say("rating.headOther")} />}
              </div>
            )
          );
        })}
        <TextArea
          name="note"
          label={say("rating.note")}
          hint={say("rating.noteHint", { name: sheet.person.name })}
          value={sheet.rating?.note ?? null}
          rows={3}
          maxLength={2_000}
          className="mt-3"
        />
        <ChoiceField
          name="behaviour"
          legend={say("rating.behaviourTitle")}
          options={options(guide.behaviour)}
          value={sheet.rating?.behaviour ?? null}
          stack
          className="field mt-4"
        />
      </Section>
      <Section
        id="predicate"
        title={
          <>
            {say("rating.predicate")}{" "}
            <output className="out text-accent">
              {EXPECTATIONS.flatMap((workResult) =>
                EXPECTATIONS.map((behaviour) => (
                  <span key={`${workResult} ${behaviour}`} className={`o-${workResult}-${behaviour}`}>
                    {say(`predicate.${predicates.value[workResult][behaviour]}`)}
                  </span>
                )),
              )}
            </output>
          </>
        }
        aside={predicates.source.provision}
      >
        <Quadrant table={predicates.value} say={say} />
        <div className="actions mt-4">
          <SubmitButton>{submit}</SubmitButton>
        </div>
      </Section>
    </ActionForm>
  );
}
