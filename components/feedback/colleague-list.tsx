import { FilterForm, FilterText } from "@/components/ui/filter-form";
import { Section } from "@/components/ui/section";
import type { Colleague } from "@/lib/feedback/types";
import type { Say } from "@/lib/messages/format";

type Props = { q: string; at: string; colleagues: readonly Colleague[] | null; say: Say };

/** The field in which a part of a name is typed. */
export const ColleagueSearch = ({ q, at, say }: Omit<Props, "colleagues">) => (
  <FilterForm action={at} apply={say("filter.apply")}>
    <FilterText name="q" label={say("feedback.search")} value={q} />
  </FilterForm>
);

/** Whom one works with, or found by name: a tap chooses. */
export const ColleagueList = ({ q, at, colleagues, say }: Props) => (
  <>
    <ColleagueSearch q={q} at={at} say={say} />
    <Section id="colleagues" title={say(q ? "feedback.found" : "feedback.near")}>
      {colleagues?.length === 0 && <p className="small muted py-2">{say("feedback.nobodyFound")}</p>}
      <ul className="rows">
        {colleagues?.map(({ id, name, post, unit }) => (
          <li key={id}>
            <div className="grow min-w-0 [overflow-wrap:anywhere]">
              <a className="title" href={`${at}?to=${id}`}>
                {name}
              </a>
              <p>
                {post}, {unit}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  </>
);
