import { Section } from "@/components/ui/section";
import type { FollowUpRow } from "@/lib/follow-ups/types";
import type { Say } from "@/lib/messages/format";
import { FollowUpState } from "./follow-up-state";

type Props = { id: string; title: string; rows: readonly FollowUpRow[]; named: boolean; say: Say };

export function FollowUpList({ id, title, rows, named, say }: Props) {
  if (rows.length === 0) return null;
  return (
    <Section id={id} title={title} aside={say("followUp.n", { n: rows.length })}>
      <FollowUpLines rows={rows} named={named} say={say} />
    </Section>
  );
}

/** What is to follow, for whom, by whom, and how far it is. */
export const FollowUpLines = ({ rows, named, say }: Omit<Props, "id" | "title">) => (
  <ul className="rows">
    {rows.map((row) => (
      <li key={row.id}>
        <div className="grow min-w-0 [overflow-wrap:anywhere]">
          <a className="title" href={`/follow-ups/${row.id}`}>
            {say(`followUp.kind.${row.kind}`)}: {row.goal}
          </a>
          <p>
            {[
              named && row.employee,
              say("followUp.owner", { name: row.owner }),
              row.cause && say("followUp.because", { cause: { key: `followUp.cause.${row.cause}` } }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <FollowUpState row={row} say={say} />
        </div>
      </li>
    ))}
  </ul>
);
