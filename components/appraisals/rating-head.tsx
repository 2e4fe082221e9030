import { LastDay } from "@/components/appraisals/last-day";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/section";
import type { RatingSheet } from "@/lib/appraisals/types";
import type { Say } from "@/lib/messages/format";
import { type Holidays, workingDaysUntil } from "@/lib/scoring/core/deadlines/working-days";

type Props = { sheet: RatingSheet; today: string; holidays: Holidays; saved: boolean; say: Say };

/** Who is rated, until when, what happens after that, and the ways to the neighbours. */
export function RatingHead({ sheet, today, holidays, saved, say }: Props) {
  const { person, place, closesOn, previousId, nextId } = sheet;
  const { agreed, achievement } = sheet.evidence;
  const value = achievement && ({ key: `achievement.${achievement.value}` } as const);
  return (
    <>
      {saved && <Notice kind="positive" text={say("rating.saved")} live />}
      <PageHead
        over={say("rating.place", { at: place.at, of: place.of })}
        title={person.name}
        lead={
          <>
            {person.post}, {person.unit}. {say("period.quarterShort", { period: { period: sheet.period } })}
            {". "}
            {closesOn && <LastDay deadline="rating" until={closesOn} left={workingDaysUntil(today, closesOn, holidays)} say={say} />}{" "}
            {value === null
              ? say("rating.organisationOpen")
              : agreed
                ? say("rating.organisationAgreed", { unit: agreed.unit, period: { period: agreed.period }, value })
                : achievement && achievement.period !== sheet.period
                  ? say("rating.organisationFormer", { period: { period: sheet.period }, before: { period: achievement.period }, value })
                  : say("rating.organisation", { value })}{" "}
            <a href={`/achievements?period=${sheet.period}`}>{say("rating.organisationLink")}</a>{" "}
            {sheet.raterInterim && say("rating.interim")}
          </>
        }
      >
        <a className="btn lg:!hidden" href="#judgement">
          {say("rating.toJudgement")}
        </a>
        {previousId && (
          <a className="btn icon" href={`/appraisals/${previousId}/rating`} aria-label={say("rating.previous")}>
            <Icon name="previous" />
          </a>
        )}
        {nextId && (
          <a className="btn icon" href={`/appraisals/${nextId}/rating`} aria-label={say("rating.next")}>
            <Icon name="next" />
          </a>
        )}
        {sheet.planId && (
          <a className="btn" href={`/plans/${sheet.planId}`}>
            {say("rating.plan")}
          </a>
        )}
      </PageHead>
    </>
  );
}
