import { FilterForm, FilterText } from "@/components/ui/filter-form";
import type { Say } from "@/lib/messages/format";

/** Narrows the services of an indicator's form: a form of its own, in the address, so that it works without a script. */
export function ServiceSearch({
  action,
  kept,
  q,
  more,
  say,
}: {
  action: string;
  /** What else stands in the address. */
  kept: Readonly<Record<string, string>>;
  q: string;
  more: boolean;
  say: Say;
}) {
  if (!more && q === "") return null;
  return (
    <FilterForm action={action} apply={say("planning.find")}>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FilterText name="q" label={say("planning.findServices")} value={q} />
      {more && <p className="small muted">{say("planning.moreServices")}</p>}
    </FilterForm>
  );
}
