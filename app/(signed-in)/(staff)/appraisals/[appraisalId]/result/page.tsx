import { AfterMove } from "@/components/appraisals/after-move";
import { FeedbackList } from "@/components/appraisals/feedback-list";
import { LogSummary } from "@/components/appraisals/log-summary";
import { ResultTree } from "@/components/appraisals/result-tree";
import { ValuesSection } from "@/components/appraisals/values-section";
import { YearQuarters } from "@/components/appraisals/year-quarters";
import { DocumentSection } from "@/components/evaluations/document-section";
import { WhatFollows } from "@/components/follow-ups/what-follows";
import { Disagree } from "@/components/objections/disagree";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { getResult } from "@/lib/appraisals/queries";
import { listAppraisalDocuments } from "@/lib/documents/queries";
import { deliverResult, receiveResult, returnResult, signResult } from "@/lib/evaluations/actions";
import { getEvaluation } from "@/lib/evaluations/queries";
import { listFollowing } from "@/lib/follow-ups/queries";
import { speaker } from "@/lib/messages/format";
import { listAppraisalObstacles } from "@/lib/obstacles/queries";
import { dayOf, now } from "@/lib/platform/clock";
import { regulationById } from "@/lib/regulation";

const ACTIONS = { sign: signResult, deliver: deliverResult, receive: receiveResult, return: returnResult };

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("result.title") });

export default async function ResultPage({ params }: { params: Promise<{ appraisalId: string }> }) {
  const { appraisalId } = await params;
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("appraisal:read-result", appraisalId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const [result, documents, evaluation] = await Promise.all([getResult(grant), listAppraisalDocuments(grant), getEvaluation(grant)]);
  const [obstacles, following] = await Promise.all([listAppraisalObstacles(grant, result.period, now()), listFollowing(grant, now())]);
  const may = async (
    permission: "evaluation:sign" | "evaluation:deliver" | "evaluation:receive" | "evaluation:return" | "objection:file",
  ) => (await grantOrNull(permission, appraisalId)) !== null;
  const { guide, limits, considered } = regulationById(result.regulationId, "quadrant");
  return (
    <>
      <PageHead
        over={say("result.over", { period: { period: result.period }, name: result.person.name, post: result.person.post })}
        title={say("result.predicate", { predicate: { key: `predicate.${result.predicate}` } })}
        lead={say("result.lead", {
          workResult: { key: `expectation.${result.workResult}` },
          behaviour: { key: `expectation.${result.behaviour}` },
          rater: result.ratedBy ?? (result.raterInterim ? say("people.interimName", { name: result.rater }) : result.rater),
          day: { day: result.ratedOn },
        })}
      />
      <AfterMove moved={result.evidence.moved} say={say} />
      <div className="mirror">
        <div>
          <Section
            id="why"
            title={say("result.why", { predicate: { key: `predicate.${result.predicate}` } })}
            aside={<a href={`/appraisals/${result.id}/receipt`}>{say("receipt.open")}</a>}
          >
            <ResultTree
              result={result}
              documents={documents}
              obstacles={obstacles}
              guide={{ workResult: guide.workResult.source, behaviour: guide.behaviour.source }}
              locale={locale}
              say={say}
            />
            <p className="small mt-3 off-paper">
              <a href={`/rules/${result.regulationId}`}>{say("rules.this")}</a>
            </p>
          </Section>
          <YearQuarters period={result.period} quarters={result.evidence.quarters} source={considered.quarters.source} say={say} />
          <FeedbackList
            feedback={result.evidence.feedback}
            to={grant.employeeId === result.person.id ? null : result.person.id}
            say={say}
          />
          <LogSummary logged={result.evidence.logged} say={say} />
        </div>
        <div>
          <DocumentSection
            sheet={evaluation}
            may={{
              sign: await may("evaluation:sign"),
              deliver: await may("evaluation:deliver"),
              receive: await may("evaluation:receive"),
              return: await may("evaluation:return"),
            }}
            actions={ACTIONS}
            source={limits.source}
            say={say}
          />
          <Disagree sheet={evaluation} mayObject={await may("objection:file")} today={dayOf(now())} limits={limits} say={say} />
          <WhatFollows
            rows={following.rows}
            propose={following.mayPropose ? `/follow-ups/new?employee=${result.person.id}&appraisal=${result.id}` : null}
            say={say}
          />
          <ValuesSection evidence={result.evidence} locale={locale} say={say} />
        </div>
      </div>
    </>
  );
}
