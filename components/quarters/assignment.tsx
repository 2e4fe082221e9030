import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import type { AssignmentTold } from "@/lib/quarters/types";

type Props = { told: AssignmentTold; period: string; paged: boolean; say: Say };

/** What was drawn when the quarter was opened: numbers, and by name only who lacks respondents. */
export function Assignment({ told, period, paged, say }: Props) {
  const { seed, terms, sizes, loads, mutualPairs, cut, relax, declined } = told;
  return (
    <Section id="respondents" title={say("respondents.title")}>
      <p className="max-w-text [overflow-wrap:anywhere]">{say("respondents.lead", { seed, ...terms })}</p>
      <p className="max-w-text mt-2">
        {say("respondents.mutual", { n: mutualPairs })} {say("respondents.declined", { n: declined })}
      </p>
      <p className="max-w-text mt-2">
        {cut ? say("respondents.cut", cut) : say("respondents.enough")} {relax && say("respondents.relax", relax)}
      </p>
      <div className="mt-4 flex flex-wrap gap-x-12 gap-y-4 items-start">
        <Numbers
          caption={say("respondents.sizesCaption")}
          heads={[say("respondents.asked"), say("respondents.peers"), say("respondents.subordinates")]}
          rows={sizes.map(({ asked, peers, subordinates }) => [asked, peers, subordinates])}
        />
        <Numbers
          caption={say("respondents.loadsCaption")}
          heads={[say("respondents.forms"), say("respondents.people")]}
          rows={loads.flatMap((people, forms) => (people > 0 ? [[forms, people]] : []))}
        />
      </div>
      <details className="disclose mt-4" id="lacking" open={paged}>
        <summary>{say("respondents.lackTitle")}</summary>
        <Lacking told={told} period={period} paged={paged} say={say} />
      </details>
    </Section>
  );
}

function Numbers({ caption, heads, rows }: { caption: string; heads: readonly string[]; rows: readonly (readonly number[])[] }) {
  return (
    <table className="table tight !w-auto" data-density="compact">
      <caption className="small muted text-left">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className="n">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest]) => (
          <tr key={first}>
            <th scope="row" className="n">
              {first}
            </th>
            {rest.map((n, at) => (
              <td key={heads[at + 1]} className="n">
                {n}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lacking({ told: { lacking, next }, period, paged, say }: Props) {
  if (lacking.length === 0) return <p className="muted">{say("respondents.nobodyLacks")}</p>;
  return (
    <>
      <table className="table stack">
        <caption className="sr">{say("respondents.lackCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("respondents.name")}</th>
            <th scope="col">{say("respondents.side")}</th>
            <th scope="col" className="n">
              {say("respondents.has")}
            </th>
            <th scope="col" className="n">
              {say("respondents.could")}
            </th>
            <th scope="col">{say("respondents.why")}</th>
          </tr>
        </thead>
        <tbody>
          {lacking.map(({ employeeId, name, unit, perspective, has, could, because }) => (
            <tr key={`${employeeId} ${perspective}`}>
              <th scope="row" className="[overflow-wrap:anywhere]">
                {name}
                <span className="block small muted font-normal">{unit}</span>
              </th>
              <td data-label={say("respondents.side")}>{say(`respondents.${perspective}`)}</td>
              <td className="n" data-label={say("respondents.has")}>
                {has}
              </td>
              <td className="n" data-label={say("respondents.could")}>
                {could}
              </td>
              <td data-label={say("respondents.why")}>{say(`respondents.because.${because}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {(next || paged) && (
        <Pager
          shown={say("respondents.shown", { n: lacking.length })}
          first={paged ? { href: `/quarters/${period}#lacking`, label: say("respondents.first") } : null}
          next={next ? { href: `/quarters/${period}?after=${next}#lacking`, label: say("respondents.next") } : null}
        />
      )}
    </>
  );
}
