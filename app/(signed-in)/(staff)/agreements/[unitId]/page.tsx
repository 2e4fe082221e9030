import { AgreementView } from "@/components/agreements/agreement-view";
import { AgreementHeadForm } from "@/components/agreements/head-form";
import { AgreementLineForm } from "@/components/agreements/line-form";
import { YearTabs } from "@/components/agreements/year-tabs";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { removeAgreementLine, saveAgreement, saveAgreementLine } from "@/lib/agreements/actions";
import { getAgreement } from "@/lib/agreements/queries";
import { agreementQuery } from "@/lib/agreements/schema";
import { listGoalChoices } from "@/lib/direction/queries";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { plannableOn } from "@/lib/scoring/core/planning";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.agreements") });

type Props = { params: Promise<{ unitId: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function AgreementPage({ params, searchParams }: Props) {
  const { unitId } = await params;
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("agreement:read", unitId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const years = plannableOn(dayOf(now()));
  const { year = years.at(-1) ?? 0 } = agreementQuery.parse(await searchParams);
  const [sheet, change, matrix] = await Promise.all([
    getAgreement(grant, year),
    grantOrNull("agreement:change", unitId),
    grantOrNull("matrix:read", unitId),
  ]);
  const { agreement } = sheet;
  const goals = agreement && change ? await listGoalChoices(change, year) : [];
  const state = agreement?.signedOn ? say("agreement.signedIs", { day: { day: agreement.signedOn } }) : say("agreement.state.draft");
  return (
    <>
      <PageHead
        over={<a href={`/agreements?year=${year}`}>{say("menu.agreements")}</a>}
        title={sheet.unit}
        lead={
          agreement
            ? [agreement.title, state, agreement.source].filter(Boolean).join(" · ")
            : say("agreement.noneYet", { year: String(year) })
        }
      >
        {matrix && (
          <a className="btn" href={`/matrix/${unitId}?year=${year}`}>
            {say("agreement.toMatrix")}
          </a>
        )}
      </PageHead>
      <YearTabs href={`/agreements/${unitId}`} year={year} years={years} say={say} />
      {agreement && (
        <AgreementView
          sheet={sheet}
          edits={change && { save: saveAgreementLine, remove: removeAgreementLine, goals }}
          locale={locale}
          say={say}
        />
      )}
      {agreement && change && (
        <Section id="add" title={say("agreement.addTitle")}>
          <AgreementLineForm
            unitId={unitId}
            year={year}
            result={null}
            line={null}
            goals={goals}
            action={saveAgreementLine}
            typed={String}
            say={say}
          />
        </Section>
      )}
      {change && (
        <Section id="head" title={say(agreement ? "agreement.headTitle" : "agreement.begin")}>
          <AgreementHeadForm key={String(agreement?.version)} sheet={sheet} action={saveAgreement} say={say} />
        </Section>
      )}
    </>
  );
}
