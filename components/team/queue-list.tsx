import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Icon } from "@/components/ui/icon";
import type { FormAction } from "@/lib/access/types";
import type { Queue, QueueCount, QueueLine } from "@/lib/activities/types";
import type { Locale, Say } from "@/lib/messages/format";
import { BULK, BulkBar, PickAll } from "./bulk-bar";
import type { DeedWords } from "./queue-deeds";
import { QueueRow } from "./queue-row";

type Props = {
  queue: Queue;
  count: QueueCount;
  raterId: string;
  decide: FormAction;
  approve: FormAction;
  /** what was just decided, which stands beside what can be */
  deeds: ReactNode;
  locale: Locale;
  say: Say;
};

/** Those that deserve a look of their own, then the routine ones, which can be decided together. */
export function QueueList({ queue, count, raterId, decide, approve, deeds, locale, say }: Props) {
  const routine = queue.lines.filter(({ exceptions }) => exceptions.length === 0);
  const first = queue.lines.filter(({ exceptions }) => exceptions.length > 0);
  const words: DeedWords = {
    offline: say("form.offline"),
    approve: say("queue.approve"),
    approveThis: say("queue.approveThis", { text: "{text}", name: "{name}" }),
    return: say("queue.return"),
    reason: say("queue.reason"),
    reasonHint: say("queue.reasonHint", { name: "{name}" }),
    returnNow: say("queue.returnNow"),
  };
  const rows = (lines: readonly QueueLine[], title: string) => (
    <ul aria-labelledby={title}>
      {lines.map((line) => (
        <QueueRow key={line.id} line={line} action={decide} words={words} locale={locale} say={say} />
      ))}
    </ul>
  );
  const people = new Set(routine.map(({ employeeId }) => employeeId)).size;
  return (
    <>
      {first.length > 0 && (
        <section>
          <div className="queue-group">
            <h2 id="look-first">{say("queue.first", { n: count.exceptions })}</h2>
          </div>
          {rows(first, "look-first")}
        </section>
      )}
      {routine.length > 0 && (
        <section>
          <div className="queue-group">
            <h2 id="routine">{say("queue.routine", { n: count.lines - count.exceptions })}</h2>
            <PickAll label={say("queue.pickAll")} />
          </div>
          {rows(routine, "routine")}
          <div className="actions py-3">
            <button className="btn" type="submit" form={BULK} name="what" value="shown">
              <Icon name="check" />
              {say("queue.approveShown", { n: routine.length, people })}
            </button>
          </div>
        </section>
      )}
      <div className="dock">
        {deeds}
        <ActionForm action={approve} offline={say("form.offline")} hidden={{ employeeId: raterId }} id={BULK} className="bulk" refresh>
          {routine.map(({ id, version }) => (
            <input key={id} type="hidden" name="shown[]" value={`${id}.${version}`} />
          ))}
          {routine.length > 0 && (
            <BulkBar
              words={{
                approveChosen: say("queue.approveChosen"),
                approveN: say("queue.approveN", { lines: "{lines}", people: "{people}" }),
                oneLine: say("queue.oneLine"),
                manyLines: say("queue.manyLines", { n: "{n}" }),
                onePerson: say("queue.onePerson"),
                manyPeople: say("queue.manyPeople", { n: "{n}" }),
                pickNone: say("queue.pickNone"),
              }}
            />
          )}
        </ActionForm>
      </div>
    </>
  );
}
