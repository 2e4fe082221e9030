import { LastDay } from "@/components/appraisals/last-day";
import { Section } from "@/components/ui/section";
import type { EvaluationSheet } from "@/lib/evaluations/types";
import type { Say } from "@/lib/messages/format";
import { consequenceOf } from "@/lib/scoring/core/deadlines/consequences";
import type { Source } from "@/lib/scoring/core/types";
import { ObjectionStateMark } from "./objection-list";

type Props = {
  sheet: EvaluationSheet;
  mayObject: boolean;
  today: string;
  limits: { value: { objection: number; decision: number }; source: Source };
  say: Say;
};

/** What can be said against a result: one tap and its last day, or why there is none and what is left. */
export function Disagree({ sheet: { appraisalId, versions, clocks, objection }, mayObject, today, limits, say }: Props) {
  const [newest] = versions;
  const { value, source } = limits;
  const why = () => {
    if (!newest) return say("objection.notYetSigned");
    if (newest.final) return `${say(`evaluation.final.${newest.final}`)} ${say("objection.finalLeft")}`;
    if (objection?.state === "upheld") return `${say("evaluation.final.objection")} ${say("objection.finalLeft")}`;
    if (objection?.state === "open") return null;
    if (!newest.receivedOn) return say("objection.notYetReceived");
    if (clocks?.objectBy && clocks.objectBy < today) return say("objection.overSince", { day: { day: clocks.objectBy } });
    return null;
  };
  const because = why();
  return (
    <Section id="disagree" title={say("result.disagree")} aside={`${source.instrument}, ${source.provision}`}>
      {objection && (
        <p className="mb-2">
          <a href={`/objections/${objection.id}`}>{say("objection.open")}</a> <ObjectionStateMark state={objection.state} say={say} />
        </p>
      )}
      <p className="small">{say("result.objection", { objection: value.objection, decision: value.decision })}</p>
      {because && <p className="small mt-2">{because}</p>}
      <p className="small mt-2">
        {clocks?.objectBy && !because && objection?.state !== "open" ? (
          <LastDay deadline="objection" until={clocks.objectBy} say={say} />
        ) : (
          say(consequenceOf("objection"))
        )}{" "}
        {say(consequenceOf("decision"))}
      </p>
      {mayObject && (
        <p className="actions mt-3 off-paper">
          <a className="btn" href={`/objections/new?appraisal=${appraisalId}`}>
            {say("objection.new")}
          </a>
        </p>
      )}
    </Section>
  );
}
