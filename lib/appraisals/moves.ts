import { isMessageKey } from "@/lib/messages/format";
import type { Words } from "@/lib/messages/keys";
import { afterAMove, type Days } from "@/lib/scoring/core/raters/after-a-move";
import type { Agreement, Home } from "@/lib/scoring/core/raters/former-result";
import type { Evidence } from "./types";

type Rater = { raterId: string; name: string; movedOn: string | null };
/** Who moved in a period, as it is found. */
export type MovesFound = {
  name: string;
  achievement: Evidence["achievement"];
  headed: boolean;
  quarters: Evidence["quarters"];
  evaluation: { opensOn: string; closesOn: string } | null;
  homes: Home[];
  agreement: Agreement | null;
  away: (Days & { place: string })[];
  /** As whose head they act on the last day, where that is why this rater rates. */
  acting: Days[];
  /** Who rated when the period began, and who rates it, each with the day on which they went while they rated. */
  began: Rater | null;
  rates: Rater;
};

/** Why this rater rates, and on whose result; nothing where nobody moved. */
export function movesInWords(
  { name, achievement, evaluation, homes, agreement, away, acting, began, rates }: MovesFound,
  period: string,
): Words[] {
  const isInside = ({ movedOn }: Rater) =>
    movedOn !== null && evaluation !== null && evaluation.opensOn <= movedOn && movedOn <= evaluation.closesOn;
  // who rates it went inside the days for rating or not at all, and who rated before went outside them
  const gone = [...(began && !isInside(began) ? [began] : []), ...(isInside(rates) ? [rates] : [])];
  const raters = gone.map((rater) => ({ ...rater, from: "", until: null }));
  const { because, byAgreement } = afterAMove({
    period,
    evaluation,
    homes,
    away,
    acting: acting.map((days) => ({ ...days, headId: rates.raterId })),
    raters,
  });
  const unitBefore = (day: string) => homes.toSorted((a, b) => (a.from < b.from ? 1 : -1)).find(({ from }) => from < day);
  const agreed = agreementInWords(agreement, achievement);
  const reasons = because.flatMap(({ reason, on }): Words[] => {
    const day = { day: on };
    switch (reason) {
      case "employeeMoved":
      case "employeeMovedYear": {
        const left = unitBefore(on);
        const said: Words = { key: `moved.${reason}`, values: { name, unit: left?.unit ?? "", day } };
        if (!byAgreement || !left || agreed) return [said];
        const values = { unit: left.unit, period: { period: byAgreement.period } };
        const value = `achievement.${left.previous}`;
        return isMessageKey(value)
          ? [said, { key: "moved.byAgreement", values: { ...values, value: { key: value } } }]
          : [said, { key: "moved.byAgreementNone", values }];
      }
      case "raterMovedInside":
      case "raterMovedOutside":
        return [{ key: `moved.${reason}`, values: { rater: raters.find(({ movedOn }) => movedOn === on)?.name ?? "", day } }];
      case "away":
        return [{ key: "moved.away", values: { name, place: away.find(({ from }) => from === on)?.place ?? "", day } }];
      case "acting":
        return [{ key: "moved.acting", values: { name, day } }];
    }
  });
  return agreed ? [...reasons, agreed] : reasons;
}

/** Whose achievement it is by agreement; nothing where none is in force. */
function agreementInWords(agreement: Agreement | null, achievement: MovesFound["achievement"]): Words | null {
  const value = `achievement.${achievement?.value}`;
  if (!agreement?.agreedOn || !isMessageKey(value)) return null;
  const { unit, period, proposedBy, agreedOn } = agreement;
  return { key: "moved.agreed", values: { unit, period: { period }, value: { key: value }, name: proposedBy, day: { day: agreedOn } } };
}
