import type { IconName } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import { State, type StateKind } from "@/components/ui/state";
import { isMessageKey, type Say } from "@/lib/messages/format";
import type { ChangedPart, Difference } from "@/lib/scoring/core/plan-difference";

const LOOKS: Record<Difference["how"], { kind: StateKind; icon: IconName }> = {
  added: { kind: "positive", icon: "plus" },
  removed: { kind: "negative", icon: "alert" },
  changed: { kind: "caution", icon: "draft" },
};

/** What this version says otherwise than the one before it, so that both sign and set what they have read. */
export function PlanChanges({ changes, say }: { changes: readonly Difference[]; say: Say }) {
  return (
    <Section id="changes" title={say("changes.title")} aside={say("changes.n", { n: changes.length })}>
      {changes.length === 0 && <p className="small muted py-2">{say("changes.none")}</p>}
      <ul className="rows">
        {changes.map(({ of, how, title, parts }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may have the same words, and the list is drawn anew as a whole
          <li key={i}>
            <div className="grow min-w-0">
              <span className="title [overflow-wrap:anywhere]">
                {say(`changes.of.${of}`)}: {nameOf(of, title, say)}
              </span>{" "}
              <State {...LOOKS[how]} text={say(`changes.how.${how}`)} />
              {parts.map(({ part, before, after }) => (
                <p key={part} className="!text-ink [overflow-wrap:anywhere]">
                  <span className="muted">{say(`changes.part.${part}`)}:</span> {before !== null && <del>{told(before, say)}</del>}{" "}
                  {after !== null ? <ins>{told(after, say)}</ins> : <span className="muted">{say("changes.nothing")}</span>}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A value or an item is named by its key. */
function nameOf(of: Difference["of"], title: string, say: Say): string {
  const key = of === "behaviour" ? `value.${title}` : `support.${title}`;
  return (of === "behaviour" || of === "support") && isMessageKey(key) ? say(key) : title;
}

const told = (text: NonNullable<ChangedPart["before"]>, say: Say) => (typeof text === "string" ? text : say(text.key, text.values));
