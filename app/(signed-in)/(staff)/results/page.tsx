import { Icon } from "@/components/ui/icon";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { State } from "@/components/ui/state";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { listResults } from "@/lib/appraisals/queries";
import { speaker } from "@/lib/messages/format";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.results") });

export default async function ResultsPage() {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("appraisals:list-own");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const results = await listResults(grant);
  return (
    <>
      <PageHead title={say("menu.results")} lead={say("results.lead")} />
      {results.length === 0 && <Empty title={say("results.none")} text={say("results.noneHint")} />}
      <ul className="rows max-w-text">
        {results.map(({ id, period, predicate, ratedOn, interim, disputed, ...row }) => {
          const rater = interim ? say("people.interimName", { name: row.rater }) : row.rater;
          return (
            <li key={id}>
              <Icon name={predicate ? "scroll" : "clock"} className="text-ink-muted" />
              <div className="grow">
                {predicate && ratedOn ? (
                  <a className="title" href={`/appraisals/${id}/result`}>
                    {say("results.row", { period: { period }, predicate: { key: `predicate.${predicate}` } })}
                  </a>
                ) : (
                  <span className="title">{say("period.quarterShort", { period: { period } })}</span>
                )}
                <p>{ratedOn ? say("results.ratedBy", { rater, day: { day: ratedOn } }) : say("results.notYet", { rater })}</p>
              </div>
              {disputed && <State kind="caution" icon="scale" text={say("objection.disputed")} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}
