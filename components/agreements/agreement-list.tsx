import { State } from "@/components/ui/state";
import type { AgreementRow } from "@/lib/agreements/types";
import type { Say } from "@/lib/messages/format";

const LOOKS = {
  none: { kind: "caution", icon: "warning" },
  draft: { kind: "waiting", icon: "draft" },
  signed: { kind: "approved", icon: "done" },
} as const;

/** The units from the top down, and how far each one's agreement is. */
export function AgreementList({ rows, year, say }: { rows: readonly AgreementRow[]; year: number; say: Say }) {
  return (
    <ul className="rows max-w-text">
      {rows.map(({ unitId, unit, depth, state, indicators }) => (
        <li key={unitId}>
          <div className="grow min-w-0" style={{ paddingInlineStart: `${Math.min(depth, 4)}rem` }}>
            <a className="title [overflow-wrap:anywhere]" href={`/agreements/${unitId}?year=${year}`}>
              {unit}
            </a>
            {state !== "none" && <p>{say("agreement.nIndicators", { n: indicators })}</p>}
          </div>
          <State {...LOOKS[state]} text={say(`agreement.state.${state}`)} />
        </li>
      ))}
    </ul>
  );
}
