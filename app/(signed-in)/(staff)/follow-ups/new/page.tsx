import { notFound } from "next/navigation";
import { ProposalForm } from "@/components/follow-ups/proposal-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { proposeWhatFollows } from "@/lib/follow-ups/actions";
import { listOwners } from "@/lib/follow-ups/queries";
import { newQuery } from "@/lib/follow-ups/schema";
import { speaker } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("followUp.propose") });

export default async function NewFollowUpPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { employee: employeeId, appraisal = "" } = newQuery.parse(await searchParams);
  if (!employeeId) notFound();
  const { grant, refusal } = await requireGrant("follow-up:propose", employeeId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const { employee, owners } = await listOwners(grant, now());
  const own = grant.employeeId === employeeId;
  return (
    <>
      <PageHead over={say("followUp.propose")} title={employee} lead={say(own ? "followUp.ownLead" : "followUp.newLead")} />
      <ProposalForm employeeId={employeeId} appraisalId={appraisal} own={own} owners={owners} action={proposeWhatFollows} say={say} />
    </>
  );
}
