import { notFound } from "next/navigation";
import { AccountForm } from "@/components/accounts/account-form";
import { AccountTable } from "@/components/accounts/account-table";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { updateAccount } from "@/lib/accounts/actions";
import { getAccount } from "@/lib/accounts/queries";
import { speaker } from "@/lib/messages/format";
import { isUuid } from "@/lib/platform/ids";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.accounts") });

export default async function AccountPage({ params }: { params: Promise<{ accountId: string }> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("accounts:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { accountId } = await params;
  const account = isUuid(accountId) ? await getAccount(grant, accountId) : null;
  if (!account) notFound();
  const mayManage = await grantOrNull("accounts:manage", AGENCY);
  return (
    <>
      <PageHead over={<a href="/accounts">{say("menu.accounts")}</a>} title={account.name} lead={account.post} />
      {mayManage ? <AccountForm account={account} action={updateAccount} say={say} /> : <AccountTable rows={[account]} say={say} />}
    </>
  );
}
