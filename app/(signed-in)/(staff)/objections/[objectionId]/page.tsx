import { ReceiptView } from "@/components/appraisals/receipt-view";
import { ObjectionStateMark, objectionWords } from "@/components/objections/objection-list";
import { Statements } from "@/components/objections/statements";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { decideOnObjection, explainResult, recordHearing, withdrawOwnObjection } from "@/lib/objections/actions";
import { getObjection } from "@/lib/objections/queries";
import { dayOf, now } from "@/lib/platform/clock";
import { ELEMENTS } from "@/lib/regulation/instruments/skm-1";
import { getHolidays } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("objection.title") });

const ACTIONS = { explain: explainResult, hear: recordHearing, decide: decideOnObjection, withdraw: withdrawOwnObjection };

/** The dossier: the result as it was signed with everything it rests on, what each side says, and the decision. */
export default async function ObjectionPage({ params }: { params: Promise<{ objectionId: string }> }) {
  const { objectionId } = await params;
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("objection:read", objectionId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const sheet = await getObjection(grant, { today: dayOf(now()), holidays: await getHolidays() });
  const may = async (deed: keyof typeof ACTIONS) => (await grantOrNull(`objection:${deed}` as const, objectionId)) !== null;
  const mays = { explain: await may("explain"), hear: await may("hear"), decide: await may("decide"), withdraw: await may("withdraw") };
  const { period, person, predicate, workResult, behaviour, state } = sheet;
  return (
    <>
      <PageHead
        over={say("receipt.over", { period: { period }, name: person.name, post: person.post })}
        title={say("objection.title")}
        lead={say("objection.sheetLead", {
          predicate: { key: `predicate.${predicate}` },
          workResult: { key: `expectation.${workResult}` },
          behaviour: { key: `expectation.${behaviour}` },
          rater: sheet.rater,
        })}
      >
        <ObjectionStateMark state={state} say={say} />
      </PageHead>
      <p className="max-w-text">{objectionWords(sheet, say)}</p>
      <Statements sheet={sheet} may={mays} actions={ACTIONS} say={say} />
      <ReceiptView sheet={sheet.receipt} elements={ELEMENTS.map((element) => say(`survey.element.${element}`))} locale={locale} say={say} />
    </>
  );
}
