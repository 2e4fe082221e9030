import { LocalSettings, Tags } from "@/components/rules/local-settings";
import { RuleList } from "@/components/rules/rule-list";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { regulations, regulationsOn } from "@/lib/regulation";
import { listSettingsOn } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("rules.title") });

/** The law as it is computed by: every version, and what the agency decided beside it. */
export default async function RulesPage() {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("public:read", "");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const today = dayOf(now());
  return (
    <>
      <h1>{say("rules.title")}</h1>
      <p className="mt-2 mb-6 muted max-w-text">{say("rules.lead")}</p>
      <RuleList rules={regulations} today={regulationsOn(today).map(({ id }) => id)} say={say} />
      <Tags say={say} />
      <LocalSettings settings={await listSettingsOn(today)} day={today} locale={locale} say={say} />
    </>
  );
}
