import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";

/** The front door: what this is, and the three ways in. */
export default async function LandingPage() {
  await requireGrant("public:read", "");
  const say = speaker(await readerLocale());
  return (
    <div className="max-w-[42rem]">
      <h1>{say("landing.title")}</h1>
      <p className="mt-2 muted">{say("landing.lead")}</p>
      <div className="actions mt-6">
        <a className="btn primary" href="/sign-in">
          {say("landing.signIn")}
        </a>
        <a className="btn" href="/scoreboard">
          {say("landing.scoreboard")}
        </a>
        <a className="btn" href="/help">
          {say("landing.help")}
        </a>
      </div>
      <p className="small mt-4">
        <a href="/verify">{say("verify.title")}</a>
      </p>
    </div>
  );
}
