import type { ReactNode } from "react";
import { LanguageForm } from "@/components/shell/language-form";
import { PublicShell } from "@/components/shell/public-shell";
import { chooseLanguage } from "@/lib/access/actions";
import { readerLocale, signedInStaff } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { getAgencyName } from "@/lib/navigation/queries";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const [me, agency] = await Promise.all([signedInStaff(), getAgencyName()]);
  const links = [
    { href: "/scoreboard", label: say("menu.scoreboard") },
    { href: "/help", label: say("shell.help") },
    me ? { href: "/today", label: say("menu.today") } : { href: "/sign-in", label: say("signIn.title") },
  ];
  return (
    <PublicShell
      agency={agency}
      links={links}
      skip={say("shell.skip")}
      language={<LanguageForm action={chooseLanguage} locale={locale} say={say} plain />}
    >
      {children}
    </PublicShell>
  );
}
