import { notFound } from "next/navigation";
import { LocalSettings, Tags } from "@/components/rules/local-settings";
import { inForceWords } from "@/components/rules/rule-list";
import { RuleTable } from "@/components/rules/rule-table";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead, Section } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { regulations, regulationsOn } from "@/lib/regulation";
import { listSettingsOn } from "@/lib/settings/queries";

type Props = { params: Promise<{ regulationId: string }> };

const find = async ({ params }: Props) => {
  const { regulationId } = await params;
  return regulations.find(({ id }) => id === regulationId);
};

export const generateMetadata = async (props: Props) => ({
  title: (await find(props))?.name ?? speaker(await readerLocale())("notFound.title"),
});

/** One version whole, to be read beside the text and printed. */
export default async function RulePage(props: Props) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("public:read", "");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const rule = await find(props);
  if (!rule) notFound();
  const today = dayOf(now());
  const inForce = regulationsOn(today).includes(rule) ? say("rules.today") : "";
  return (
    <>
      <PageHead
        over={<a href="/rules">{say("rules.title")}</a>}
        title={<span lang="id">{rule.title}</span>}
        lead={`${say(`rules.subject.${rule.subject}`)}. ${inForceWords(rule, say)} ${inForce}`}
      />
      <Section id="rule" title={say("rules.all")} aside={rule.id}>
        <p className="max-w-text mb-2">{say(`rules.method.${rule.method}`)}</p>
        <RuleTable rule={rule} locale={locale} say={say} />
      </Section>
      <Tags say={say} />
      <LocalSettings settings={await listSettingsOn(today)} day={today} locale={locale} say={say} />
    </>
  );
}
