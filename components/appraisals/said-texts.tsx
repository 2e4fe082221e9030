import type { SaidTexts } from "@/lib/appraisals/types";
import type { Say } from "@/lib/messages/format";

/** What was written from one side, without authors and in random order; the same words more than once are said to be that. */
export function SaidInWords({ texts, say }: { texts: SaidTexts; say: Say }) {
  if (texts.length === 0) return null;
  return (
    <>
      <p className="small muted mt-2">{say("eyes.words")}</p>
      <ul className="bullets">
        {texts.map(({ text, times }) => (
          <li key={text} className="whitespace-pre-line [overflow-wrap:anywhere]">
            {text}
            {times > 1 && <span className="small muted"> {say("eyes.sameWords", { n: times })}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
