import { ServiceForm } from "@/components/services/service-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { createService } from "@/lib/services/actions";
import { listUnitChoices } from "@/lib/units/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("services.add") });

export default async function NewServicePage() {
  const say = speaker(await readerLocale());
  const [{ grant, refusal }, { grant: toRead }] = await Promise.all([
    requireGrant("services:manage", AGENCY),
    requireGrant("services:read", AGENCY),
  ]);
  if (!grant || !toRead) return <RefusalNotice because={refusal ?? "not-found"} say={say} />;
  return (
    <>
      <PageHead over={<a href="/services">{say("menu.services")}</a>} title={say("services.add")} />
      <ServiceForm service={null} units={await listUnitChoices(toRead)} action={createService} say={say} />
    </>
  );
}
