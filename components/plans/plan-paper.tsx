import type { Say } from "@/lib/messages/format";
import type { PlanSheet, Signatory } from "@/lib/plans/types";

/** The head of the form on paper (PermenPANRB 6/2022, Lampiran hlm. 32-57): title, agency, period, and the two persons. */
export function PaperHead({ plan, agency, say }: { plan: PlanSheet; agency: string; say: Say }) {
  return (
    <div className="on-paper">
      <p className="paper-title">
        {say("planning.paperTitle")}
        <br />
        {say(`planning.paperModel.${plan.model}`)}
      </p>
      <div className="paper-two">
        <p>{agency}</p>
        <p>{say("planning.paperPeriod", { year: String(plan.year) })}</p>
        <Person title={say("planning.paperEmployee")} who={plan.employee} say={say} />
        {plan.rater && <Person title={say("planning.paperRater")} who={plan.rater} say={say} />}
      </div>
    </div>
  );
}

function Person({ title, who, say }: { title: string; who: Signatory; say: Say }) {
  const rows = [
    [say("planning.paperName"), who.name],
    [say("planning.paperNip"), who.nip],
    [say("planning.paperRank"), who.rank],
    [say("planning.paperPost"), who.post],
    [say("planning.paperUnit"), who.unit],
  ];
  return (
    <div>
      <b>{title}</b>
      <ol>
        {rows.map(([name, value]) => (
          <li key={name}>
            {name}: {value ?? "-"}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Where the two sign: the employee on the left, the rater on the right. A draft says that it is one. */
export function PaperSignatures({ plan, say }: { plan: PlanSheet; say: Say }) {
  return (
    <div className="on-paper paper-two paper-sign">
      <div>
        {say("planning.paperEmployee")}
        <p>{plan.signedOn && say("planning.paperSigned", { day: { day: plan.signedOn } })}</p>
        <p className="line">{plan.employee.name}</p>
        {plan.employee.nip && <p>NIP {plan.employee.nip}</p>}
      </div>
      <div>
        {say("planning.paperRater")}
        <p>{plan.setOn ? say("planning.paperSet", { day: { day: plan.setOn } }) : say("planning.paperDraft")}</p>
        <p className="line">{plan.rater?.name}</p>
        {plan.rater?.nip && <p>NIP {plan.rater.nip}</p>}
      </div>
    </div>
  );
}
