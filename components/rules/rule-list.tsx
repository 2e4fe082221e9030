import type { Say } from "@/lib/messages/format";
import type { Regulation } from "@/lib/regulation/schema";

/** From when to when a version is in force, or who lets it apply. */
export function inForceWords({ inForce }: Regulation, say: Say) {
  if (inForce.chosenBy === "setting") return say("rules.bySetting");
  const from = { day: inForce.from };
  return inForce.until === null ? say("rules.since", { from }) : say("rules.span", { from, last: { day: inForce.until } });
}

/** Every version that is known: what it governs, from when, and how it comes to apply. */
export function RuleList({ rules, today, say }: { rules: readonly Regulation[]; today: readonly string[]; say: Say }) {
  return (
    <table className="table stack">
      <caption className="sr">{say("rules.title")}</caption>
      <thead>
        <tr>
          {(["name", "subject", "instrument", "inForce", "chosenBy"] as const).map((column) => (
            <th key={column} scope="col">
              {say(`rules.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.id}>
            <th scope="row">
              <a href={`/rules/${rule.id}`} lang="id">
                {rule.name}
              </a>
            </th>
            <td data-label={say("rules.column.subject")}>{say(`rules.subject.${rule.subject}`)}</td>
            <td data-label={say("rules.column.instrument")} lang="id">
              {rule.title} <span className="muted">({rule.id})</span>
            </td>
            <td data-label={say("rules.column.inForce")}>
              {inForceWords(rule, say)} {today.includes(rule.id) && say("rules.today")}
            </td>
            <td data-label={say("rules.column.chosenBy")}>{say(`rules.chosenBy.${rule.inForce.chosenBy}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
