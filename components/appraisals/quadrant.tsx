import type { Say } from "@/lib/messages/format";
import { EXPECTATIONS, type Expectation, type Predicate } from "@/lib/scoring/core/types";

type Table = Record<Expectation, Record<Expectation, Predicate>>;
const rows = EXPECTATIONS.toReversed();

/** The table itself. In a form the chosen cell fills in by style alone, as the choices are made; elsewhere it is marked. */
export function Quadrant({ table, chosen, say }: { table: Table; chosen?: { workResult: Expectation; behaviour: Expectation }; say: Say }) {
  return (
    <div
      className="quad mt-1"
      role="img"
      aria-label={chosen ? say(`predicate.${table[chosen.workResult][chosen.behaviour]}`) : say("rating.quadrantLabel")}
    >
      <span className="side">{say("rating.workResultAxis")}</span>
      {rows.map((workResult) => (
        <Row key={workResult} workResult={workResult} table={table} chosen={chosen} say={say} />
      ))}
      <span />
      <span />
      {EXPECTATIONS.map((behaviour) => (
        <span key={behaviour} className="head">
          {say(`expectationShort.${behaviour}`)}
        </span>
      ))}
      <span />
      <span />
      <span className="head !pt-0" style={{ gridColumn: "3 / 6" }}>
        {say("rating.behaviourAxis")}
      </span>
    </div>
  );
}

function Row({
  workResult,
  table,
  chosen,
  say,
}: {
  workResult: Expectation;
  table: Table;
  chosen: { workResult: Expectation; behaviour: Expectation } | undefined;
  say: Say;
}) {
  return (
    <>
      <span className="head">{say(`expectationShort.${workResult}`)}</span>
      {EXPECTATIONS.map((behaviour) => (
        <span
          key={behaviour}
          className={`cell q-${workResult}-${behaviour}`}
          data-chosen={chosen?.workResult === workResult && chosen.behaviour === behaviour ? "" : undefined}
        >
          {say(`predicate.${table[workResult][behaviour]}`)}
        </span>
      ))}
    </>
  );
}
