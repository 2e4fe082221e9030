import type { Say } from "@/lib/messages/format";

/** The years that may be looked at, the chosen one among them. */
export function YearTabs({ href, year, years, say }: { href: string; year: number; years: readonly number[]; say: Say }) {
  return (
    <nav className="tabs" aria-label={say("planning.year")}>
      {[...new Set([year, ...years])].toSorted().map((each) => (
        <a key={each} href={`${href}?year=${each}`} aria-current={each === year ? "page" : undefined}>
          {String(each)}
        </a>
      ))}
    </nav>
  );
}
