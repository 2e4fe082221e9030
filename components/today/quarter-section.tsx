import { LastDay } from "@/components/appraisals/last-day";
import { QuarterClock } from "@/components/charts/quarter-clock";
import { Section } from "@/components/ui/section";
import { type Locale, type Say, showMonth } from "@/lib/messages/format";
import { firstDayOf, lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import { daysBetween } from "@/lib/scoring/core/deadlines/working-days";

export function QuarterSection({ day, period, locale, say }: { day: string; period: string; locale: Locale; say: Say }) {
  const first = firstDayOf(period);
  const at = daysBetween(first, day) + 1;
  const of = daysBetween(first, lastDayOf(period)) + 1;
  const month = Number(first.slice(5, 7));
  return (
    <Section id="clock" title={say("period.quarterShort", { period: { period } })} aside={say("today.daysLeft", { n: of - at })}>
      <QuarterClock
        day={at}
        of={of}
        label={say("today.dayOf", { day: at, of })}
        months={[0, 1, 2].map((i) => showMonth(locale, month + i))}
      />
      <p className="small mt-2">
        <LastDay deadline="quarter" until={lastDayOf(period)} say={say} />
      </p>
    </Section>
  );
}
