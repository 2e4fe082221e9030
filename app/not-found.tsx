import { Problem } from "@/components/shell/problem";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";

export default async function NotFound() {
  const say = speaker(await readerLocale());
  return <Problem title={say("notFound.title")} text={say("refusal.not-found")} link={{ href: "/today", label: say("notFound.home") }} />;
}
