import { notFound } from "next/navigation";
import { ChangePasswordForm } from "@/components/accounts/password-forms";
import { SessionList } from "@/components/accounts/session-list";
import { OwnRaterSection } from "@/components/raters/own-rater";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale, sessionKey } from "@/lib/access/session";
import { sessionIdOf } from "@/lib/access/session-row";
import { changeOwnPassword, endSessions } from "@/lib/accounts/actions";
import { getOwnAccount } from "@/lib/accounts/queries";
import { speaker } from "@/lib/messages/format";
import { sayNotMyRater } from "@/lib/people/actions";
import { dayOf, now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { getOwnRater } from "@/lib/raters/queries";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("account.title") });

/** One's own rater, password, and where one is signed in. */
export default async function OwnAccountPage() {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireOwnGrant("account:read-own");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const account = await getOwnAccount(grant, sessionIdOf((await sessionKey()) ?? ""));
  if (!account) notFound();
  const { email, roles, sessions } = account;
  const dispute = await grantOrNull("rater:dispute", grant.subjectId);
  const rules = (await getSettings(dayOf(now())))("passwordRules").value;
  const own = { employeeId: grant.subjectId, say };
  const named = roles.map((role) => say(`role.${role}`)).join(", ");
  return (
    <>
      <PageHead title={say("account.title")} lead={[say("account.signsInWith", { email }), named].filter(Boolean).join(" ")} />
      {dispute && <OwnRaterSection own={await getOwnRater(dispute, now())} dispute={sayNotMyRater} say={say} />}
      <Section id="sessions" title={say("account.sessions")}>
        <SessionList {...own} sessions={sessions} end={endSessions} dayOf={dayOf} zone={env().CERMIN_ZONE} locale={locale} />
      </Section>
      <Section id="password" title={say("account.password")}>
        <ChangePasswordForm {...own} email={email} rules={rules} action={changeOwnPassword} />
      </Section>
    </>
  );
}
