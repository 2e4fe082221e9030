import { LastDay } from "@/components/appraisals/last-day";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { type Locale, type Say, showTime } from "@/lib/messages/format";
import type { PlanSheet } from "@/lib/plans/types";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { isOver } from "@/lib/scoring/core/planning";
import { Clarification } from "./clarification";
import { PlanStateMark } from "./plan-state";

type Reader = "own" | "rater" | "other";
type Props = {
  plan: PlanSheet;
  reader: Reader;
  today: string;
  /** The last day on which the year's first plan is set, by the law it is under; a revision has none. */
  setBy: string;
  zone: string;
  locale: Locale;
  say: Say;
  children: React.ReactNode;
};

const ENDS = { own: "Own", rater: "Rater", other: "Other" } as const;

/** Until when the rater answers, and who may answer, too, once that day has passed, and why. */
function AnswerBy({ plan: { rater, employee }, by, today, say }: { plan: PlanSheet; by: string; today: string; say: Say }) {
  const superior = rater?.superior ?? null;
  const values = {
    name: employee.name,
    rater: rater?.name ?? say("planning.paperRater"),
    superior: superior ? say("planning.superiorNamed", superior) : say("planning.superiorNobody"),
    day: { day: by },
    from: { day: addDays(by, 1) },
  };
  if (today <= by) return <p className="small muted">{say("planning.answerBy", values)}</p>;
  return <Notice kind="caution" icon="clock" text={say("planning.silent", values)} />;
}

/** Whose turn it is, until when, what happens after that, and what may be done now. */
export function PlanTurn({ plan, reader, today, setBy, zone, locale, say, children }: Props) {
  const { state, missing, looks, returns, changed, year } = plan;
  const names = { name: plan.employee.name, rater: plan.rater?.name ?? say("planning.paperRater") };
  const signed = { day: { day: plan.signedOn ?? today } };
  const current = plan.versions.find((version) => version.state === "set");
  return (
    <Section
      id="turn"
      title={say("planning.turn")}
      aside={<PlanStateMark state={state} returned={returns.length > 0} say={say} />}
      className="off-paper"
    >
      <div className="grid gap-3 max-w-text pb-2">
        {state === "draft" && <p>{say(`planning.draft${ENDS[reader]}`, names)}</p>}
        {state === "proposed" && <p>{say(`planning.proposed${ENDS[reader]}`, { ...names, ...signed })}</p>}
        {state === "set" && (
          <p>
            {say("planning.inForce", { day: { day: plan.setOn ?? today }, year: String(year) })}
            {plan.setBy && ` ${say(`planning.setBy.${plan.setBy.as}`, { name: plan.setBy.name, post: plan.setBy.post })}`}
          </p>
        )}
        {state === "proposed" && plan.answerBy && <AnswerBy plan={plan} by={plan.answerBy} today={today} say={say} />}
        {state !== "superseded" && isOver(year, today) && <p className="small muted">{say("planning.yearOver", { year: String(year) })}</p>}
        {state === "superseded" && (
          <Notice
            kind="plain"
            icon="history"
            text={say("planning.former", { from: { day: plan.setOn ?? today }, until: { day: plan.supersededOn ?? today } })}
          >
            {current && <a href={`/plans/${current.id}`}>{say("planning.readCurrent")}</a>}
          </Notice>
        )}
        {(state === "draft" || state === "proposed") && (
          <p className="small muted">
            {plan.revision === 1 &&
              (today <= setBy ? (
                <LastDay deadline="plan" until={setBy} say={say} />
              ) : (
                state === "draft" && say("planning.late", { day: { day: setBy } })
              ))}
            {changed &&
              ` ${say("planning.changedBy", { name: changed.name, day: { day: changed.on }, time: showTime(locale, changed.at, zone) })}`}
          </p>
        )}
        {state === "draft" && returns.length > 0 && (
          <Notice kind="caution" icon="return" text={say("planning.returns")}>
            <ul>
              {returns.map(({ by, on, reason }) => (
                <li key={on + reason} className="[overflow-wrap:anywhere]">
                  {say("planning.returnedBy", { name: by, day: { day: on }, reason })}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {(state === "draft" || state === "proposed") && <Clarification plan={plan} say={say} />}
        {state === "draft" && missing.length > 0 && (
          <div>
            <h3 className="label">{say("planning.missing")}</h3>
            <ul className="bullets small mt-1">
              {missing.map(({ key, values }) => (
                <li key={key + JSON.stringify(values)} className="[overflow-wrap:anywhere]">
                  {say(key, values)}
                </li>
              ))}
            </ul>
          </div>
        )}
        {looks.length > 0 && (
          <details className="disclose">
            <summary>{say("wording.title", { n: looks.length })}</summary>
            <p className="small muted">{say("wording.lead")}</p>
            <ul className="bullets small mt-1">
              {looks.map(({ title, wording }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two lines may have the same words, and the list is drawn anew as a whole
                <li key={i} className="[overflow-wrap:anywhere]">
                  {say("wording.of", { title, advice: { key: `wording.${wording}` } })}
                </li>
              ))}
            </ul>
          </details>
        )}
        {children}
      </div>
    </Section>
  );
}
