import type { ImportSheet, MissingList, RowList, RowShown, Show, UnitList } from "@/lib/imports/types";
import { SHOWS } from "@/lib/imports/types";
import { type Locale, type Say, showNumber } from "@/lib/messages/format";
import type { MessageKey } from "@/lib/messages/keys";
import { POST_KINDS } from "@/lib/people/schema";

const nOf = (counts: NonNullable<ImportSheet["counts"]>, show: Show) =>
  show === "units" ? counts.unitsNew + counts.unitsMoved : counts[show];

/** The parts of a file, each with how much is in it; one without anything is not offered. */
export function PartTabs({ sheet, show, locale, say }: { sheet: ImportSheet; show: Show; locale: Locale; say: Say }) {
  const { counts } = sheet;
  if (!counts) return null;
  return (
    <nav className="tabs mb-4" aria-label={say("imports.show")}>
      {SHOWS.filter((part) => part === show || nOf(counts, part) > 0).map((part) => (
        <a key={part} href={`/imports/${sheet.id}?show=${part}`} aria-current={part === show ? "page" : undefined}>
          {say(`imports.tab.${part}`, { n: showNumber(locale, nOf(counts, part)) })}
        </a>
      ))}
    </nav>
  );
}

/** What is looked at first: what is wrong, else what changes. */
export function firstPart(counts: NonNullable<ImportSheet["counts"]>): Show {
  return (["problems", "changed", "new", "units", "unchanged"] as const).find((part) => nOf(counts, part) > 0) ?? "unchanged";
}

export function RowTable({ part, list, say }: { part: Exclude<Show, "missing" | "units">; list: RowList; say: Say }) {
  const said = part === "problems" ? "imports.wrong" : part === "warnings" ? "imports.look" : "imports.what";
  return (
    <table className="table stack">
      <caption className="sr">{say(`imports.listCaption.${part}`)}</caption>
      <thead>
        <tr>
          <th scope="col" className="n">
            {say("imports.row")}
          </th>
          <th scope="col">{say("imports.who")}</th>
          <th scope="col">{say(said)}</th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <tr key={row.n}>
            <td className="n" data-label={say("imports.row")}>
              {row.n}
            </td>
            <th scope="row">
              {row.name ?? row.nip}
              {row.nip && <span className="block small muted num font-normal">{row.nip}</span>}
            </th>
            <td>{part === "problems" || part === "warnings" ? <CellList row={row} say={say} /> : <ChangeList row={row} say={say} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const CellList = ({ row, say }: { row: RowShown; say: Say }) => (
  <ul className="grid gap-1">
    {row.words.map(({ field, key, values, cell }) => (
      <li key={`${field} ${key}`}>
        <span className="block small muted [overflow-wrap:anywhere]">
          {cell
            ? say("imports.cellOf", { field: { key: `imports.field.${field}` }, cell })
            : say("imports.cellEmpty", { field: { key: `imports.field.${field}` } })}
        </span>
        {say(key, values)}
      </li>
    ))}
  </ul>
);

const ChangeList = ({ row, say }: { row: RowShown; say: Say }) => (
  <ul className="grid gap-1">
    {row.changes.map((change) => (
      <li key={change.field}>{changeIn(change, say)}</li>
    ))}
  </ul>
);

function changeIn({ field, from, to, on }: RowShown["changes"][number], say: Say): string {
  const shown = (text: string | null) => {
    const kind = field === "postKind" && POST_KINDS.find((each) => each === text);
    return kind ? say(`postKind.${kind}`) : (text ?? "");
  };
  const name: MessageKey = field === "rater" ? "people.rater" : `imports.field.${field}`;
  const values = { field: { key: name }, to: shown(to), from: shown(from) };
  if (on) return say(from ? "imports.changedOn" : "imports.becameOn", { ...values, day: { day: on } });
  return say(from ? "imports.changedTo" : "imports.became", values);
}

export const MissingTable = ({ list, say }: { list: MissingList; say: Say }) => (
  <table className="table stack">
    <caption className="sr">{say("imports.listCaption.missing")}</caption>
    <thead>
      <tr>
        <th scope="col">{say("people.name")}</th>
        <th scope="col">{say("people.nip")}</th>
        <th scope="col">{say("people.unit")}</th>
      </tr>
    </thead>
    <tbody>
      {list.rows.map(({ id, name, nip, unit }) => (
        <tr key={id}>
          <th scope="row">
            <a href={`/people/${id}`}>{name}</a>
          </th>
          <td className="num" data-label={say("people.nip")}>
            {nip}
          </td>
          <td data-label={say("people.unit")}>{unit}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

export const UnitChangeTable = ({ list, say }: { list: UnitList; say: Say }) => (
  <table className="table stack">
    <caption className="sr">{say("imports.listCaption.units")}</caption>
    <thead>
      <tr>
        <th scope="col">{say("people.unit")}</th>
        <th scope="col">{say("imports.what")}</th>
        <th scope="col">{say("imports.under")}</th>
        <th scope="col">{say("imports.wasUnder")}</th>
      </tr>
    </thead>
    <tbody>
      {list.rows.map(({ unitId, name, outcome, under, wasUnder }) => (
        <tr key={unitId}>
          <th scope="row">{name}</th>
          <td data-label={say("imports.what")}>{say(outcome === "new" ? "imports.unitNew" : "imports.unitMoved")}</td>
          <td data-label={say("imports.under")}>{under ?? say("imports.atTop")}</td>
          <td data-label={say("imports.wasUnder")}>{outcome === "new" ? "" : (wasUnder ?? say("imports.atTop"))}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
