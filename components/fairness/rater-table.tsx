import type { RaterRow } from "@/lib/fairness/types";
import type { Locale, Say } from "@/lib/messages/format";
import { SeverityWords } from "./severity-words";

/** In the alphabet, never by the estimate: what it rests on, where it lies, and what was done before the season. */
export const RaterTable = ({ rows, locale, say }: { rows: readonly RaterRow[]; locale: Locale; say: Say }) => (
  <table className="table stack">
    <caption className="sr">{say("fairness.caption")}</caption>
    <thead>
      <tr>
        <th scope="col">{say("fairness.rater")}</th>
        <th scope="col">{say("fairness.basis")}</th>
        <th scope="col">{say("fairness.estimate")}</th>
        <th scope="col">{say("fairness.preparation")}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ id, name, post, unit, people, quarters, told, cases, trained }) => (
        <tr key={id}>
          <th scope="row" className="align-top [overflow-wrap:anywhere]">
            <span className={told?.kind === "told" && told.flagged ? "font-bold" : "font-medium"}>{name}</span>
            <span className="block small muted font-normal">
              {post}, {unit}
            </span>
          </th>
          <td data-label={say("fairness.basis")} className="align-top">
            {say("fairness.people", { people, quarters })}
            {told?.kind === "told" && told.shared > 0 && (
              <span className="block small muted">{say("fairness.shared", { n: told.shared })}</span>
            )}
          </td>
          <td data-label={say("fairness.estimate")} className="align-top">
            <SeverityWords told={told} name={name} locale={locale} say={say} />
          </td>
          <td data-label={say("fairness.preparation")} className="align-top">
            <span className="block small">{say(cases ? "fairness.casesDone" : "fairness.casesOpen")}</span>
            <span className="block small">{trained ? say("fairness.trained", { day: { day: trained } }) : say("fairness.untrained")}</span>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
