import { VerifiedSheet } from "@/components/evaluations/verified-paper";
import { VerifyForm } from "@/components/evaluations/verify-form";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { verifyCode } from "@/lib/evaluations/queries";
import { speaker } from "@/lib/messages/format";
import { getAgencyName } from "@/lib/navigation/queries";
import { now } from "@/lib/platform/clock";
import { typedIn } from "@/lib/platform/codes";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("verify.title"), robots: { index: false } });

/** What stands behind one code. Every code that is on no paper gets the same page. */
export default async function VerifiedPage({ params }: { params: Promise<{ code: string }> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("public:read", "");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const code = typedIn((await params).code);
  const { paper, because } = await verifyCode(grant, code, now());
  return (
    <>
      <h1>{say("verify.title")}</h1>
      {paper ? (
        <VerifiedSheet paper={paper} agency={await getAgencyName()} locale={locale} />
      ) : (
        <div className="mt-3 max-w-text">
          {because === "unknown" ? <Notice kind="caution" text={say("verify.unknown")} /> : <RefusalNotice because={because} say={say} />}
        </div>
      )}
      <h2 className="mt-6">{say("verify.another")}</h2>
      <VerifyForm code={paper ? "" : code.slice(0, 40)} say={say} />
    </>
  );
}
