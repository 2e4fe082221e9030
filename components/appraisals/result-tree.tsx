import type { ReactNode } from "react";
import { DocumentList } from "@/components/documents/document-list";
import { BesideShortfall, tellingIndicators } from "@/components/obstacles/beside-shortfall";
import { ObstacleLines } from "@/components/obstacles/obstacle-lines";
import { FactLines } from "@/components/plans/fact-lines";
import { Eye } from "@/components/ui/eye";
import { Icon } from "@/components/ui/icon";
import { StandingState } from "@/components/ui/standing";
import type { ResultSheet } from "@/lib/appraisals/types";
import type { DocumentRow } from "@/lib/documents/types";
import type { Locale, Say } from "@/lib/messages/format";
import type { PeriodObstacles } from "@/lib/obstacles/types";
import type { Source } from "@/lib/scoring/core/types";
import { citizensWords, peersWords } from "./other-eyes";

const cite = ({ instrument, provision }: Source) => `${instrument}, ${provision}`;

function Node({
  what,
  value,
  source,
  words,
  children,
}: {
  what: ReactNode;
  value: ReactNode;
  source: string;
  words?: string | null;
  children?: ReactNode;
}) {
  return (
    <li className="node">
      <details open>
        <summary className="line">
          <span className="what">
            <Icon name="next" />
            <span className="min-w-0 [overflow-wrap:anywhere]">{what}</span>
          </span>
          <span className="val">{value}</span>
          <span className="cite">{source}</span>
        </summary>
        {words && <p className="words [overflow-wrap:anywhere]">{words}</p>}
        {children}
      </details>
    </li>
  );
}

const Leaf = ({ what, value, source, eye }: { what: ReactNode; value: ReactNode; source: string; eye?: ReactNode }) => (
  <li className="node leaf">
    <div className="line">
      <span className="what">
        {eye}
        <span className="min-w-0 [overflow-wrap:anywhere]">{what}</span>
      </span>
      <span className="val">{value}</span>
      <span className="cite">{source}</span>
    </div>
  </li>
);

type Props = {
  result: ResultSheet;
  /** by the words of result and indicator */
  documents: ReadonlyMap<string, readonly DocumentRow[]>;
  obstacles: PeriodObstacles;
  guide: { workResult: Source; behaviour: Source };
  locale: Locale;
  say: Say;
};

/** From the predicate back to every input, each with its article: the ratings are the rater's, the rest stands beside them. */
export function ResultTree({ result, documents, obstacles, guide, locale, say }: Props) {
  const telling = tellingIndicators(result.evidence.indicators);
  const quadrant = result.steps.find(({ rule }) => rule === "quadrant");
  const { self, peers, services } = result.evidence;
  return (
    <ul className="tree">
      <Node
        what={say("result.quadrant", {
          workResult: { key: `expectation.${result.workResult}` },
          behaviour: { key: `expectation.${result.behaviour}` },
        })}
        value={say(`predicate.${result.predicate}`)}
        source={quadrant ? cite(quadrant.source) : ""}
        words={say("result.quadrantWords")}
      />
      <Node
        what={say("rating.workResult")}
        value={say(`expectation.${result.workResult}`)}
        source={say("result.chosenByRater", { source: cite(guide.workResult) })}
        words={result.note && `“${result.note}”`}
      >
        <ul>
          {result.evidence.indicators.map((indicator) => (
            <Leaf
              key={`${indicator.resultTitle} ${indicator.title}`}
              what={
                <>
                  {indicator.title}. {say(indicator.step.words.key, indicator.step.words.values)}
                  {indicator.realised?.key === "indicator.said" && (
                    <span className="block muted">{say(indicator.realised.key, indicator.realised.values)}</span>
                  )}
                  <FactLines facts={indicator.facts} say={say} />
                  {indicator.evidence && <span className="block muted">{say("plan.evidenceIs", { evidence: indicator.evidence })}</span>}
                  <DocumentList documents={documents.get(`${indicator.resultTitle} ${indicator.title}`) ?? []} locale={locale} say={say} />
                  {telling.has(indicator) && (
                    <BesideShortfall
                      obstacles={obstacles.byResult.get(indicator.resultTitle) ?? []}
                      short={indicator.standing === "below"}
                      say={say}
                    />
                  )}
                </>
              }
              value={indicator.standing === "unknown" ? "" : <StandingState standing={indicator.standing} say={say} />}
              source={cite(indicator.step.source)}
            />
          ))}
          {obstacles.others.length > 0 && (
            <Leaf
              what={
                <>
                  {say("obstacle.others")}
                  <ObstacleLines obstacles={obstacles.others} say={say} />
                </>
              }
              value=""
              source=""
            />
          )}
        </ul>
      </Node>
      <Node
        what={say("rating.behaviour")}
        value={say(`expectation.${result.behaviour}`)}
        source={say("result.chosenByRater", { source: cite(guide.behaviour) })}
        words={say("result.information")}
      >
        <ul>
          <Leaf eye={<Eye kind="self" />} what={self ? self.story : say("eyes.noSelf")} value="" source={say("eyes.self")} />
          <Leaf eye={<Eye kind="peers" />} what={peersWords(peers, say)} value="" source={say("eyes.peers")} />
          {services.map((service) => (
            <Leaf
              key={service.id}
              eye={<Eye kind="citizens" />}
              what={<a href={`/appraisals/${result.id}/receipt#index-${service.id}`}>{say("eyes.citizens", { service: service.name })}</a>}
              value=""
              source={citizensWords(service, locale, say)}
            />
          ))}
        </ul>
      </Node>
    </ul>
  );
}
