import { IntervalTrack } from "@/components/charts/interval-track";
import { State } from "@/components/ui/state";
import type { Told } from "@/lib/fairness/types";
import { type Locale, type Say, showNumber } from "@/lib/messages/format";

/** Points with their sign, which here means mild or severe. */
export const points = (locale: Locale, hundredths: number) => `${hundredths > 0 ? "+" : ""}${showNumber(locale, hundredths / 100, 1, 1)}`;

/** How far the drawing reaches to both sides, in points. */
export const REACH = 30;

type Props = { told: Told | null; name: string; locale: Locale; say: Say };

/** One rater's estimate, or that it cannot be told; a flag only where the interval is without zero. */
export function SeverityWords({ told, name, locale, say }: Props) {
  if (!told) return null;
  if (told.kind === "cannot-be-told")
    return (
      <>
        <State kind="neutral" icon="info" wraps text={say("fairness.cannot")} />
        <span className="block small muted">{say("fairness.cannotHint")}</span>
      </>
    );
  const { estimate, low, high, flagged } = told;
  const words = say("fairness.points", { estimate: points(locale, estimate), low: points(locale, low), high: points(locale, high) });
  return (
    <>
      <span className="block num !whitespace-normal">{words}</span>
      <IntervalTrack
        index={estimate}
        interval={{ low, high }}
        reference={null}
        around={REACH * 100}
        mark="rater"
        label={`${name}: ${words}`}
      />
      {flagged ? (
        <State kind="caution" icon="warning" wraps text={say(estimate < 0 ? "fairness.severe" : "fairness.lenient")} />
      ) : (
        <span className="block small muted">{say("fairness.within")}</span>
      )}
    </>
  );
}
