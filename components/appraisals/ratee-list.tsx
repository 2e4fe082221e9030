import type { ReactNode } from "react";
import { LastDay } from "@/components/appraisals/last-day";
import { StraightLineMirror } from "@/components/fairness/straight-line-mirror";
import { Section } from "@/components/ui/section";
import { State } from "@/components/ui/state";
import type { RateeRow } from "@/lib/appraisals/types";
import type { Say } from "@/lib/messages/format";
import type { StraightLineRule } from "@/lib/scoring/core/raters/straight-line";

/** Whom one rates, period by period: who waits on top, until when, and what happens after that. */
export function RateeList({
  ratees,
  rule,
  say,
  under,
}: {
  ratees: readonly RateeRow[];
  rule: StraightLineRule;
  say: Say;
  under: (period: string) => ReactNode;
}) {
  return [...Map.groupBy(ratees, ({ period }) => period)].map(([period, rows]) => {
    const waiting = rows.filter(({ predicate }) => predicate === null).length;
    const until = rows.find(({ window }) => window === "open")?.closesOn;
    return (
      <Section
        key={period}
        id={`rate-${period}`}
        title={say("rate.period", { period: { period } })}
        aside={say("rate.progress", { done: rows.length - waiting, of: rows.length })}
      >
        <StraightLineMirror pairs={rows.flatMap(({ pair }) => pair ?? [])} rule={waiting > 0 ? rule : null} say={say} />
        {until && waiting > 0 && (
          <p className="small muted">
            <LastDay deadline="rating" until={until} say={say} />
            {rows.filter((row) => row.window === "open" && row.predicate === null).length > 1 && (
              <>
                {" "}
                <a href={`/appraisals/team/${period}`}>{say("teamRating.open")}</a>
              </>
            )}
          </p>
        )}
        <ul className="rows">
          {rows.map((row) => (
            <li key={row.id}>
              <div className="grow min-w-0">
                {row.window === "open" && !row.signed ? (
                  <a className="title" href={`/appraisals/${row.id}/rating`}>
                    {row.name}
                  </a>
                ) : row.predicate ? (
                  <a className="title" href={`/appraisals/${row.id}/result`}>
                    {row.name}
                  </a>
                ) : (
                  <span className="title">{row.name}</span>
                )}
                <p>{row.post}</p>
              </div>
              {row.disputed && <State kind="caution" icon="scale" text={say("objection.disputed")} />}
              {row.predicate ? (
                <State kind="neutral" icon="done" text={say(`predicate.${row.predicate}`)} />
              ) : (
                <State kind={row.window === "open" ? "caution" : "waiting"} icon="clock" text={say(`rate.${row.window}`)} />
              )}
            </li>
          ))}
        </ul>
        {under(period)}
      </Section>
    );
  });
}
