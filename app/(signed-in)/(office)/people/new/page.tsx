import { PersonForm } from "@/components/people/person-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { addEmployee } from "@/lib/people/actions";
import { dayOf, now } from "@/lib/platform/clock";
import { listUnitChoices } from "@/lib/units/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("people.add") });

export default async function NewPersonPage() {
  const say = speaker(await readerLocale());
  const [{ grant, refusal }, { grant: toRead }] = await Promise.all([
    requireGrant("people:manage", AGENCY),
    requireGrant("people:read", AGENCY),
  ]);
  if (!grant || !toRead) return <RefusalNotice because={refusal ?? "not-found"} say={say} />;
  return (
    <>
      <PageHead over={<a href="/people">{say("menu.people")}</a>} title={say("people.add")} />
      <PersonForm person={null} units={await listUnitChoices(toRead)} action={addEmployee} today={dayOf(now())} say={say} />
    </>
  );
}
