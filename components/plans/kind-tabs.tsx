import type { Say } from "@/lib/messages/format";
import { type IndicatorKindName, KIND_NAMES } from "@/lib/scoring/core/indicator-kinds";

/** Which form the target takes: a page each, so that it works without a script. */
export function KindTabs({ kind, href, say }: { kind: IndicatorKindName; href: string; say: Say }) {
  return (
    <nav className="tabs mb-4" aria-label={say("planning.kind")}>
      {KIND_NAMES.map((name) => (
        <a key={name} href={`${href}${href.includes("?") ? "&" : "?"}kind=${name}`} aria-current={name === kind ? "page" : undefined}>
          {say(`planning.kinds.${name}`)}
        </a>
      ))}
    </nav>
  );
}
