import { CASE_SETS } from "@/lib/fairness/schema";
import type { CaseSheet } from "@/lib/fairness/types";
import type { Say } from "@/lib/messages/format";

/** What the reader sent, and where the raters together lie: never another single one. */
export function CasesAnswered({ sheet: { set, own, together, minimum }, say }: { sheet: CaseSheet; say: Say }) {
  if (!own) return null;
  const cases = CASE_SETS.find(({ version }) => version === set)?.cases ?? [];
  return (
    <>
      <p className="max-w-text mb-3">
        {say("cases.sentOn", { day: { day: own.on } })} {together ? say("cases.scale") : say("cases.tooFew", { minimum })}
      </p>
      <table className="table stack">
        <caption className="sr">{say("cases.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("cases.case")}</th>
            <th scope="col">{say("cases.workResult")}</th>
            <th scope="col">{say("cases.behaviour")}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((name) => (
            <tr key={name}>
              <th scope="row" className="align-top">
                <span className="font-medium">{say(`cases.set1.${name}.title`)}</span>
                <span className="block small muted font-normal max-w-form">{say(`cases.set1.${name}.story`)}</span>
              </th>
              {(["workResult", "behaviour"] as const).map((of) => (
                <td key={of} data-label={say(`cases.${of}`)} className="align-top">
                  {say("cases.yours")}: {say(`expectation.${own.answers[name][of]}`)}
                  {together && (
                    <span className="block small muted">
                      {say("cases.together")}: {say("cases.lies", { n: together[name][of] })}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
