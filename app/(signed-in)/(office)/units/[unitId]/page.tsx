import { notFound } from "next/navigation";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead, Section } from "@/components/ui/section";
import { Heads } from "@/components/units/heads";
import { UnitForm } from "@/components/units/unit-form";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { isUuid } from "@/lib/platform/ids";
import { appointHead, endHeadship, updateUnit } from "@/lib/units/actions";
import { getUnit, listUnitChoices } from "@/lib/units/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.units") });

export default async function UnitPage({ params }: { params: Promise<{ unitId: string }> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("people:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { unitId } = await params;
  const unit = isUuid(unitId) ? await getUnit(grant, unitId) : null;
  if (!unit) notFound();
  const manage = await grantOrNull("people:manage", AGENCY);
  return (
    <>
      <PageHead over={<a href="/units">{say("menu.units")}</a>} title={unit.name} lead={unit.shortName} />
      <Section id="heads" title={say("units.heads")}>
        <Heads unit={unit} add={manage && appointHead} end={manage && endHeadship} today={dayOf(now())} say={say} />
      </Section>
      {manage && (
        <Section id="edit" title={say("units.edit")}>
          <UnitForm unit={unit} units={await listUnitChoices(grant)} action={updateUnit} say={say} />
        </Section>
      )}
    </>
  );
}
