import { notFound } from "next/navigation";
import { WindowList } from "@/components/quarters/window-list";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { moveWindow } from "@/lib/quarters/actions";
import { listWindows } from "@/lib/quarters/queries";
import { PERIOD } from "@/lib/scoring/core/deadlines/periods";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.quarters") });

/** The windows of one quarter, unit by unit. */
export default async function QuarterPage({ params }: { params: Promise<{ period: string }> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("quarters:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { period } = await params;
  const windows = PERIOD.test(period) ? await listWindows(grant, period) : null;
  if (!windows) notFound();
  const mayMove = await grantOrNull("window:change", windows[0]?.unitId ?? "");
  return (
    <>
      <PageHead
        over={<a href="/quarters">{say("menu.quarters")}</a>}
        title={say("period.quarterShort", { period: { period } })}
        lead={say("quarter.windowsLead")}
      />
      <WindowList windows={windows} period={period} action={mayMove ? moveWindow : null} say={say} />
    </>
  );
}
