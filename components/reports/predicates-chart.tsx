import { LateChart } from "@/components/charts/late-chart";
import type { StackedRow } from "@/components/charts/stacked-chart";
import type { Say } from "@/lib/messages/format";
import { PREDICATES } from "@/lib/scoring/core/types";

/** The shares of the five predicates, best first, and what each shade is. */
export function PredicatesChart({ rows, say }: { rows: readonly StackedRow[]; say: Say }) {
  if (rows.length === 0) return null;
  return (
    <>
      <LateChart kind="stacked" label={say("report.predicatesChart", { n: rows.length })} rows={rows.length} chart={{ rows }} />
      <p className="legend mt-1 mb-2">
        {PREDICATES.map((predicate, at) => (
          <span key={predicate}>
            <span className="swatch" style={{ background: `var(--color-scale-${at + 1})` }} />
            {say(`predicate.${predicate}`)}
          </span>
        ))}
      </p>
    </>
  );
}
