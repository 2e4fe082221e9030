import { CalibrationView } from "@/components/calibrations/calibration-view";
import { DistributionView } from "@/components/distribution/distribution-view";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { confirmMeeting, proposeRating } from "@/lib/calibrations/actions";
import { getCalibration } from "@/lib/calibrations/queries";
import { listUnitDistributions } from "@/lib/distribution/queries";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { listCompletion } from "@/lib/reports/queries";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("calibration.title") });

type Props = { params: Promise<{ calibrationId: string }> };

/** One group: distribution beside pattern, then person by person what is and what was proposed. */
export default async function CalibrationPage({ params }: Props) {
  const { calibrationId } = await params;
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("calibration:read", calibrationId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const sheet = await getCalibration(grant);
  const [proposing, closing, over] = await Promise.all([
    grantOrNull("calibration:propose", calibrationId),
    grantOrNull("calibration:close", calibrationId),
    grantOrNull("appraisals:list", sheet.unitId),
  ]);
  const minimum = (await getSettings(dayOf(now())))("minimumGroup").value;
  const sights = over ? await listUnitDistributions(over, sheet.period, await listCompletion(over, [sheet.period]), minimum) : [];
  const sight = sights.find(({ unitId }) => unitId === sheet.unitId);
  return (
    <>
      <PageHead
        over={<a href="/calibrations">{say("menu.calibrations")}</a>}
        title={say("calibration.titleOf", { unit: sheet.unit, period: { period: sheet.period } })}
        lead={say("calibration.openedBy", { name: sheet.openedBy, day: { day: sheet.openedOn } })}
      />
      {sheet.closed && (
        <Notice kind="positive" text={say("calibration.closedBy", { name: sheet.closed.by, day: { day: sheet.closed.on } })} />
      )}
      <p className="max-w-text mb-4">{say("calibration.rule")}</p>
      {sight && (
        <Section id="pattern" title={say("calibration.pattern")}>
          <DistributionView sight={sight} form={null} say={say} />
        </Section>
      )}
      <CalibrationView sheet={sheet} propose={proposing && proposeRating} close={closing && confirmMeeting} say={say} />
    </>
  );
}
