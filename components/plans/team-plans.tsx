import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { TeamPlan } from "@/lib/plans/types";
import { PlanStateMark } from "./plan-state";

type Group = "waiting" | "missing" | "open" | "set";
const TITLES = {
  waiting: "planning.teamWaiting",
  missing: "planning.teamMissing",
  open: "planning.teamOpen",
  set: "planning.teamSet",
} as const;

/** Where somebody's plan stands for the one who sets it: a proposed one waits, though another may be in force. */
export function groupOf({ inForce, open }: TeamPlan): Group {
  if (open?.state === "proposed") return "waiting";
  if (inForce) return "set";
  return open ? "open" : "missing";
}

/** Whom one rates, those first who wait. */
export function TeamPlans({
  plans,
  year,
  mayBegin,
  raterId,
  setMany,
  say,
}: {
  plans: readonly TeamPlan[];
  year: number;
  mayBegin: boolean;
  raterId: string;
  setMany: FormAction;
  say: Say;
}) {
  return (["waiting", "missing", "open", "set"] as const).map((group) => {
    const rows = plans.filter((plan) => groupOf(plan) === group);
    if (rows.length === 0) return null;
    const list = (
      <ul className="rows">
        {rows.map((plan) => (
          <Row key={plan.employeeId} plan={plan} year={year} mayBegin={mayBegin} say={say} />
        ))}
      </ul>
    );
    return (
      <Section key={group} id={`team-${group}`} title={say(TITLES[group])} aside={String(rows.length)}>
        {group === "waiting" ? (
          // Made anew with each version of any of them: what is set is what was to be read.
          <ActionForm
            key={rows.map(({ open }) => `${open?.id} ${open?.version}`).join(" ")}
            action={setMany}
            offline={say("form.offline")}
            hidden={{ employeeId: raterId }}
            refresh
          >
            {list}
            <p className="small muted mt-2">{say("planning.setManyHint")}</p>
            <div className="actions mt-2">
              <SubmitButton>{say("planning.setMany")}</SubmitButton>
            </div>
          </ActionForm>
        ) : (
          list
        )}
      </Section>
    );
  });
}

function Row({
  plan: { employeeId, name, post, inForce, open },
  year,
  mayBegin,
  say,
}: {
  plan: TeamPlan;
  year: number;
  mayBegin: boolean;
  say: Say;
}) {
  const state = open?.state === "proposed" ? "proposed" : inForce ? "set" : (open?.state ?? "none");
  const opened = open?.state === "proposed" || !inForce ? open : null;
  const revising = inForce && open ? say(open.state === "proposed" ? "planning.teamRevision" : "planning.teamRevising") : null;
  const told = [
    post,
    opened?.signedOn && say("planning.paperSigned", { day: { day: opened.signedOn } }),
    inForce && say("plan.setOn", { day: { day: inForce.setOn } }),
    revising,
  ];
  const id = opened?.id ?? inForce?.id;
  const unfinished = open?.state === "draft" ? open : null;
  return (
    <li>
      {open?.state === "proposed" && (
        <label className="queue-pick">
          <input type="checkbox" name={`plans.${open.id}`} value={String(open.version)} defaultChecked />
          <span className="sr">{say("planning.choose", { name })}</span>
        </label>
      )}
      <div className="grow min-w-0">
        {id ? (
          <a className="title" href={`/plans/${id}`}>
            {name}
          </a>
        ) : (
          <span className="title">{name}</span>
        )}
        <p>{told.filter(Boolean).join(" · ")}</p>
        {unfinished && (
          <p className="[overflow-wrap:anywhere]">
            {unfinished.lacks.length > 0
              ? say("planning.lacks", { what: unfinished.lacks.map(({ key, values }) => say(key, values)).join(" ") })
              : say("planning.unsigned", { name })}
          </p>
        )}
        {open && open.threads > 0 && (
          <p>
            {inForce && open.state === "draft" ? (
              <a href={`/plans/${open.id}`}>{say("comment.teamLine", { n: open.threads, awaits: open.awaitsRater })}</a>
            ) : (
              say("comment.teamLine", { n: open.threads, awaits: open.awaitsRater })
            )}
          </p>
        )}
        {!id && mayBegin && (
          <p>
            <a href={`/plans/new?of=${employeeId}&year=${year}`} aria-label={say("planning.startYearFor", { year: String(year), name })}>
              {say("planning.startYear", { year: String(year) })}
            </a>
          </p>
        )}
      </div>
      <PlanStateMark state={state} returned={open?.returned ?? false} say={say} />
    </li>
  );
}
