import { Fragment } from "react";
import { GroupRow } from "@/components/ui/group-row";
import { type Locale, type Say, showDay } from "@/lib/messages/format";
import type { Regulation } from "@/lib/regulation/schema";
import { type RuleRow, rowsOf } from "./rows";

/** Every value of a version, group by group, with where it stands, how surely, and when that was last compared with the text. */
export function RuleTable({ rule, locale, say }: { rule: Regulation; locale: Locale; say: Say }) {
  const own = locale === "id" ? undefined : "id";
  return (
    <table className="table stack">
      <caption className="sr">{say("rules.tableCaption", { title: rule.title })}</caption>
      <thead>
        <tr>
          {(["what", "value", "provision", "tag", "checkedOn"] as const).map((column) => (
            <th key={column} scope="col">
              {say(`rules.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...Map.groupBy(rowsOf(rule, say), ({ group }) => group)].map(([group, rows]) => (
          <Fragment key={group}>
            <GroupRow columns={5} title={group} />
            {rows.map((row) => (
              <Row key={row.what} row={row} own={row.own ? own : undefined} locale={locale} say={say} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { row: RuleRow; own: "id" | undefined; locale: Locale; say: Say };

const Row = ({ row: { what, value, source }, own, locale, say }: RowProps) => (
  <tr>
    <th scope="row">{what}</th>
    <td lang={own}>
      {value.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </td>
    <td data-label={say("rules.column.provision")} lang={locale === "id" ? undefined : "id"}>
      {source.instrument}, {source.provision}
    </td>
    <td data-label={say("rules.column.tag")}>{source.tag}</td>
    <td data-label={say("rules.column.checkedOn")}>{showDay(locale, source.checkedOn)}</td>
  </tr>
);
