import { notFound } from "next/navigation";
import { CalibrationList } from "@/components/calibrations/calibration-list";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale, signedInStaff } from "@/lib/access/session";
import { openMeeting } from "@/lib/calibrations/actions";
import { listCalibrations } from "@/lib/calibrations/queries";
import { speaker } from "@/lib/messages/format";
import { getStartUnitId } from "@/lib/navigation/queries";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.calibrations") });

/** Meetings over the people of a unit before their results are handed over. */
export default async function CalibrationsPage() {
  const say = speaker(await readerLocale());
  const me = await signedInStaff();
  const unitId = me && (await getStartUnitId(me));
  if (me && unitId === null) notFound();
  const { grant, refusal } = await requireGrant("calibrations:list", unitId ?? "");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const [{ lines, openable }, opening] = await Promise.all([
    listCalibrations(grant, now()),
    grantOrNull("calibration:open", grant.subjectId),
  ]);
  return (
    <>
      <PageHead title={say("menu.calibrations")} lead={say("calibration.lead")} />
      <CalibrationList lines={lines} openable={openable} action={opening && openMeeting} say={say} />
    </>
  );
}
