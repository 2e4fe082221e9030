import { redirect } from "next/navigation";
import { ForgetDrafts } from "@/components/shell/forget-drafts";
import { DemoRoles } from "@/components/sign-in/demo-roles";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { signInAsDemo, signInWithPassword } from "@/lib/access/actions";
import { grantOrNull } from "@/lib/access/require-grant";
import { ownPath } from "@/lib/access/schema";
import { readerLocale, signedInStaff } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("signIn.title") });

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = ownPath.safeParse((await searchParams).next).data ?? "/today";
  if (await signedInStaff()) redirect(next);
  const say = speaker(await readerLocale());
  const demo = await grantOrNull("session:open-demo", "");
  return (
    <div className="sign-in">
      <ForgetDrafts />
      <SignInForm action={signInWithPassword} next={next} say={say} />
      {demo && <DemoRoles action={signInAsDemo} next={next} say={say} />}
    </div>
  );
}
