import { FilingForm } from "@/components/objections/filing-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { objectToResult } from "@/lib/objections/actions";
import { getDraft } from "@/lib/objections/queries";
import { newQuery } from "@/lib/objections/schema";
import { dayOf, now } from "@/lib/platform/clock";
import { getHolidays } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("objection.new") });

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One tap from the result, or from any input of its receipt. */
export default async function NewObjectionPage({ searchParams }: Props) {
  const say = speaker(await readerLocale());
  const { appraisal, input } = newQuery.parse(await searchParams);
  const { grant, refusal } = await requireGrant("objection:file", appraisal);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const draft = await getDraft(grant, { today: dayOf(now()), holidays: await getHolidays() });
  return (
    <>
      <PageHead
        over={say("objection.against", { period: { period: draft.period }, predicate: { key: `predicate.${draft.predicate}` } })}
        title={say("objection.new")}
        lead={draft.superior ? say("objection.newLead", { name: draft.superior }) : say("objection.newLeadNobody")}
      />
      <FilingForm action={objectToResult} draft={draft} input={input ?? null} say={say} />
    </>
  );
}
