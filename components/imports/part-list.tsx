import { Pager } from "@/components/ui/pager";
import { Empty } from "@/components/ui/section";
import type { ImportSheet, PartShown } from "@/lib/imports/types";
import type { Say } from "@/lib/messages/format";
import { MissingTable, RowTable, UnitChangeTable } from "./parts";

export function PartList({ sheet, part, paged, say }: { sheet: ImportSheet; part: PartShown; paged: boolean; say: Say }) {
  const { show, list } = part;
  const to = (more: Record<string, string>) => `/imports/${sheet.id}?${new URLSearchParams({ show, ...more })}`;
  return (
    <>
      {show === "missing" && <p className="small muted max-w-text mb-3">{say("imports.missingLead")}</p>}
      {show === "warnings" && <p className="small muted max-w-text mb-3">{say("imports.warningsLead")}</p>}
      {list.rows.length === 0 ? <Empty title={say("imports.nothingHere")} /> : <PartTable part={part} say={say} />}
      <Pager
        shown={say("list.shown", { n: list.rows.length })}
        first={paged ? { href: to({}), label: say("pager.first") } : null}
        next={list.next ? { href: to({ after: list.next }), label: say("pager.next") } : null}
      />
    </>
  );
}

function PartTable({ part, say }: { part: PartShown; say: Say }) {
  switch (part.show) {
    case "missing":
      return <MissingTable list={part.list} say={say} />;
    case "units":
      return <UnitChangeTable list={part.list} say={say} />;
    case "problems":
    case "new":
    case "changed":
    case "unchanged":
    case "warnings":
      return <RowTable part={part.show} list={part.list} say={say} />;
  }
}
