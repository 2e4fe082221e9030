import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { LanguageForm } from "@/components/shell/language-form";
import { SignOutForm } from "@/components/shell/sign-out-form";
import { chooseLanguage, signOut } from "@/lib/access/actions";
import { readerLocale, signedInStaff } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { menuFor } from "@/lib/navigation/menu";
import { getNavigation } from "@/lib/navigation/queries";

/** The frame around one's own pages. It decides nothing: each page asks for itself, and leaves by status. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const me = await signedInStaff();
  if (!me) return children;
  const locale = await readerLocale();
  const say = speaker(locale);
  const navigation = await getNavigation(me);
  return (
    <AppShell
      agency={navigation.agency}
      {...menuFor(me.roles, navigation, say)}
      person={me}
      words={{
        skip: say("shell.skip"),
        main: say("shell.mainMenu"),
        bottom: say("shell.bottomMenu"),
        menu: say("shell.menu"),
        help: say("shell.help"),
        account: say("shell.account"),
        waiting: say("shell.waiting"),
      }}
      language={<LanguageForm action={chooseLanguage} locale={locale} say={say} />}
      barLanguage={<LanguageForm action={chooseLanguage} locale={locale} say={say} plain />}
      signOut={<SignOutForm action={signOut} say={say} />}
    >
      {children}
    </AppShell>
  );
}
