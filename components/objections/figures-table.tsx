import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import type { ObjectionFigures } from "@/lib/objections/types";

const PARTS = ["upheld", "changed", "withdrawn", "open"] as const;

/** What became of objections, quarter by quarter; a number below the smallest group is said to be below it. */
export function FiguresTable({ figures, minimum, say }: { figures: readonly ObjectionFigures[]; minimum: number; say: Say }) {
  return (
    <Section id="figures" title={say("objection.figures")}>
      <p className="small muted max-w-text">{say("objection.figuresLead", { minimum })}</p>
      {figures.length === 0 && <p className="small muted py-2">{say("objection.noFigures")}</p>}
      {figures.length > 0 && (
        <table className="table stack">
          <caption className="sr">{say("objection.figures")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("objection.quarter")}</th>
              <th scope="col" className="whitespace-normal">
                {say("objection.results")}
              </th>
              <th scope="col">{say("objection.filed")}</th>
              {PARTS.map((part) => (
                <th scope="col" key={part}>
                  {say(`objection.state.${part}`)}
                </th>
              ))}
              <th scope="col" className="whitespace-normal">
                {say("objection.median")}
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ period, results, filed, parts, median }) => (
              <tr key={period}>
                <th scope="row">{say("period.quarterShort", { period: { period } })}</th>
                <td data-label={say("objection.results")}>{results}</td>
                <td data-label={say("objection.filed")}>{filed ?? say("objection.few", { minimum })}</td>
                {PARTS.map((part) => (
                  <td key={part} data-label={say(`objection.state.${part}`)}>
                    {parts ? parts[part] : say("objection.notSplit")}
                  </td>
                ))}
                <td data-label={say("objection.median")}>{median ?? say("objection.noMedian")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
