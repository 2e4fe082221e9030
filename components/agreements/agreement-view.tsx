import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Empty, Section } from "@/components/ui/section";
import { State } from "@/components/ui/state";
import type { FormAction } from "@/lib/access/types";
import type { AgreedResult, AgreementLine, AgreementSheet } from "@/lib/agreements/types";
import type { GoalChoice } from "@/lib/direction/types";
import { type Locale, type Say, showQuantity, showTyped } from "@/lib/messages/format";
import { reachedBy } from "@/lib/scoring/core/trajectory";
import { AgreementLineForm } from "./line-form";

type Edits = { save: FormAction; remove: FormAction; goals: readonly GoalChoice[] } | null;
type Props = { sheet: AgreementSheet; edits: Edits; locale: Locale; say: Say };

const QUARTERS = [1, 2, 3, 4] as const;
const ROMAN = ["I", "II", "III", "IV"] as const;

/** What was promised, result by result: each indicator's year and what each quarter is to bring or to hold. */
export function AgreementView({ sheet, edits, locale, say }: Props) {
  if (sheet.results.length === 0) return <Empty title={say("agreement.noLines")} text={say("agreement.noLinesHint")} />;
  const without = sheet.results.filter(({ goal }) => !goal).length;
  return (
    <>
      {without > 0 && <Notice kind="caution" text={say("agreement.nWithoutGoal", { n: without })} />}
      <Results sheet={sheet} edits={edits} locale={locale} say={say} />
    </>
  );
}

const Results = ({ sheet, edits, locale, say }: Props) =>
  sheet.results.map((result, i) => (
    <Section key={result.id} id={`result-${i + 1}`} title={<span className="[overflow-wrap:anywhere]">{`${i + 1}. ${result.title}`}</span>}>
      <LeadsTo result={result} year={sheet.year} say={say} />
      <ul className="rows">
        {result.lines.map((line) => (
          <li key={line.id} id={line.id}>
            <div className="grow min-w-0">
              <Line line={line} locale={locale} say={say} />
              {edits && <Edit sheet={sheet} result={result} line={line} edits={edits} locale={locale} say={say} />}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  ));

/** The goal it leads to; else what words say, and that a goal is still to be chosen: a warning, nothing waits for it. */
function LeadsTo({ result: { goal, serves }, year, say }: { result: AgreedResult; year: number; say: Say }) {
  if (goal) {
    const number = say("direction.goalNumber", { mission: goal.mission, number: goal.number });
    return (
      <p className="small [overflow-wrap:anywhere]">
        <a href={`/direction?year=${year}#${goal.id}`}>{say("agreement.goalIs", { number, title: goal.title })}</a>
      </p>
    );
  }
  return (
    <>
      {serves && <p className="small muted [overflow-wrap:anywhere]">{say("agreement.servesIs", { serves })}</p>}
      <State kind="caution" icon="warning" text={say("agreement.servesNoGoal")} />
    </>
  );
}

function Line({ line, locale, say }: { line: AgreementLine; locale: Locale; say: Say }) {
  const amount = (hundredths: number) => showQuantity(locale, hundredths);
  return (
    <>
      <p className="title [overflow-wrap:anywhere]">{line.title}</p>
      <p className="[overflow-wrap:anywhere]">
        {say("agreement.yearIs", { target: { quantity: line.target }, unit: line.unit, direction: { key: `choice.${line.direction}` } })}
      </p>
      <div className="scroll">
        <table className="table tight mt-1">
          <caption className="sr">{line.title}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">{say("trajectory.kind")}</span>
              </th>
              {ROMAN.map((quarter) => (
                <th key={quarter} scope="col" className="n" aria-label={say("trajectory.quarter", { quarter })}>
                  {quarter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{say(`trajectory.${line.kind}`)}</th>
              {QUARTERS.map((quarter) => (
                <td key={quarter} className="n">
                  {amount(line.quarters[quarter - 1] ?? 0)}
                </td>
              ))}
            </tr>
            {line.kind === "cumulative" && (
              <tr>
                <th scope="row">{say("trajectory.untilThen")}</th>
                {QUARTERS.map((quarter) => (
                  <td key={quarter} className="n">
                    {amount(reachedBy(line, quarter))}
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}

type EditProps = { sheet: AgreementSheet; result: AgreedResult; line: AgreementLine; edits: NonNullable<Edits>; locale: Locale; say: Say };

function Edit({ sheet: { unitId, year }, result, line, edits, locale, say }: EditProps) {
  const hidden = { unitId, year, lineId: line.id, version: line.version };
  const typed = (hundredths: number) => showTyped(locale, hundredths);
  return (
    <>
      <details className="disclose">
        <summary>
          {say("agreement.changeLine")}
          <span className="sr">: {line.title}</span>
        </summary>
        <AgreementLineForm {...{ unitId, year, result, line, typed, say }} goals={edits.goals} action={edits.save} />
      </details>
      <details className="disclose">
        <summary>
          {say("agreement.removeLine")}
          <span className="sr">: {line.title}</span>
        </summary>
        <ActionForm action={edits.remove} offline={say("form.offline")} hidden={hidden} refresh className="grid gap-2 mb-3">
          <p className="small muted">{say("agreement.removeHint")}</p>
          <div className="actions">
            <SubmitButton look="danger">{say("agreement.removeLine")}</SubmitButton>
          </div>
        </ActionForm>
      </details>
    </>
  );
}
