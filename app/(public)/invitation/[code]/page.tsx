import { LinkPasswordForm } from "@/components/accounts/password-forms";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { choosePassword } from "@/lib/accounts/actions";
import { findLink } from "@/lib/accounts/queries";
import { showTime, speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { consequenceOf } from "@/lib/scoring/core/deadlines/consequences";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("link.title"), robots: { index: false } });

/** Whoever holds a one-time link chooses a password. Every code that opens nothing gets the same page. */
export default async function InvitationPage({ params }: { params: Promise<{ code: string }> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("link:use", "");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { code } = await params;
  const { link, because } = await findLink(grant, code, now());
  if (!link)
    return (
      <>
        <h1 className="mb-4">{say("link.unusable")}</h1>
        <RefusalNotice because={because} say={say} />
        <a href="/sign-in">{say("forgotten.back")}</a>
      </>
    );
  const { value: rules } = (await getSettings(dayOf(now())))("passwordRules");
  return (
    <div className="grid gap-4 max-w-form">
      <h1>{say("link.title")}</h1>
      <p>{say(link.kind === "invitation" ? "link.invited" : "link.reset")}</p>
      <p>
        <b>{say("link.whose", { name: link.name, email: link.email })}</b>
        <span className="block small muted">{say("link.notYours")}</span>
      </p>
      <LinkPasswordForm link={link} code={code} rules={rules} action={choosePassword} say={say} />
      <p className="small muted">
        {say("link.until", { day: { day: dayOf(link.expiresAt) }, time: showTime(locale, link.expiresAt, env().CERMIN_ZONE) })}{" "}
        {say(consequenceOf("link"))}
      </p>
    </div>
  );
}
