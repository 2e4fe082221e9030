import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import type { PlanSheet } from "@/lib/plans/types";
import { SUPPORT, SUPPORT_PARTS, unagreed } from "@/lib/scoring/core/planning";
import { LineComments, type Talk } from "./line-comments";

/** What was agreed beside the results, item by item; where nothing was, that. */
export function SupportList({
  support,
  source,
  edit,
  talk,
  say,
}: {
  support: PlanSheet["support"];
  source: string;
  edit: string | null;
  talk: Talk;
  say: Say;
}) {
  return (
    <Section id="support" title={say("support.title")} aside={source}>
      <ul className="rows">
        {SUPPORT_PARTS.map((part) => (
          <li key={part}>
            <div className="grow min-w-0">
              <span className="title">{say(`support.part.${part}`)}</span>
              {SUPPORT[part].map((item) => (
                <div key={item}>
                  <p className="!text-ink whitespace-pre-line [overflow-wrap:anywhere]">
                    <span className="muted">{say(`support.${item}`)}:</span>{" "}
                    {support[item] ?? <span className="muted">{say("support.none")}</span>}
                  </p>
                  <LineComments line={`support.${item}`} title={say(`support.${item}`)} talk={talk} say={say} />
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {edit && (
        <>
          {unagreed(support).length > 0 && <p className="small muted mt-2">{say("support.notOwed")}</p>}
          <p className="actions off-paper">
            <a className="btn" href={edit}>
              {say("support.change")}
            </a>
          </p>
        </>
      )}
    </Section>
  );
}
