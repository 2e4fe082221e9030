import { Section } from "@/components/ui/section";
import { State, type StateKind } from "@/components/ui/state";
import type { Say } from "@/lib/messages/format";
import type { ObjectionRow, ObjectionState } from "@/lib/objections/types";
import { consequenceOf } from "@/lib/scoring/core/deadlines/consequences";

const KIND: Record<ObjectionState, { kind: StateKind; icon: "clock" | "return" | "done" | "check" }> = {
  open: { kind: "caution", icon: "clock" },
  withdrawn: { kind: "neutral", icon: "return" },
  upheld: { kind: "neutral", icon: "done" },
  changed: { kind: "approved", icon: "check" },
};

export const ObjectionStateMark = ({ state, say }: { state: ObjectionState; say: Say }) => (
  <State kind={KIND[state].kind} icon={KIND[state].icon} text={say(`objection.state.${state}`)} />
);

/** Until when it is decided and what happens after that; or what became of it. */
export function objectionWords({ state, decideBy, decidedOn, escalated, superior }: ObjectionRow, say: Say): string {
  if (state === "withdrawn") return say("objection.wasWithdrawn");
  if (decidedOn) return say("objection.wasDecided", { day: { day: decidedOn } });
  const who = superior === null ? say("objection.nobodyAbove") : say("objection.decides", { name: superior });
  if (escalated) return `${who} ${say("objection.late", { day: { day: decideBy } })}`;
  return `${who} ${say("deadline.until", { until: { day: decideBy }, after: { key: consequenceOf("decision") } })}`;
}

type Props = { id: string; title: string; rows: readonly ObjectionRow[]; none?: string; say: Say };

/** Objections with their clocks, each a way to its dossier. */
export function ObjectionList({ id, title, rows, none, say }: Props) {
  if (rows.length === 0 && none === undefined) return null;
  return (
    <Section id={id} title={title}>
      {rows.length === 0 && <p className="small muted py-2">{none}</p>}
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="grow min-w-0">
              <a className="title [overflow-wrap:anywhere]" href={`/objections/${row.id}`}>
                {say("objection.row", { name: row.name, period: { period: row.period } })}
              </a>
              <p className="[overflow-wrap:anywhere]">
                {say("objection.filedOn", { day: { day: row.filedOn }, rater: row.rater })} {objectionWords(row, say)}
              </p>
            </div>
            <ObjectionStateMark state={row.state} say={say} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
