import { AccountForm } from "@/components/accounts/account-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { createAccount } from "@/lib/accounts/actions";
import { speaker } from "@/lib/messages/format";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("accounts.add") });

export default async function NewAccountPage() {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("accounts:manage", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  return (
    <>
      <PageHead over={<a href="/accounts">{say("menu.accounts")}</a>} title={say("accounts.add")} />
      <AccountForm account={null} action={createAccount} say={say} />
    </>
  );
}
