import type { ReactNode } from "react";
import { FactLines } from "@/components/plans/fact-lines";
import { Section } from "@/components/ui/section";
import { StandingState } from "@/components/ui/standing";
import { State } from "@/components/ui/state";
import type { PeersView, QuarterResult, ReceiptSheet } from "@/lib/appraisals/types";
import type { Locale, Say } from "@/lib/messages/format";
import { judgeIndicator } from "@/lib/scoring/core/appraise";
import { isYear } from "@/lib/scoring/core/deadlines/periods";
import type { PeerAggregate } from "@/lib/scoring/core/raters/aggregate";
import type { DivergenceTest } from "@/lib/scoring/core/raters/divergence";
import type { HeadExpectationRule } from "@/lib/scoring/core/raters/head-expectation";
import { type IndexSaid, keyOf, type LogSaid, type Named } from "@/lib/scoring/core/receipt";
import { EXPECTATIONS, type Expectation, type Source } from "@/lib/scoring/core/types";
import { FeedbackRow } from "./feedback-list";
import { IndexArithmeticSheet } from "./index-arithmetic";
import { peersWords } from "./other-eyes";
import { PeerTable } from "./peer-table";
import { QuarterLine } from "./year-quarters";

type Props = { sheet: ReceiptSheet; elements: readonly string[]; locale: Locale; say: Say };

/** What a result was made from, kind by kind, in the order in which a reader asks: the ratings, the evidence, the other eyes, the terms. */
export function ReceiptView(props: Props) {
  return (
    <>
      <Rating {...props} />
      <Indicators {...props} />
      <Log {...props} />
      <OthersSaid {...props} />
      <Citizens {...props} />
      <Terms {...props} />
    </>
  );
}

const of = ({ receipt }: ReceiptSheet, kind: Named["kind"]) => receipt.beside.filter((named) => named.kind === kind);
const cite = ({ instrument, provision }: Source) => `${instrument}, ${provision}`;

/** Which row it is and what makes it count; and, where it is no longer as it was, that. */
function Origin({
  named,
  source,
  sheet,
  say,
}: {
  named: Pick<Named, "kind" | "id" | "version">;
  source: string;
  sheet: ReceiptSheet;
  say: Say;
}) {
  const { id, version } = named;
  return (
    <p className="small muted [overflow-wrap:anywhere]">
      {source} · {version === null ? say("receipt.row", { id }) : say("receipt.rowVersion", { id, version })}{" "}
      {sheet.changed.has(keyOf(named)) && <Changed say={say} />}
      {sheet.mayObject && (
        <a className="off-paper" href={`/objections/new?appraisal=${sheet.id}&input=${encodeURIComponent(keyOf(named))}`}>
          {say("objection.here")}
        </a>
      )}
    </p>
  );
}

const Changed = ({ say }: { say: Say }) => <State kind="caution" icon="warning" text={say("receipt.changed")} />;

const Row = ({ id, children }: { id?: string; children: ReactNode }) => (
  <li id={id}>
    <div className="grow min-w-0">{children}</div>
  </li>
);

function Rating({ sheet, say }: Props) {
  const { workResult, behaviour } = sheet.receipt;
  const [rating] = of(sheet, "rating");
  const note = rating?.said.note as string | null | undefined;
  return (
    <Section id="rating" title={say("receipt.rating")}>
      <ul className="rows">
        <Row>
          <span className="title">
            {say("receipt.ratings", { workResult: { key: `expectation.${workResult}` }, behaviour: { key: `expectation.${behaviour}` } })}
          </span>
          {note && <p className="!text-ink [overflow-wrap:anywhere]">“{note}”</p>}
          {rating && <Origin named={rating} source={rating.source ? cite(rating.source) : ""} sheet={sheet} say={say} />}
        </Row>
        <Row>
          <span className="title">{say("receipt.steps")}</span>
          <ol className="small">
            {sheet.steps.map(({ words, source }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are stored in their order and have no other name
              <li key={i} className="[overflow-wrap:anywhere]">
                {i + 1}. {say(words.key, words.values)} <span className="muted">{cite(source)}</span>
              </li>
            ))}
          </ol>
        </Row>
      </ul>
    </Section>
  );
}

function Indicators({ sheet, say }: Props) {
  const { indicators } = sheet.receipt;
  return (
    <Section id="indicators" title={say("receipt.indicators")}>
      {indicators.length === 0 && <p className="small muted py-2">{say("receipt.noIndicators")}</p>}
      <ul className="rows">
        {indicators.map((indicator) => {
          const { rows, title, resultTitle } = indicator;
          const { target, realised, standing, facts, step, evidence } = judgeIndicator(indicator);
          return (
            <Row key={rows?.indicatorId ?? title} {...(rows && { id: rows.indicatorId })}>
              <span className="title [overflow-wrap:anywhere]">{title}</span>
              <p className="[overflow-wrap:anywhere]">{resultTitle}</p>
              <p className="!text-ink [overflow-wrap:anywhere]">
                {say("rating.target")}: {say(target.key, target.values)}
              </p>
              {rows && (
                <Origin
                  named={{ kind: "indicator", id: rows.indicatorId, version: rows.version }}
                  source={cite(step.source)}
                  sheet={sheet}
                  say={say}
                />
              )}
              <p className="!text-ink [overflow-wrap:anywhere] mt-2">
                {realised ? `${say("rating.realised")}: ${say(realised.key, realised.values)} ` : say("receipt.noRealisation")}
                {standing !== "unknown" && <StandingState standing={standing} say={say} />}
              </p>
              <FactLines facts={facts} say={say} />
              {evidence && <p className="[overflow-wrap:anywhere]">{say("plan.evidenceIs", { evidence })}</p>}
              {rows?.realisationId && (
                <Origin
                  named={{ kind: "realisation", id: rows.realisationId, version: null }}
                  source={cite(step.source)}
                  sheet={sheet}
                  say={say}
                />
              )}
              {rows && rows.files.length > 0 && (
                <ul>
                  {rows.files.map(({ id, name, hash }) => (
                    <li key={id} className="small [overflow-wrap:anywhere]">
                      <a href={`/api/documents/${id}`}>{name}</a> <span className="muted">SHA-256 {hash}</span>{" "}
                      {sheet.changed.has(`file ${id}`) && <Changed say={say} />}
                    </li>
                  ))}
                </ul>
              )}
              {rows && sheet.planId && (
                <p className="off-paper">
                  <a className="btn quiet" href={`/plans/${sheet.planId}#${rows.indicatorId}`}>
                    {say("receipt.inPlan")}
                    <span className="sr">: {title}</span>
                  </a>
                </p>
              )}
            </Row>
          );
        })}
      </ul>
    </Section>
  );
}

function Log({ sheet, say }: Props) {
  const logs = of(sheet, "log");
  const words = new Map(sheet.lines.map((line) => [line.id, line]));
  return (
    <Section id="log" title={say("receipt.log")} aside={say("log.notEvidence")}>
      {logs.length === 0 && <p className="small muted py-2">{say("receipt.noLog")}</p>}
      <ul className="rows">
        {logs.map(({ id, said, source }) => {
          const { title, rows } = said as LogSaid;
          const minutes = rows.reduce((all, [, , each]) => all + each, 0);
          return (
            <Row key={id} id={`log-${id}`}>
              <details className="disclose">
                <summary className="[overflow-wrap:anywhere]">
                  {say("receipt.logged", { title: title ?? say("activity.noResult"), lines: rows.length, minutes })}
                </summary>
                <ul className="small">
                  {rows.map(([line, version]) => {
                    const is = words.get(line);
                    return (
                      <li key={line} className="[overflow-wrap:anywhere] py-1">
                        {is && (
                          <a href={`/activities/${line}`}>
                            {say("receipt.line", { day: { day: is.day }, text: is.text, minutes: is.minutes ?? 0 })}
                          </a>
                        )}{" "}
                        <span className="muted">{say("receipt.rowVersion", { id: line, version })}</span>{" "}
                        {sheet.changed.has(`line ${line}`) && <Changed say={say} />}
                      </li>
                    );
                  })}
                </ul>
              </details>
              {source && <p className="small muted">{cite(source)}</p>}
            </Row>
          );
        })}
      </ul>
    </Section>
  );
}

type SelfSaid = { story: string; obstacle: string | null };
type PeersSaid = {
  perspective: "peers" | "subordinates";
  minimum: number;
  state: "too-few" | "not-yet" | "released";
  answered: number;
  aggregate: PeerAggregate;
};

function OthersSaid({ sheet, locale, say }: Props) {
  const [self] = of(sheet, "self");
  const peers = of(sheet, "peers");
  return (
    <Section id="others" title={say("receipt.others")} aside={say("eyes.information")}>
      <ul className="rows">
        <Row>
          <span className="title">{say("eyes.self")}</span>
          {self ? (
            <>
              <p className="!text-ink whitespace-pre-line [overflow-wrap:anywhere]">{(self.said as SelfSaid).story}</p>
              {(self.said as SelfSaid).obstacle && (
                <p className="[overflow-wrap:anywhere]">{say("eyes.obstacle", { text: (self.said as SelfSaid).obstacle ?? "" })}</p>
              )}
              <Origin named={self} source={say("receipt.local")} sheet={sheet} say={say} />
            </>
          ) : (
            <p>{say("receipt.noSelf")}</p>
          )}
        </Row>
        {peers.length === 0 && (
          <Row>
            <p>{say("receipt.noOthers")}</p>
          </Row>
        )}
        {peers.map((named) => {
          const { perspective, minimum, state, answered, aggregate } = named.said as PeersSaid;
          const view: PeersView = state === "released" ? { kind: state, answered, minimum, aggregate } : { kind: state, minimum };
          return (
            <Row key={named.id}>
              <span className="title">{say(`receipt.perspective.${perspective}`)}</span>
              <p>{peersWords(view, say)}</p>
              {view.kind === "released" && (
                <PeerTable aggregate={view.aggregate} items={sheet.items} self={null} locale={locale} say={say} />
              )}
              <Origin named={named} source={named.source ? cite(named.source) : ""} sheet={sheet} say={say} />
            </Row>
          );
        })}
        {of(sheet, "feedback").map((named) => (
          <FeedbackRow key={named.id} line={named.said as Parameters<typeof FeedbackRow>[0]["line"]} say={say}>
            <Origin named={named} source={named.source ? cite(named.source) : ""} sheet={sheet} say={say} />
          </FeedbackRow>
        ))}
      </ul>
    </Section>
  );
}

function Citizens({ sheet, elements, locale, say }: Props) {
  const indexes = of(sheet, "index");
  return (
    <Section id="citizens" title={say("receipt.citizens")} aside={say("eyes.information")}>
      {indexes.length === 0 && <p className="small muted py-2">{say("receipt.noCitizens")}</p>}
      {indexes.map((named) => (
        <div key={named.id} id={`index-${named.id}`} className="py-2">
          <IndexArithmeticSheet said={named.said as IndexSaid} elements={elements} locale={locale} say={say} />
          <Origin named={named} source={named.source ? cite(named.source) : ""} sheet={sheet} say={say} />
        </div>
      ))}
    </Section>
  );
}

type TermsSaid = { value: unknown; source: string; from: string };

/** A local rule as it was then, in a sentence. */
function termsWords({ id, said }: Named, say: Say): string {
  const { value } = said as TermsSaid;
  if (id === "headExpectation") {
    const { "needs-improvement": needsImprovement, "very-poor": veryPoor, ...rest } = value as HeadExpectationRule;
    const words = (each: Expectation) => ({ key: `settings.choices.headExpectation.${each}` }) as const;
    return say("receipt.headExpectation", {
      outstanding: words(rest.outstanding),
      good: words(rest.good),
      needsImprovement: words(needsImprovement),
      poor: words(rest.poor),
      veryPoor: words(veryPoor),
    });
  }
  const tests = value as Record<Expectation, DivergenceTest>;
  return say(
    "receipt.divergence",
    Object.fromEntries(EXPECTATIONS.map((each) => [each, { key: `settings.choices.divergence.${tests[each]}` as const }])),
  );
}
type AchievementSaid = {
  period: string;
  value: "outstanding" | "good" | "needs-improvement" | "poor" | "very-poor";
  source: string;
  /** Where it is the former unit's, as both agreed after a move. */
  agreedOn?: string;
  headed?: true;
};

function Terms({ sheet, say }: Props) {
  return (
    <Section id="terms" title={say("receipt.terms")}>
      <ul className="rows">
        {of(sheet, "quarter").map((named) => {
          const since = sheet.since.get(named.id);
          return (
            <Row key={named.id}>
              <QuarterLine quarter={{ ...(named.said as Omit<QuarterResult, "id">), id: named.id }} say={say} />
              {since && <p className="!text-ink">{say("receipt.since", { predicate: { key: `predicate.${since}` } })}</p>}
              <Origin named={named} source={named.source ? cite(named.source) : ""} sheet={sheet} say={say} />
            </Row>
          );
        })}
        {of(sheet, "achievement").map((named) => {
          const { period, value, source, agreedOn, headed } = named.said as AchievementSaid;
          return (
            <Row key={named.id}>
              <span className="title">
                {say("receipt.achievement", { value: { key: `achievement.${value}` } })}
                {isYear(sheet.period) && ` (${say("period.quarterShort", { period: { period } })})`}
              </span>
              {headed && <p>{say("receipt.headed")}</p>}
              {agreedOn && <p>{say("receipt.achievementAgreed", { period: { period }, day: { day: agreedOn } })}</p>}
              <p className="[overflow-wrap:anywhere]">{source}</p>
              <Origin named={named} source={named.source ? cite(named.source) : ""} sheet={sheet} say={say} />
            </Row>
          );
        })}
        {of(sheet, "terms").map((named) => {
          const { source, from } = named.said as TermsSaid;
          return (
            <Row key={named.id}>
              <span className="title">{termsWords(named, say)}</span>
              <p className="[overflow-wrap:anywhere]">{say("receipt.since", { day: { day: from }, source })}</p>
              <Origin named={named} source={named.source ? cite(named.source) : ""} sheet={sheet} say={say} />
            </Row>
          );
        })}
      </ul>
    </Section>
  );
}
