import { State } from "@/components/ui/state";
import type { Say } from "@/lib/messages/format";
import type { ServiceRow } from "@/lib/services/types";

export function ServiceTable({ rows, say }: { rows: readonly ServiceRow[]; say: Say }) {
  return (
    <table className="table stack">
      <caption className="sr">{say("services.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("satisfaction.service")}</th>
          <th scope="col">{say("report.unit")}</th>
          <th scope="col" className="n">
            {say("services.posters")}
          </th>
          <th scope="col" className="n">
            {say("services.slipsOut")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, unit, posters, quiet, openSlips, closedOn }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/services/${id}`}>{name}</a>
              {closedOn && <span className="block small muted font-normal">{say("units.closedSince", { day: { day: closedOn } })}</span>}
            </th>
            <td data-label={say("report.unit")}>{unit}</td>
            <td className="n" data-label={say("services.posters")}>
              {posters}
              {quiet > 0 && (
                <span className="block">
                  <State kind="caution" icon="warning" text={say("services.nQuiet", { n: quiet })} />
                </span>
              )}
            </td>
            <td className="n" data-label={say("services.slipsOut")}>
              {openSlips}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
