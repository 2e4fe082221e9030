import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import type { PlanSheet } from "@/lib/plans/types";
import { SUPPORT, SUPPORT_PARTS, unagreed } from "@/lib/scoring/core/planning";

/** What was agreed beside the results; where nothing was, that. */
export function SupportList({
  support,
  source,
  edit,
  say,
}: {
  support: PlanSheet["support"];
  source: string;
  edit: string | null;
  say: Say;
}) {
  const open = unagreed(support);
  return (
    <Section id="support" title={say("support.title")} aside={source}>
      <ul className="rows">
        {SUPPORT_PARTS.map((part) => (
          <li key={part}>
            <div className="grow min-w-0">
              <span className="title">{say(`support.part.${part}`)}</span>
              {open.includes(part) && <p>{say("support.none")}</p>}
              {SUPPORT[part].map(
                (item) =>
                  support[item] && (
                    <p key={item} className="!text-ink whitespace-pre-line [overflow-wrap:anywhere]">
                      <span className="muted">{say(`support.${item}`)}:</span> {support[item]}
                    </p>
                  ),
              )}
            </div>
          </li>
        ))}
      </ul>
      {edit && (
        <>
          {open.length > 0 && <p className="small muted mt-2">{say("support.notOwed")}</p>}
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
