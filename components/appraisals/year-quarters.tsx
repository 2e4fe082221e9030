import { Section } from "@/components/ui/section";
import type { QuarterResult } from "@/lib/appraisals/types";
import type { Say } from "@/lib/messages/format";
import { isYear } from "@/lib/scoring/core/deadlines/periods";
import type { Source } from "@/lib/scoring/core/types";

type Line = Pick<QuarterResult, "id" | "period" | "workResult" | "behaviour" | "predicate">;

/** One quarter as it stands beside a year, with the way to its own result. */
export const QuarterLine = ({ quarter: { id, period, workResult, behaviour, predicate }, say }: { quarter: Line; say: Say }) => (
  <>
    <a className="title" href={`/appraisals/${id}/result`}>
      {say("period.quarterShort", { period: { period } })}: {say(`predicate.${predicate}`)}
    </a>
    <p>{say("yearly.line", { workResult: { key: `expectation.${workResult}` }, behaviour: { key: `expectation.${behaviour}` } })}</p>
  </>
);

type Props = { period: string; quarters: readonly QuarterResult[]; source: Source; say: Say };

/** The quarters of a year beside its rating: each for itself, none added up. Beside a quarter's nothing. */
export function YearQuarters({ period, quarters, source, say }: Props) {
  if (!isYear(period)) return null;
  return (
    <Section id="quarters" title={say("yearly.title")} aside={`${source.instrument}, ${source.provision}`}>
      <p className="small muted max-w-text">{say(quarters.length > 0 ? "yearly.lead" : "yearly.none")}</p>
      <ul className="rows">
        {quarters.map((quarter) => (
          <li key={quarter.id}>
            <div className="grow min-w-0">
              <QuarterLine quarter={quarter} say={say} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
