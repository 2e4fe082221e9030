import { notFound } from "next/navigation";
import { AccountForm } from "@/components/accounts/account-form";
import { AccountTable } from "@/components/accounts/account-table";
import { LinkForm } from "@/components/accounts/link-form";
import { RoleList } from "@/components/accounts/role-list";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { appointToRole, endOfficeRole, updateAccount } from "@/lib/accounts/actions";
import { getAccount } from "@/lib/accounts/queries";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { isUuid } from "@/lib/platform/ids";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.accounts") });

type Given = { params: Promise<{ accountId: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function AccountPage({ params, searchParams }: Given) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("accounts:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { accountId } = await params;
  const account = isUuid(accountId) ? await getAccount(grant, accountId) : null;
  if (!account) notFound();
  const [manage, mayAppoint, mayIssue] = await Promise.all([
    grantOrNull("accounts:manage", AGENCY),
    grantOrNull("accounts:appoint", AGENCY),
    grantOrNull("accounts:issue-link", AGENCY),
  ]);
  return (
    <>
      <PageHead over={<a href="/accounts">{say("menu.accounts")}</a>} title={account.name} lead={account.post} />
      {"added" in (await searchParams) && <Notice kind="positive" text={say("accounts.added")} />}
      <AccountTable rows={[account]} say={say} />
      {mayIssue && account.deactivatedOn === null && (
        <Section id="link" title={say("accounts.link")}>
          <LinkForm account={account} say={say} />
        </Section>
      )}
      <Section id="roles" title={say("accounts.roleDates")}>
        <RoleList account={account} add={mayAppoint && appointToRole} end={mayAppoint && endOfficeRole} today={dayOf(now())} say={say} />
      </Section>
      {manage && (
        <Section id="edit" title={say("accounts.data")}>
          <AccountForm account={account} action={updateAccount} say={say} />
        </Section>
      )}
    </>
  );
}
