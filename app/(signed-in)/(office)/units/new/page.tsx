import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { UnitForm } from "@/components/units/unit-form";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { createUnit } from "@/lib/units/actions";
import { listUnitChoices } from "@/lib/units/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("units.add") });

export default async function NewUnitPage() {
  const say = speaker(await readerLocale());
  const [{ grant, refusal }, { grant: toRead }] = await Promise.all([
    requireGrant("people:manage", AGENCY),
    requireGrant("people:read", AGENCY),
  ]);
  if (!grant || !toRead) return <RefusalNotice because={refusal ?? "not-found"} say={say} />;
  return (
    <>
      <PageHead over={<a href="/units">{say("menu.units")}</a>} title={say("units.add")} />
      <UnitForm unit={null} units={await listUnitChoices(toRead)} action={createUnit} say={say} />
    </>
  );
}
