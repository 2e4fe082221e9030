import { Limits, PredicateTable, SevenValues, TwoRatings } from "@/components/help/law";
import { FourEyes, LocalRules } from "@/components/help/local";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Section } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { regulationById, regulationInForce } from "@/lib/regulation";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("help.title") });

/** How one is assessed, out of the same data that assesses. */
export default async function HelpPage() {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("public:read", "");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const today = dayOf(now());
  const rule = regulationById(regulationInForce("appraisal", today).id, "quadrant");
  const settings = await getSettings(today);
  const local = (["minutesPerDay", "minimumGroup", "peersAsked", "gradeMinimum"] as const).map((key) => {
    const { value, source } = settings(key);
    return { name: say(`help.local.${key}`), value: say(`help.local.${key}Value`, { n: value }), source };
  });
  return (
    <>
      <h1>{say("help.title")}</h1>
      <p className="mt-2 muted max-w-text">{say("help.lead")}</p>
      <p className="small muted mt-1 max-w-text">
        {say("help.rule", { instrument: rule.predicates.source.instrument, title: rule.title })} <a href="/rules">{say("rules.link")}</a>
      </p>
      <div className="mt-8">
        <Section id="first" title={say("help.first.title")}>
          <ol className="bullets numbered max-w-text">
            {(["plan", "log", "evidence", "rating", "result"] as const).map((step) => (
              <li key={step}>{say(`help.first.${step}`)}</li>
            ))}
          </ol>
        </Section>
        <TwoRatings rule={rule} locale={locale} say={say} />
        <PredicateTable rule={rule} locale={locale} say={say} />
        <FourEyes minimum={settings("minimumGroup").value} say={say} />
        <SevenValues rule={rule} locale={locale} say={say} />
        <Limits rule={rule} locale={locale} say={say} />
        <LocalRules rules={local} say={say} />
        <Section id="data" title={say("help.data.title")}>
          <p className="max-w-text">{say("help.data.text")}</p>
        </Section>
      </div>
    </>
  );
}
