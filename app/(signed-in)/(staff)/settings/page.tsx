import { RuleList } from "@/components/settings/rule-list";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { listProposals, listRules } from "@/lib/settings/queries";
import { viewOf } from "@/lib/settings/shape";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.settings") });

/** What the law leaves to the agency: as it is, as it will be, as somebody would have it. */
export default async function SettingsPage() {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("settings:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const today = dayOf(now());
  const [rules, proposals] = await Promise.all([listRules(grant, { on: today }), listProposals(grant, null, today)]);
  const views = rules.map((rule) => ({ ...rule, leaves: viewOf(rule.key, rule.value) }));
  return (
    <>
      <PageHead title={say("menu.settings")} lead={say("settings.lead")}>
        <a className="btn" href="/settings/holidays">
          {say("menu.holidays")}
        </a>
      </PageHead>
      <RuleList
        now={views.filter(({ from }) => from <= today)}
        ahead={views.filter(({ from }) => from > today)}
        proposals={proposals}
        say={say}
      />
    </>
  );
}
