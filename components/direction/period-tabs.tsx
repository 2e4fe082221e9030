import type { Period } from "@/lib/direction/types";
import type { Say } from "@/lib/messages/format";

type Props = { periods: readonly Period[]; period: Period | null; year: number; say: Say };

/** The periods of government, where there is another one to look at. */
export function PeriodTabs({ periods, period, year, say }: Props) {
  if (periods.every(({ id }) => id === period?.id)) return null;
  return (
    <nav className="tabs" aria-label={say("direction.periods")}>
      {periods.map(({ id, fromYear, untilYear }) => (
        <a
          key={id}
          href={`/direction?year=${Math.min(Math.max(year, fromYear), untilYear)}`}
          aria-current={id === period?.id ? "page" : undefined}
        >
          {say("direction.years", { from: String(fromYear), last: String(untilYear) })}
        </a>
      ))}
    </nav>
  );
}
