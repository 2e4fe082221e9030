import { AddEvidence } from "@/components/documents/add-evidence";
import { DocumentList } from "@/components/documents/document-list";
import { ResultObstacles } from "@/components/obstacles/result-obstacles";
import { ActionForm } from "@/components/ui/action-form";
import { Icon } from "@/components/ui/icon";
import { Empty, Section } from "@/components/ui/section";
import { StandingState } from "@/components/ui/standing";
import type { FormAction } from "@/lib/access/types";
import type { DocumentRow } from "@/lib/documents/types";
import type { Locale, Say } from "@/lib/messages/format";
import type { ObstacleRow } from "@/lib/obstacles/types";
import type { PlannedIndicator, PlannedResult, PlanSheet } from "@/lib/plans/types";
import { FactLines } from "./fact-lines";
import { LineComments, type Talk } from "./line-comments";
import { RealisationForm } from "./realisation-form";

type Props = {
  plan: PlanSheet;
  /** by realisation */
  documents: ReadonlyMap<string, readonly DocumentRow[]>;
  /** by result */
  obstacles: ReadonlyMap<string, readonly ObstacleRow[]>;
  /** On one's own plan in force. */
  flag: FormAction | null;
  enter: FormAction | null;
  remove: FormAction | null;
  /** Of a draft that may be changed. */
  arrange: FormAction | null;
  talk: Talk;
  locale: Locale;
  say: Say;
};

const ARRANGE = "arrange";

/** The plan as the form prints it: main results, then additional ones, each with its indicators and what came of them. */
export function PlanResults(props: Props) {
  const { plan, arrange, say } = props;
  const sections = (["main", "additional"] as const).map((priority) => {
    const results = plan.results.filter((result) => result.priority === priority);
    if (results.length === 0) return null;
    return (
      <Section key={priority} id={priority} title={say(`plan.${priority}`)} aside={say("plan.nResults", { n: results.length })}>
        <ol className="rows">
          {results.map((result, i) => (
            <Result key={result.id} {...props} result={result} first={i === 0} last={i === results.length - 1} />
          ))}
        </ol>
      </Section>
    );
  });
  return (
    <>
      {plan.results.length === 0 && <Empty title={say("planning.noMain")} />}
      {arrange && (
        // The buttons that belong to it stand beside their lines, where other forms stand too.
        <ActionForm id={ARRANGE} action={arrange} offline={say("form.offline")} hidden={{ planId: plan.id }} refresh quiet>
          {null}
        </ActionForm>
      )}
      {sections}
      {arrange && (
        <p className="actions off-paper">
          <a className="btn" href={`/plans/${plan.id}/results/new`}>
            <Icon name="plus" />
            {say("planning.addResult")}
          </a>
        </p>
      )}
    </>
  );
}

type Place = { first: boolean; last: boolean };

function Result({ result, first, last, ...props }: Props & Place & { result: PlannedResult }) {
  const { plan, obstacles, flag, arrange, talk, say } = props;
  const { id, position, title } = result;
  return (
    <li id={id}>
      <div className="grow">
        <span className="title">
          {position}. {title}
        </span>
        {result.serves && (
          <p className="[overflow-wrap:anywhere]">
            {result.servesForNow ? (
              <a href={`/plans/parents?year=${plan.year}`}>{say("cascade.servesForNow", { title: result.serves })}</a>
            ) : (
              say("cascade.serves", { title: result.serves })
            )}
          </p>
        )}
        <p>{[result.assignedBy && say("plan.assignedBy", { post: result.assignedBy }), result.perspective].filter(Boolean).join(" · ")}</p>
        {arrange && (
          <div className="line-deeds off-paper">
            <a className="btn quiet" href={`/plans/${plan.id}/results/${id}`} aria-label={say("planning.editNamed", { title })}>
              {say("planning.edit")}
            </a>
            <Moves part={`result.${id}`} n={String(position)} title={title} {...{ first, last, say }} />
          </div>
        )}
        <LineComments line={`result.${id}`} title={title} talk={talk} say={say} />
        <ul className="mt-2 grid gap-3">
          {result.indicators.map((indicator, i) => (
            <li key={indicator.id} id={indicator.id} className="pl-3 border-l border-line-strong min-w-0">
              <Indicator {...props} indicator={indicator} />
              {arrange && (
                <div className="line-deeds off-paper">
                  <a
                    className="btn quiet"
                    href={`/plans/${plan.id}/indicators/${indicator.id}`}
                    aria-label={say("planning.editNamed", { title: indicator.title })}
                  >
                    {say("planning.edit")}
                  </a>
                  <Moves
                    part={`indicator.${indicator.id}`}
                    n={`${position}.${i + 1}`}
                    title={indicator.title}
                    first={i === 0}
                    last={i === result.indicators.length - 1}
                    say={say}
                  />
                </div>
              )}
              <LineComments line={`indicator.${indicator.id}`} title={indicator.title} talk={talk} say={say} />
            </li>
          ))}
        </ul>
        <ResultObstacles obstacles={obstacles.get(id) ?? []} flag={flag} result={result} say={say} />
        {arrange && (
          <p className="off-paper mt-2">
            <a
              className="btn quiet"
              href={`/plans/${plan.id}/indicators/new?result=${id}`}
              aria-label={say("planning.addIndicatorTo", { title })}
            >
              <Icon name="plus" />
              {say("planning.addIndicator")}
            </a>
          </p>
        )}
      </div>
    </li>
  );
}

function Indicator({ indicator, plan, documents, enter, remove, locale, say }: Props & { indicator: PlannedIndicator }) {
  const { title, aspect, target, achieved } = indicator;
  return (
    <>
      <p className="!text-sm !text-ink">
        {title}
        {aspect && <span className="muted"> · {aspect}</span>}
      </p>
      <p>{target ? say("plan.target", { target: say(target.key, target.values) }) : say("planning.noTarget", { title })}</p>
      {achieved.map(({ id, period, words, evidence, standing, facts }) => (
        <div key={period} className="off-paper">
          <p className="[overflow-wrap:anywhere]">
            <b>{say("period.quarterShort", { period: { period } })}</b>: {say(words.key, words.values)}{" "}
            {standing !== "unknown" && <StandingState standing={standing} say={say} />}
            {evidence && <span className="block">{say("plan.evidenceIs", { evidence })}</span>}
          </p>
          <FactLines facts={facts} say={say} />
          {id === null && <p className="small muted">{say("fact.live")}</p>}
          <DocumentList
            documents={(id && documents.get(id)) || []}
            remove={period === plan.openPeriod ? remove : null}
            locale={locale}
            say={say}
          />
        </div>
      ))}
      {enter && plan.openPeriod && !indicator.bound && (
        <RealisationForm action={enter} indicator={indicator} period={plan.openPeriod} say={say}>
          <MoreEvidence indicator={indicator} plan={plan} documents={documents} say={say} />
        </RealisationForm>
      )}
    </>
  );
}

/** A file hangs on what was entered; until something is, there is nothing to hang it on. */
function MoreEvidence({ indicator, plan, documents, say }: Pick<Props, "plan" | "documents" | "say"> & { indicator: PlannedIndicator }) {
  const latest = indicator.achieved.find(({ period }) => period === plan.openPeriod);
  if (!latest?.id) return <p className="small muted mb-3">{say("document.realisationFirst")}</p>;
  const address = `/api/plans/${plan.id}/realisations/${latest.id}/documents`;
  return <AddEvidence address={address} count={documents.get(latest.id)?.length ?? 0} say={say} />;
}

/** Two buttons instead of dragging; where there is nowhere to go there is none. */
function Moves({ part, n, title, first, last, say }: Place & { part: string; n: string; title: string; say: Say }) {
  return (["up", "down"] as const).map((direction) =>
    (direction === "up" ? first : last) ? null : (
      <button
        key={direction}
        className="btn quiet icon"
        type="submit"
        form={ARRANGE}
        name="move"
        value={`${part}.${direction}`}
        aria-label={say(`planning.${direction}`, { n, title })}
      >
        <Icon name={direction} />
      </button>
    ),
  );
}
