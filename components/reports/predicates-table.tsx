import type { ReactNode } from "react";
import { type Locale, type Say, showPeriod } from "@/lib/messages/format";
import type { DashboardChoice, Distribution, Group } from "@/lib/reports/types";
import { PREDICATES } from "@/lib/scoring/core/types";
import { to } from "./address";

type Words = { choice: DashboardChoice; minimum: number; say: Say };

/** Unit by unit, small ones together; each number leads to its people. */
export function PredicatesTable({ distribution: { units, small, all }, choice, minimum, say }: Words & { distribution: Distribution }) {
  return (
    <>
      {small.units > 0 && small.counts === null && <p className="small muted mb-2">{say("report.smallHidden")}</p>}
      <Head caption={say("report.predicatesCaption")} first={say("report.unit")} say={say}>
        {units.map((unit) => (
          <Row
            key={unit.unitId}
            name={unit.unit}
            group={unit}
            choice={{ ...choice, unitId: unit.unitId }}
            minimum={minimum}
            say={say}
            linked
          />
        ))}
        {small.units > 0 && (
          <Row name={say("report.smallUnits", { n: small.units, minimum })} group={small} choice={choice} minimum={minimum} say={say} />
        )}
        <Row name={say(togetherOf(small))} group={all} choice={choice} minimum={minimum} say={say} />
      </Head>
    </>
  );
}

/** What the last row stands for: all units, or those whose predicates may be told. */
export const togetherOf = (small: Distribution["small"]) =>
  small.units > 0 && small.counts === null ? ("report.unitsShown" as const) : ("report.unitsTogether" as const);

type Quarters = Words & { quarters: readonly (Group & { period: string })[]; locale: Locale };

export function PredicateQuarters({ quarters, choice, minimum, locale, say }: Quarters) {
  return (
    <Head caption={say("report.trendPredicatesCaption")} first={say("report.quarter")} say={say}>
      {quarters.map(({ period, ...group }) => (
        <Row
          key={period}
          name={showPeriod(locale, period)}
          group={group}
          choice={{ ...choice, period }}
          minimum={minimum}
          say={say}
          linked={group.counts !== null}
        />
      ))}
    </Head>
  );
}

function Head({ caption, first, say, children }: { caption: string; first: string; say: Say; children: ReactNode }) {
  return (
    <table className="table stack bars">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col" className="n">
            {say("report.n")}
          </th>
          {PREDICATES.map((predicate) => (
            <th key={predicate} scope="col" className="n">
              {say(`predicate.${predicate}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Row({
  name,
  group: { n, counts },
  choice,
  minimum,
  say,
  linked = false,
}: Words & { name: string; group: Group; linked?: boolean }) {
  return (
    <tr>
      <th scope="row">{linked ? <a href={to("/dashboards/people", choice)}>{name}</a> : name}</th>
      <td className="n" data-label={say("report.n")}>
        {n}
      </td>
      {counts === null ? (
        <td colSpan={PREDICATES.length} className="small muted">
          {say("report.predicatesFew", { n, minimum })}
        </td>
      ) : (
        PREDICATES.map((predicate) => (
          <td key={predicate} className="n" data-label={say(`predicate.${predicate}`)}>
            {linked && counts[predicate] > 0 ? (
              <a href={to("/dashboards/people", choice, { predicate })}>{counts[predicate]}</a>
            ) : (
              counts[predicate]
            )}
          </td>
        ))
      )}
    </tr>
  );
}
