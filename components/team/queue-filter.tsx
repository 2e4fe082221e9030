import { FilterForm, FilterSelect } from "@/components/ui/filter-form";
import type { QueueFilter as Filter } from "@/lib/activities/schema";
import type { QueueChoice, QueueOverview } from "@/lib/activities/types";
import type { Say } from "@/lib/messages/format";

const WHEN = { today: "queue.whenToday", week: "queue.whenWeek", before: "queue.whenBefore" } as const;

/** Whose lines, for which result, of which days, and whether only those that deserve a look: kept in the address. */
export function QueueFilter({ filter, overview, say }: { filter: Filter; overview: QueueOverview; say: Say }) {
  const option = ({ id, name, lines }: QueueChoice) => ({ value: id, label: say("queue.nameAndCount", { name, n: lines }) });
  const { person = "", result = "", look = "", when = "" } = filter;
  const results = [{ value: "none", label: say("queue.noResult") }, ...overview.results.map(option)];
  if (result && !results.some(({ value }) => value === result)) results.push({ value: result, label: say("queue.chosenResult") });
  return (
    <details className="narrow disclose" open={Object.values(filter).some(Boolean)}>
      <summary>{say("queue.filter")}</summary>
      <FilterForm action="/team" apply={say("filter.apply")}>
        <FilterSelect
          name="person"
          label={say("queue.person")}
          value={person}
          options={[{ value: "", label: say("queue.everybody") }, ...overview.people.map(option)]}
        />
        <FilterSelect
          name="result"
          label={say("queue.result")}
          value={result}
          options={[{ value: "", label: say("queue.anyResult") }, ...results]}
        />
        <FilterSelect
          name="look"
          label={say("queue.look")}
          value={look}
          options={[
            { value: "", label: say("queue.lookAll") },
            { value: "first", label: say("queue.lookFirst") },
          ]}
        />
        <FilterSelect
          name="when"
          label={say("queue.when")}
          value={when}
          options={[
            { value: "", label: say("queue.whenAny") },
            ...Object.entries(WHEN).map(([value, key]) => ({ value, label: say(key) })),
          ]}
        />
      </FilterForm>
    </details>
  );
}
