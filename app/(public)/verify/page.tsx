import { redirect } from "next/navigation";
import { VerifyForm } from "@/components/evaluations/verify-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { verifyQuery } from "@/lib/evaluations/schema";
import { speaker } from "@/lib/messages/format";
import { normalCode } from "@/lib/platform/codes";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("verify.title") });

/** Where the code of a paper is typed; one that was typed leads to its own address. */
export default async function VerifyPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("public:read", "");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const code = normalCode(verifyQuery.parse(await searchParams).code ?? "");
  if (code) redirect(`/verify/${encodeURIComponent(code)}`);
  return (
    <>
      <h1>{say("verify.title")}</h1>
      <p className="mt-2 muted max-w-text">{say("verify.lead")}</p>
      <VerifyForm code="" say={say} />
    </>
  );
}
