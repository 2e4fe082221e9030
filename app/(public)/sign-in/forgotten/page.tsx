import { ForgottenForm } from "@/components/sign-in/forgotten-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { askForNewLink } from "@/lib/accounts/actions";
import { speaker } from "@/lib/messages/format";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("forgotten.title") });

/** How one comes by a new password where no e-mail is sent: the office hands a link over. */
export default async function ForgottenPage() {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("public:read", "");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  return (
    <div className="sign-in">
      <div className="grid gap-4 content-start">
        <h1>{say("forgotten.title")}</h1>
        <p>{say("forgotten.lead")}</p>
        <ForgottenForm action={askForNewLink} say={say} />
        <p>
          <a href="/sign-in">{say("forgotten.back")}</a>
        </p>
      </div>
      <ol className="bullets numbered max-w-text content-start">
        {(["ask", "handed", "choose"] as const).map((step) => (
          <li key={step}>{say(`forgotten.${step}`)}</li>
        ))}
      </ol>
    </div>
  );
}
