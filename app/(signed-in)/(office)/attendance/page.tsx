import { AttendanceForm } from "@/components/attendance/attendance-form";
import { AttendanceTable } from "@/components/attendance/attendance-table";
import { monthOptions } from "@/components/attendance/months";
import { FilterForm, FilterSelect } from "@/components/ui/filter-form";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead, Section } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { pasteAttendance } from "@/lib/attendance/actions";
import { listAttendance } from "@/lib/attendance/queries";
import { attendanceQuery, monthsTo } from "@/lib/attendance/schema";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.attendance") });

/** One month's attendance as personnel entered it, and whose is still missing. */
export default async function AttendancePage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("attendance:manage", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const query = attendanceQuery.parse(await searchParams);
  const known = monthsTo(dayOf(now()));
  const month = known.find((each) => each === query.month) ?? known[1] ?? ""; // what is entered is the month that is over
  const missing = query.missing === "1";
  const { rows, next, entered, employed } = await listAttendance(grant, { month, missing, after: query.after });
  const months = monthOptions(known, locale);
  const to = (more: Record<string, string>) => `/attendance?${new URLSearchParams({ month, ...(missing && { missing: "1" }), ...more })}`;
  return (
    <>
      <PageHead title={say("menu.attendance")} lead={say("attendance.lead")} />
      <Section
        id="month"
        title={months.find(({ value }) => value === month)?.label ?? month}
        aside={say("attendance.count", { n: entered, of: employed })}
      >
        <FilterForm action="/attendance" apply={say("filter.apply")}>
          <FilterSelect name="month" label={say("attendance.month")} value={month} options={months} />
          <FilterSelect
            name="missing"
            label={say("attendance.show")}
            value={missing ? "1" : ""}
            options={[
              { value: "", label: say("attendance.everybody") },
              { value: "1", label: say("attendance.onlyMissing") },
            ]}
          />
        </FilterForm>
        {rows.length === 0 ? <Empty title={say("attendance.noneMissing")} /> : <AttendanceTable rows={rows} say={say} />}
        <Pager
          shown={say("list.shown", { n: rows.length })}
          first={query.after ? { href: to({}), label: say("pager.first") } : null}
          next={next ? { href: to({ after: next }), label: say("pager.next") } : null}
        />
      </Section>
      <AttendanceForm month={month} months={months} action={pasteAttendance} say={say} />
    </>
  );
}
