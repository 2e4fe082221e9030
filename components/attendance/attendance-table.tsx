import type { AttendanceRow } from "@/lib/attendance/types";
import type { Say } from "@/lib/messages/format";

/** Who was present on how many of the days that were due; of whom nothing was entered, that. */
export const AttendanceTable = ({ rows, say }: { rows: readonly AttendanceRow[]; say: Say }) => (
  <table className="table stack">
    <caption className="sr">{say("attendance.caption")}</caption>
    <thead>
      <tr>
        {(["name", "nip", "unit", "present", "source"] as const).map((column) => (
          <th key={column} scope="col">
            {say(`attendance.column.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ id, name, nip, unit, due, present, source }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          <td className="num" data-label={say("attendance.column.nip")}>
            {nip}
          </td>
          <td data-label={say("attendance.column.unit")}>{unit}</td>
          <td data-label={say("attendance.column.present")}>
            {due === null || present === null ? (
              <span className="muted">{say("attendance.notEntered")}</span>
            ) : (
              say("attendance.presentOf", { present, due })
            )}
          </td>
          <td className="[overflow-wrap:anywhere]" data-label={say("attendance.column.source")}>
            {source ?? "–"}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
