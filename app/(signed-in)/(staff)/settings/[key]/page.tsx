import { notFound } from "next/navigation";
import { ProposalForm } from "@/components/settings/proposal-form";
import { ProposalView } from "@/components/settings/proposal-view";
import { RuleHistory } from "@/components/settings/rule-history";
import { ruleName } from "@/components/settings/words";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { adoptRule, commentRule, dropRule, proposeRule } from "@/lib/settings/actions";
import { getEarliestClose, listComments, listProposals, listRules } from "@/lib/settings/queries";
import { viewOf } from "@/lib/settings/shape";
import { isSettingKey } from "@/lib/settings/types";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.settings") });

/** One rule: its value today, before and later; what is proposed, what staff say to it, what was decided. */
export default async function RulePage({ params }: { params: Promise<{ key: string }> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("settings:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { key } = await params;
  if (!isSettingKey(key)) notFound();
  const today = dayOf(now());
  const [rules, proposals, comments, mayPropose, earliest] = await Promise.all([
    listRules(grant, { key }),
    listProposals(grant, key, today),
    listComments(grant, key),
    grantOrNull("setting:propose", AGENCY),
    getEarliestClose(today),
  ]);
  const undecided = proposals.find(({ decidedOn }) => decidedOn === null);
  const [mayComment, mayAdopt, mayDrop] = undecided
    ? await Promise.all([
        grantOrNull("setting:comment", undecided.id),
        grantOrNull("setting:adopt", undecided.id),
        grantOrNull("setting:drop", undecided.id),
      ])
    : [null, null, null];
  const inForceOn = (day: string) => rules.find(({ from, until }) => from <= day && (until === null || until >= day))?.value;
  return (
    <>
      <PageHead over={<a href="/settings">{say("menu.settings")}</a>} title={say(ruleName(key))} />
      {proposals.map((proposal) => (
        <ProposalView
          key={proposal.id}
          proposal={proposal}
          leaves={viewOf(key, proposal.value, inForceOn(addDays(proposal.from, -1)))}
          comments={comments.get(proposal.id) ?? []}
          deeds={{
            comment: mayComment && proposal === undecided ? commentRule : null,
            adopt: mayAdopt && proposal === undecided ? adoptRule : null,
            drop: mayDrop && proposal === undecided ? dropRule : null,
          }}
          say={say}
        />
      ))}
      <RuleHistory rules={rules.map((rule) => ({ ...rule, leaves: viewOf(key, rule.value) }))} today={today} say={say} />
      {mayPropose && !undecided && (
        <ProposalForm
          rule={key}
          leaves={viewOf(key, inForceOn(today))}
          earliest={earliest}
          from={addDays(earliest, 7)}
          action={proposeRule}
          say={say}
        />
      )}
    </>
  );
}
