import { SkipIntroduction } from "@/components/help/introduction";
import { Icon } from "@/components/ui/icon";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { skipIntroduction } from "@/lib/help/actions";
import { getIntroduction } from "@/lib/help/queries";
import { INTRODUCTION } from "@/lib/help/schema";
import { speaker } from "@/lib/messages/format";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("intro.title") });

/** Six steps to read in ten minutes; one goes on where one left. */
export default async function IntroductionPage() {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("introduction:take");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { taken, offered } = await getIntroduction(grant);
  const next = INTRODUCTION[taken] ?? INTRODUCTION[0];
  return (
    <>
      <PageHead title={say("intro.title")} lead={say("intro.lead", { of: INTRODUCTION.length })} />
      <ol className="rows max-w-text">
        {INTRODUCTION.map((step, i) => (
          <li key={step}>
            <Icon name={i < taken ? "done" : "draft"} className="text-ink-muted" />
            <div className="grow">
              <a className="title" href={`/introduction/${step}`}>
                {i + 1}. {say(`intro.step.${step}.title`)}
              </a>
              {i < taken && <p>{say("intro.read")}</p>}
            </div>
          </li>
        ))}
      </ol>
      <div className="actions mt-4">
        <a className="btn primary" href={`/introduction/${next}`}>
          {say(taken === 0 ? "intro.begin" : taken < INTRODUCTION.length ? "intro.resume" : "intro.again")}
        </a>
        {offered && <SkipIntroduction action={skipIntroduction} employeeId={grant.subjectId} say={say} />}
      </div>
    </>
  );
}
