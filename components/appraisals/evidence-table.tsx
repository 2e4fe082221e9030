import { DocumentList } from "@/components/documents/document-list";
import { BesideShortfall, tellingIndicators } from "@/components/obstacles/beside-shortfall";
import { ObstacleLines } from "@/components/obstacles/obstacle-lines";
import { FactLines } from "@/components/plans/fact-lines";
import { Section } from "@/components/ui/section";
import { StandingState } from "@/components/ui/standing";
import type { Evidence } from "@/lib/appraisals/types";
import type { DocumentRow } from "@/lib/documents/types";
import type { Locale, Say } from "@/lib/messages/format";
import type { PeriodObstacles } from "@/lib/obstacles/types";

type Props = {
  evidence: Evidence;
  /** by the words of result and indicator */
  documents: ReadonlyMap<string, readonly DocumentRow[]>;
  obstacles: PeriodObstacles;
  locale: Locale;
  say: Say;
};

/** Results, targets and realisations: evidence beside the judgement, without a percentage. */
export function EvidenceTable({ evidence, documents, obstacles, locale, say }: Props) {
  const telling = tellingIndicators(evidence.indicators);
  return (
    <Section id="results" title={say("rating.evidence")} aside={say("rating.noPercent")}>
      {evidence.indicators.length === 0 && (
        <p className="small muted py-2">
          {say("rating.noPlan")} <a href="/plans/team">{say("planning.ratingNone")}</a>
        </p>
      )}
      {evidence.indicators.length > 0 && (
        <table className="table stack" data-density="compact">
          <caption className="sr">{say("rating.evidence")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("rating.indicator")}</th>
              <th scope="col">{say("rating.target")}</th>
              <th scope="col">{say("rating.realised")}</th>
            </tr>
          </thead>
          <tbody>
            {evidence.indicators.map((indicator) => (
              <tr key={`${indicator.resultTitle} ${indicator.title}`}>
                <th scope="row" className="min-w-32 [overflow-wrap:anywhere]">
                  {indicator.title}
                  <span className="block small muted font-normal">
                    {indicator.priority === "additional" && `${say("rating.additional")}: `}
                    {indicator.resultTitle}
                  </span>
                </th>
                <td data-label={say("rating.target")}>{say(indicator.target.key, indicator.target.values)}</td>
                <td data-label={say("rating.realised")} className="[overflow-wrap:anywhere]">
                  {indicator.realised ? say(indicator.realised.key, indicator.realised.values) : say("standing.unknown")}{" "}
                  {indicator.realised && indicator.standing !== "unknown" && <StandingState standing={indicator.standing} say={say} />}
                  {indicator.evidence && (
                    <span className="block small muted">{say("plan.evidenceIs", { evidence: indicator.evidence })}</span>
                  )}
                  <FactLines facts={indicator.facts} say={say} />
                  <DocumentList documents={documents.get(`${indicator.resultTitle} ${indicator.title}`) ?? []} locale={locale} say={say} />
                  {telling.has(indicator) && (
                    <BesideShortfall
                      obstacles={obstacles.byResult.get(indicator.resultTitle) ?? []}
                      short={indicator.standing === "below"}
                      say={say}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {obstacles.others.length > 0 && (
        <div className="py-2">
          <p className="small muted">{say("obstacle.others")}</p>
          <ObstacleLines obstacles={obstacles.others} say={say} />
        </div>
      )}
    </Section>
  );
}
