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
import { dayOf, now } from "@/lib/platform/clock";
import { createCode, replacePoster, updateService, withdrawPoster } from "@/lib/services/actions";
import { getService } from "@/lib/services/queries";
import { getSettings } from "@/lib/settings/queries";
import { listUnitChoices } from "@/lib/units/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.services") });

export default async function ServicePage({ params }: { params: Promise<{ serviceId: string }> }) {
  const say = speaker(await readerLocale());
  const { serviceId } = await params;
  const { grant, refusal } = await requireGrant("service:read", serviceId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const settings = await getSettings(dayOf(now()));
  const service = await getService(grant, settings("quietCodeDays").value);
  if (!service) notFound();
  const hanging = service.codes.find(({ withdrawnOn }) => withdrawnOn === null);
  const [list, manage, print] = await Promise.all([
    grantOrNull("services:read", AGENCY),
    grantOrNull("services:manage", AGENCY),
    hanging ? grantOrNull("poster:print", hanging.id) : null,
  ]);
  return (
    <>
      <PageHead over={list && <a href="/services">{say("menu.services")}</a>} title={service.name} lead={service.unit} />
      <Section id="codes" title={say("services.codes")} aside={say("services.codesOpen")}>
        <PosterCodes
          service={service}
          manage={manage && { add: createCode, withdraw: withdrawPoster, replace: replacePoster }}
          mayPrint={print !== null}
          say={say}
        />
      </Section>
      <Section id="slips" title={say("services.slips")} aside={say("services.slipsVerified")}>
        <Slips service={service} may={manage !== null} say={say} />
      </Section>
      {manage && list && (
        <Section id="edit" title={say("services.edit")}>
          <ServiceForm service={service} units={await listUnitChoices(list)} action={updateService} say={say} />
        </Section>
      )}
    </>
  );
}
