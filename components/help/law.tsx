import { Section } from "@/components/ui/section";
import type { Locale, Say } from "@/lib/messages/format";
import type { Regulation } from "@/lib/regulation/schema";
import { consequenceOf } from "@/lib/scoring/core/deadlines/consequences";
import { EXPECTATIONS, type Source, VALUES } from "@/lib/scoring/core/types";

type Quadrant = Extract<Regulation, { method: "quadrant" }>;
type Props = { rule: Quadrant; locale: Locale; say: Say };
const descending = EXPECTATIONS.toReversed();

/** Where a rule stands, as on a result. */
export const Cite = ({ source, say }: { source: Source; say: Say }) => (
  <p className="small muted mt-1">{say("help.source", { instrument: source.instrument, provision: source.provision })}</p>
);

/** The two ratings, each with the guide to it, in the instrument's own words. */
export function TwoRatings({ rule: { guide }, say }: Props) {
  return (
    <Section id="ratings" title={say("help.ratings.title")}>
      <p className="max-w-text">{say("help.ratings.text")}</p>
      {(["workResult", "behaviour"] as const).map((part) => (
        <div key={part} className="mt-4 max-w-text">
          <h3>{say(`rating.${part}`)}</h3>
          <dl className="pairs" lang="id">
            {descending.map((expectation) => (
              <div key={expectation}>
                <dt>{say(`expectation.${expectation}`)}</dt>
                <dd>{guide[part].value[expectation]}</dd>
              </div>
            ))}
          </dl>
          <Cite source={guide[part].source} say={say} />
        </div>
      ))}
    </Section>
  );
}

/** The whole of the computation: nine fields. */
export function PredicateTable({ rule: { predicates }, say }: Props) {
  return (
    <Section id="predicate" title={say("help.predicate.title")}>
      <p className="max-w-text">{say("help.predicate.text")}</p>
      <div className="scroll mt-3">
        <table className="table tight max-w-text">
          <caption className="sr">{say("help.predicate.title")}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {say("rating.workResult")}
              </th>
              <th scope="colgroup" colSpan={EXPECTATIONS.length}>
                {say("rating.behaviour")}
              </th>
            </tr>
            <tr>
              {EXPECTATIONS.map((behaviour) => (
                <th key={behaviour} scope="col">
                  {say(`expectationShort.${behaviour}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {descending.map((workResult) => (
              <tr key={workResult}>
                <th scope="row">{say(`expectationShort.${workResult}`)}</th>
                {EXPECTATIONS.map((behaviour) => (
                  <td key={behaviour}>{say(`predicate.${predicates.value[workResult][behaviour]}`)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Cite source={predicates.source} say={say} />
    </Section>
  );
}

/** The seven values by which behaviour is looked at. */
export function SevenValues({ rule: { values }, locale, say }: Props) {
  return (
    <Section id="values" title={say("help.values.title")}>
      <p className="max-w-text">{say("help.values.text")}</p>
      <ol className="grid gap-4 mt-3 max-w-text list-none">
        {VALUES.map((value) => {
          const { name, commitment, items } = values.value[value];
          return (
            <li key={value}>
              <h3 lang={locale === "id" ? undefined : "id"}>
                {name}: {commitment}
              </h3>
              <ul className="bullets" lang={locale === "id" ? undefined : "id"}>
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
      <Cite source={values.source} say={say} />
    </Section>
  );
}

/** What may be said against a result, and until when. */
export function Limits({ rule: { limits }, say }: Props) {
  return (
    <Section id="limits" title={say("help.limits.title")}>
      <ul className="bullets max-w-text">
        {(["deliver", "returnSigned", "objection", "decision", "report"] as const).map((limit) => (
          <li key={limit}>
            {say(`help.limits.${limit}`, { n: limits.value[limit] })} {say(consequenceOf(limit))}
          </li>
        ))}
      </ul>
      <Cite source={limits.source} say={say} />
    </Section>
  );
}
