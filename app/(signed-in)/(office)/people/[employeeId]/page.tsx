import { notFound } from "next/navigation";
import { AbsenceForm } from "@/components/people/absence-form";
import { LeavingSection } from "@/components/people/leaving-section";
import { LineForm } from "@/components/people/line-form";
import { LineTable } from "@/components/people/line-table";
import { PersonForm } from "@/components/people/person-form";
import { PersonLinks } from "@/components/people/person-links";
import { PostingTable } from "@/components/people/posting-table";
import { QuarterAfterMove } from "@/components/people/quarter-after-move";
import { TransferForm } from "@/components/people/transfer-form";
import { DisputeList } from "@/components/raters/dispute-list";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import {
  addReportingLine,
  changeEmployee,
  endReportingLine,
  recordAbsence,
  recordLeaving,
  setAbsenceEnd,
  takeBackLeaving,
  transferEmployee,
  withdrawPosting,
} from "@/lib/people/actions";
import { getPerson } from "@/lib/people/queries";
import { dayOf, now } from "@/lib/platform/clock";
import { isUuid } from "@/lib/platform/ids";
import { listDisputesOf } from "@/lib/raters/queries";
import { listUnitChoices } from "@/lib/units/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.people") });

export default async function PersonPage({ params }: { params: Promise<{ employeeId: string }> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("people:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { employeeId } = await params;
  const person = isUuid(employeeId) ? await getPerson(grant, employeeId) : null;
  if (!person) notFound();
  const [manage, work, mayRead] = await Promise.all([
    grantOrNull("people:manage", AGENCY),
    grantOrNull("activities:read", employeeId),
    grantOrNull("disputes:read", AGENCY),
  ]);
  const disputes = mayRead ? await listDisputesOf(mayRead, employeeId) : [];
  const units = manage ? await listUnitChoices(grant) : [];
  const today = dayOf(now());
  const rater = person.rater && say(person.rater.interim ? "people.ratedByInterim" : "people.ratedBy", { name: person.rater.name });
  return (
    <>
      <PageHead over={<a href="/people">{say("menu.people")}</a>} title={person.name} lead={`${person.post}, ${person.unit}`} />
      {work && (
        <Section id="work" title={say("people.work")}>
          <PersonLinks person={person} say={say} />
        </Section>
      )}
      <Section id="postings" title={say("posting.title")}>
        <QuarterAfterMove person={person} today={today} say={say} />
        {person.postings.length === 0 ? (
          <Empty title={say("posting.none")} text={say("posting.noneHint")} />
        ) : (
          <PostingTable rows={person.postings} withdraw={manage && withdrawPosting} end={manage && setAbsenceEnd} today={today} say={say} />
        )}
        {manage && (
          <>
            <TransferForm person={person} units={units} action={transferEmployee} today={today} say={say} />
            <AbsenceForm person={person} action={recordAbsence} today={today} say={say} />
          </>
        )}
      </Section>
      <Section id="lines" title={say("people.lines")} aside={rater ?? say("people.noRater")}>
        {person.lines.length === 0 ? (
          <Empty title={say("people.noLines")} text={say("people.noLinesHint")} />
        ) : (
          <LineTable rows={person.lines} end={manage && endReportingLine} today={today} say={say} />
        )}
        {manage && (
          <div className="mt-4">
            <LineForm action={addReportingLine} employee={person.nip ?? person.name} today={today} say={say} />
          </div>
        )}
      </Section>
      <LeavingSection person={person} leave={manage && recordLeaving} stay={manage && takeBackLeaving} today={today} say={say} />
      {disputes.length > 0 && (
        <Section id="disputes" title={say("dispute.history")} aside={<a href="/lines#disputes">{say("menu.lines")}</a>}>
          <DisputeList disputes={disputes} say={say} />
        </Section>
      )}
      {manage && (
        <Section id="edit" title={say("people.edit")}>
          <PersonForm person={person} units={units} action={changeEmployee} today={today} say={say} />
        </Section>
      )}
    </>
  );
}
