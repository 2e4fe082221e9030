import type { Say } from "@/lib/messages/format";
import type { PersonSheet } from "@/lib/people/types";

/** For who reads everything: the way to one person's log, plans and results. */
export function PersonLinks({ person: { id, planIds, results }, say }: { person: PersonSheet; say: Say }) {
  return (
    <ul className="rows max-w-text">
      <li>
        <a className="title" href={`/activities?of=${id}`}>
          {say("menu.activities")}
        </a>
      </li>
      {planIds.map((plan) => (
        <li key={plan.id}>
          <a className="title" href={`/plans/${plan.id}`}>
            {say("people.planOf", { year: String(plan.year) })}
          </a>
        </li>
      ))}
      {results.map((result) => (
        <li key={result.id}>
          <a className="title" href={`/appraisals/${result.id}/result`}>
            {say("people.resultOf", { period: { period: result.period } })}
          </a>
        </li>
      ))}
    </ul>
  );
}
