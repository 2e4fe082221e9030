import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { DistributionSight } from "@/lib/distribution/types";
import type { Say } from "@/lib/messages/format";
import { DistributionView } from "./distribution-view";

type Props = { sights: readonly DistributionSight[]; minimum: number; explain: FormAction | null; say: Say };

/** The units whose predicates depart from the pattern of their achievement, each with its reason; of the rest how many there are. */
export function UnitDistributions({ sights, minimum, explain, say }: Props) {
  const [first] = sights;
  const departing = sights.filter(({ compared }) => compared && compared.departures.length > 0);
  const told = sights.length === 1 && first ? [first] : departing;
  const compared = sights.flatMap((sight) => (sight.compared ? [sight.compared] : []));
  return (
    <Section id="distribution" title={say(told.length > departing.length ? "distribution.title" : "distribution.units")}>
      {told.length === 0 && <p className="max-w-text">{say("distribution.unitsNone")}</p>}
      {told.map((sight) => (
        <div key={sight.unitId} className="mb-6">
          {sights.length > 1 && <h3>{sight.unit}</h3>}
          <DistributionView sight={sight} form={explain && { action: explain, hidden: { unitId: sight.unitId } }} say={say} />
        </div>
      ))}
      <p className="small muted max-w-text mt-3">
        {say("distribution.unitsRest", {
          follow: compared.filter(({ tooSmall, departures }) => !tooSmall && departures.length === 0).length,
          without: sights.filter(({ achievement }) => achievement === null).length,
          tooFew: compared.filter(({ tooSmall }) => tooSmall).length,
          minimum,
        })}
      </p>
    </Section>
  );
}
