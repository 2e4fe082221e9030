import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/access/types";
import type { ImportSheet } from "@/lib/imports/types";
import { type Locale, type Say, showDay, showNumber, showTime } from "@/lib/messages/format";
import { countsIn } from "./import-table";

type Props = {
  sheet: ImportSheet;
  /** Null for who may only read. */
  load: FormAction | null;
  dayOf: (at: Date) => string;
  zone: string;
  locale: Locale;
  say: Say;
};

/** What came of the file, and what can be done next. */
export function StandingNotice({ sheet, load, dayOf, zone, locale, say }: Props) {
  const { state, failure, counts, loadedAt } = sheet;
  const said = counts ? countsIn(locale, counts) : {};
  if (state === "refused" && counts)
    return (
      <Notice kind="caution" text={say("imports.refusedLead", { problems: counts.problems, refused: counts.refused })}>
        <a href={`/api/imports/${sheet.id}/problems`} download>
          {say("imports.csv")}
        </a>
      </Notice>
    );
  if (state === "done" && loadedAt)
    return (
      <Notice
        kind="positive"
        text={say("imports.done", { ...said, day: { day: dayOf(loadedAt) }, time: showTime(locale, loadedAt, zone) })}
      />
    );
  if (state === "failed" && failure) {
    const again = failure !== "overtaken" && sheet.checked;
    return (
      <>
        <Notice kind="caution" text={say(`imports.failure.${failure}`)} />
        {again && load && <LoadForm sheet={sheet} action={load} label={say("imports.loadAgain")} say={say} />}
      </>
    );
  }
  if (state !== "checked" || !counts) return null;
  const n = counts.new + counts.changed + counts.unitsNew + counts.unitsMoved;
  if (n === 0) return <Notice kind="positive" text={say("imports.nothing")} />;
  return (
    <>
      <Notice text={say("imports.ready", said)} />
      {load && <LoadForm sheet={sheet} action={load} label={say("imports.load", { n })} say={say} />}
    </>
  );
}

const LoadForm = ({ sheet, action, label, say }: { sheet: ImportSheet; action: FormAction; label: string; say: Say }) => (
  <ActionForm
    action={action}
    offline={say("form.offline")}
    hidden={{ importId: sheet.id, version: sheet.version }}
    refresh
    quiet
    className="mb-6"
  >
    <SubmitButton>{label}</SubmitButton>
  </ActionForm>
);

/** Who sent it, when, and how much. */
export const sentLine = (sheet: ImportSheet, { dayOf, zone, locale, say }: Omit<Props, "sheet" | "load">) =>
  say("imports.sent", {
    rows: showNumber(locale, sheet.rows),
    day: showDay(locale, dayOf(sheet.uploadedAt)),
    time: showTime(locale, sheet.uploadedAt, zone),
    by: sheet.by ?? say("imports.byNobody"),
  });
