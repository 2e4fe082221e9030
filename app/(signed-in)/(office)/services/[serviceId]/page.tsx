import { notFound } from "next/navigation";
import { PosterCodes } from "@/components/services/poster-codes";
import { ServiceForm } from "@/components/services/service-form";
import { Slips } from "@/components/services/slips";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { isUuid } from "@/lib/platform/ids";
import { createCode, updateService, withdrawPoster } from "@/lib/services/actions";
import { getService } from "@/lib/services/queries";
import { listUnitChoices } from "@/lib/units/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.services") });

export default async function ServicePage({ params }: { params: Promise<{ serviceId: string }> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("services:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { serviceId } = await params;
  const service = isUuid(serviceId) ? await getService(grant, serviceId) : null;
  if (!service) notFound();
  const manage = await grantOrNull("services:manage", AGENCY);
  return (
    <>
      <PageHead over={<a href="/services">{say("menu.services")}</a>} title={service.name} lead={service.unit} />
      <Section id="codes" title={say("services.codes")} aside={say("services.codesOpen")}>
        <PosterCodes service={service} add={manage && createCode} withdraw={manage && withdrawPoster} say={say} />
      </Section>
      <Section id="slips" title={say("services.slips")} aside={say("services.slipsVerified")}>
        <Slips service={service} may={manage !== null} say={say} />
      </Section>
      {manage && (
        <Section id="edit" title={say("services.edit")}>
          <ServiceForm service={service} units={await listUnitChoices(grant)} action={updateService} say={say} />
        </Section>
      )}
    </>
  );
}
