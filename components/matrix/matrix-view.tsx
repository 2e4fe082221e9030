import { Empty, Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { MatrixSheet } from "@/lib/matrix/types";
import type { Say } from "@/lib/messages/format";
import { writeCell } from "@/lib/scoring/core/matrix";
import { FirstForm } from "./first-form";
import type { GridWords } from "./matrix-grid";
import { MatrixTable } from "./matrix-table";
import { PersonList } from "./person-list";

type Edits = { decide: FormAction; give: FormAction } | null;
type Props = { sheet: MatrixSheet; edits: Edits; typed: (hundredths: number) => string; say: Say };

/** The matrix as a grid and person by person, and below it what the results in it still lack. */
export function MatrixView({ sheet, edits, typed, say }: Props) {
  const { leader, unitId, year, columns, people, bare } = sheet;
  if (!leader) return <Empty title={say("matrix.nobodyLeads")} text={say("matrix.nobodyLeadsHint")} />;
  if (columns.length === 0)
    return (
      <Empty title={say("matrix.noColumns")} text={say("matrix.noColumnsHint")}>
        <a className="btn" href={`/agreements/${unitId}?year=${year}`}>
          {say("matrix.toAgreement")}
        </a>
      </Empty>
    );
  if (people.length === 0) return <Empty title={say("matrix.noPeople")} />;
  const noRole = say("matrix.noRole");
  const rows = people.map(({ id, name, post, cells }) => ({
    id,
    name,
    post,
    cells: cells.map((cell) => ({ column: cell.column, version: cell.version, text: writeCell(cell, noRole) })),
  }));
  const across = columns.map(({ id, title, target }) => ({ id, title, target: target && say(target.key, target.values) }));
  return (
    <div className="[overflow-wrap:anywhere]">
      <div className="matrix-wide">
        <MatrixTable
          key={`${leader.id} ${year}`}
          leaderId={leader.id}
          year={year}
          columns={across}
          rows={rows}
          action={edits?.decide ?? null}
          words={wordsOf(leader.name, say)}
        />
      </div>
      <div className="matrix-narrow">
        <PersonList sheet={sheet} action={edits?.decide ?? null} say={say} />
      </div>
      <p className="small muted mt-3">{say("matrix.source")}</p>
      {edits && bare.length > 0 && (
        <Section id="first" title={say("matrix.first")} aside={String(bare.length)}>
          <p className="small muted py-2">{say("matrix.firstLead", { n: bare.length })}</p>
          <FirstForm sheet={sheet} action={edits.give} typed={typed} say={say} />
        </Section>
      )}
    </div>
  );
}

/** The grid's sentences; a number or words come later, in their place. */
function wordsOf(leader: string, say: Say): GridWords {
  const place = (name: string) => `{${name}}`;
  return {
    caption: say("matrix.caption", { leader }),
    person: say("matrix.person"),
    noRole: say("matrix.noRole"),
    open: say("matrix.open"),
    keys: say("matrix.keys"),
    saved: say("matrix.saved"),
    saving: say("matrix.saving", { n: place("n") }),
    unsaved: say("matrix.unsaved", { n: place("n") }),
    undo: say("matrix.undo"),
    redo: say("matrix.redo"),
    saveAgain: say("matrix.saveAgain"),
    takeStored: say("matrix.takeStored"),
    yours: say("matrix.yours", { words: place("words") }),
    stored: say("matrix.stored", { words: place("words") }),
    emptyCell: say("matrix.emptyCell"),
    block: say("matrix.block"),
    outside: say("matrix.outside", { n: place("n") }),
    offline: say("form.offline"),
  };
}
