import { ChoiceDraft } from "@/components/appraisals/choice-draft";
import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton, TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Locale, Say } from "@/lib/messages/format";
import type { QuadrantRule } from "@/lib/scoring/core/methods/quadrant";
import type { StraightLineRule } from "@/lib/scoring/core/raters/straight-line";
import { EXPECTATIONS } from "@/lib/scoring/core/types";
import type { TeamRow, TeamSheet } from "@/lib/team-ratings/types";
import { OthersTable } from "./others-table";
import { TeamPreview } from "./team-preview";

type Props = {
  sheet: TeamSheet;
  action: FormAction;
  predicates: QuadrantRule["predicates"]["value"];
  rule: StraightLineRule;
  locale: Locale;
  say: Say;
};

const best = EXPECTATIONS.toReversed();

/** One rating across the team, then the other: what one person's sheet asks, of everybody who waits. */
export function TeamRatingForm({ sheet, action, predicates, rule, locale, say }: Props) {
  const { rows, employeeId, period } = sheet;
  const options = best.map((value) => ({ value, label: say(`expectation.${value}`) }));
  const versions = Object.fromEntries(rows.map(({ id, version }) => [`ratings.${id}.version`, version]));
  const words = (value: (typeof best)[number]) =>
    Object.fromEntries(EXPECTATIONS.map((other) => [other, say(`predicate.${predicates[value][other]}`)]));
  return (
    <ActionForm action={action} offline={say("form.offline")} hidden={{ employeeId, period, ...versions }} className="max-w-[60rem]">
      <ChoiceDraft
        name={`ratings.${employeeId}.${period}`}
        ids={rows.map(({ id }) => id)}
        keys={say("teamRating.keys")}
        kept={say("peers.kept")}
        otherTab={say("peers.otherTab")}
      />
      <Section id="work-result" title={say("teamRating.workResultTitle")}>
        {rows.map((row) => (
          <div key={row.id} className="judged">
            <ChoiceField
              name={`ratings.${row.id}.workResult`}
              legend={<Who row={row} say={say} />}
              options={options}
              className="person rates"
              legendClass=""
            />
            <Reason row={row} say={say} />
          </div>
        ))}
      </Section>
      <Section id="behaviour" title={say("teamRating.behaviourTitle")}>
        <OthersTable rows={rows} items={sheet.items} locale={locale} say={say} />
        {rows.map(({ id, name, post }) => (
          <ChoiceField
            key={id}
            name={`ratings.${id}.behaviour`}
            legend={
              <span>
                {name}
                <span className="block small muted font-normal">{post}</span>
              </span>
            }
            options={options}
            className="person rates"
            legendClass=""
          />
        ))}
      </Section>
      <Section id="before" title={say("teamRating.before")}>
        <p className="small muted max-w-text">{say("teamRating.beforeHint")}</p>
        <TeamPreview
          people={rows.map(({ id, name }) => ({ id, name }))}
          words={{ below: words("below"), meets: words("meets"), above: words("above") }}
          notYet={say("teamRating.notYet")}
          rated={sheet.pairs}
          rule={rule}
          mirror={{ title: say("mirror.title"), same: say("teamRating.same"), hint: say("mirror.hint") }}
        />
        <noscript>
          <p className="small muted">{say("teamRating.noScript")}</p>
        </noscript>
      </Section>
      <div className="actions mt-4">
        <SubmitButton>{say("teamRating.submit")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

const Who = ({ row: { id, name, post, known, below, lines, feedback }, say }: { row: TeamRow; say: Say }) => (
  <span>
    {name}
    <span className="block small muted font-normal">{post}</span>
    <span className="block small muted font-normal">
      {known === 0 ? say("teamRating.besideNoData", { lines, feedback }) : say("teamRating.beside", { below, known, lines, feedback })}{" "}
      <a href={`/appraisals/${id}/rating`}>
        {say("teamRating.whole")}
        <span className="sr">: {name}</span>
      </a>
    </span>
  </span>
);

/** Why a reason is owed for what is chosen, and its field; drawn once and shown by what is chosen (app/styles/appraisals.css). */
function Reason({ row: { id, name, divergences, expected }, say }: { row: TeamRow; say: Say }) {
  const other = (value: (typeof best)[number]) => expected !== null && expected.workResult !== value;
  const owing = best.filter((value) => divergences[value] !== null || other(value));
  return (
    <>
      {owing.map((value) => (
        <div key={value} className={`why why-${value} gap-2 mt-2`}>
          {divergences[value] && <Notice kind="caution" text={say("rating.diverges", divergences[value])} />}
          {other(value) && <Notice kind="caution" text={say("rating.headOther")} />}
        </div>
      ))}
      <div className={["why mt-2 mb-3", ...owing.map((value) => `why-${value}`)].join(" ")}>
        <TextArea
          name={`ratings.${id}.note`}
          label={say("rating.note")}
          hint={say("rating.noteHint", { name })}
          rows={2}
          maxLength={2_000}
          placeholder=" "
        />
      </div>
    </>
  );
}
