import { Figure } from "@/components/reports/dashboard-page";
import { TableKey } from "@/components/reports/table-key";
import { Pager } from "@/components/ui/pager";
import { Empty, Section } from "@/components/ui/section";
import type { Fairness } from "@/lib/fairness/types";
import type { Locale, Say } from "@/lib/messages/format";
import { RaterChart } from "./rater-chart";
import { RaterTable } from "./rater-table";

type Props = { fairness: Fairness; untrained: boolean; began: boolean; locale: Locale; say: Say };

/** What the model is and what it is not for, then the raters, then how many have prepared themselves. */
export function FairnessView({ fairness: { rows, next, raters, trained, answered, units }, untrained, began, locale, say }: Props) {
  const kept = untrained ? "&show=untrained" : "";
  if (raters === 0) return <Empty title={say("fairness.none")} text={say("fairness.noneHint")} />;
  return (
    <>
      <Section id="how" title={say("fairness.how")}>
        <div className="grid gap-2 max-w-text">
          <p>{say("fairness.what")}</p>
          <p>{say("fairness.interval")}</p>
          <p className="font-bold">{say("fairness.notFor")}</p>
        </div>
      </Section>
      <TableKey />
      {rows.length === 0 ? (
        <Empty title={say("fairness.noneUntrained")} text={say("fairness.noneUntrainedHint")} />
      ) : (
        <Figure
          id="severity"
          title={say("fairness.section")}
          lead={say("fairness.read")}
          chart={<RaterChart rows={rows} say={say} />}
          say={say}
        >
          <RaterTable rows={rows} locale={locale} say={say} />
        </Figure>
      )}
      <Pager
        shown={say("fairness.shown", { n: rows.length })}
        first={began ? null : { href: `/fairness${untrained ? "?show=untrained" : ""}`, label: say("pager.first") }}
        next={next === null ? null : { href: `/fairness?after=${next}${kept}`, label: say("pager.next") }}
      />
      <Section id="preparation" title={say("fairness.preparationSection")}>
        <p className="max-w-text mb-2">{say("fairness.preparationLead", { trained, of: raters, answered })}</p>
        <div className="actions mb-3">
          <a className="btn" href={untrained ? "/fairness" : "/fairness?show=untrained"}>
            {say(untrained ? "fairness.all" : "fairness.onlyUntrained")}
          </a>
        </div>
        <table className="table stack">
          <caption className="sr">{say("fairness.preparationSection")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("fairness.unit")}</th>
              <th scope="col" className="n">
                {say("fairness.unitRaters")}
              </th>
              <th scope="col" className="n">
                {say("fairness.unitTrained")}
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.unit}>
                <th scope="row" className="[overflow-wrap:anywhere]">
                  {unit.unit}
                </th>
                <td className="n" data-label={say("fairness.unitRaters")}>
                  {unit.raters}
                </td>
                <td className="n" data-label={say("fairness.unitTrained")}>
                  {unit.trained}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </>
  );
}
