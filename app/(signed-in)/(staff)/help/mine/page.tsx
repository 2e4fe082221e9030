import { FourEyes } from "@/components/help/local";
import { OwnObjection, OwnQuadrant, OwnRater, OwnSights, OwnTargets, OwnWindows } from "@/components/help/mine";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { getOwnExample } from "@/lib/help/queries";
import { sights } from "@/lib/help/sights";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { regulationById, regulationInForce } from "@/lib/regulation";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("mine.title") });

/** How one is assessed, by the reader's own example. */
export default async function OwnHelpPage() {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("appraisals:list-own");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const at = now();
  const { predicates, limits } = regulationById(regulationInForce("appraisal", dayOf(at)).id, "quadrant");
  const [mine, settings] = await Promise.all([getOwnExample(grant, at), getSettings(dayOf(at))]);
  return (
    <>
      <PageHead title={say("mine.title")} lead={say("mine.lead")}>
        <a className="btn" href="/introduction">
          {say("intro.title")}
        </a>
        <a className="btn" href="/help">
          {say("mine.rules")}
        </a>
      </PageHead>
      <OwnRater mine={mine} say={say} />
      <OwnTargets mine={mine} say={say} />
      <OwnWindows mine={mine} say={say} />
      <FourEyes minimum={settings("minimumGroup").value} say={say} />
      <OwnSights sights={sights()} say={say} />
      <OwnQuadrant mine={mine} predicates={predicates} say={say} />
      <OwnObjection mine={mine} limits={limits} say={say} />
    </>
  );
}
