import { LastDay } from "@/components/appraisals/last-day";
import { nameOfLine, toThread } from "@/components/plans/spoken-lines";
import { ruleName } from "@/components/settings/words";
import { Eye } from "@/components/ui/eye";
import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import { consequenceOf } from "@/lib/scoring/core/deadlines/consequences";
import type { Task } from "@/lib/today/types";

type Shown = { mark: React.ReactNode; href: string; title: string; text: React.ReactNode };

function shown(task: Task, say: Say): Shown {
  switch (task.kind) {
    case "returned":
      return {
        mark: <Icon name="return" className="text-caution" />,
        href: `/activities/${task.activityId}`,
        title: say("today.returned", { text: task.text }),
        text: `“${task.reason}”`,
      };
    case "drafts":
      return {
        mark: <Icon name="draft" />,
        href: `/activities/${task.activityId}`,
        title: say("today.drafts", { n: task.count }),
        text: say("today.draftsHint"),
      };
    case "self-report":
      return {
        mark: <Eye kind="self" />,
        href: `/appraisals/${task.appraisalId}/self`,
        title: say("today.selfReport", { period: { period: task.period } }),
        text: <LastDay deadline="self" until={task.until} say={say} />,
      };
    case "peers":
      return {
        mark: <Eye kind="peers" />,
        href: "/appraisals/peers",
        title: say("today.peers", { n: task.count }),
        text: (
          <>
            {say("peers.minutes")} <LastDay deadline="peers" until={task.until} say={say} />
          </>
        ),
      };
    case "plan":
      return {
        mark: <Icon name={task.reason === null ? "draft" : "return"} className={task.reason === null ? "" : "text-caution"} />,
        href: `/plans/${task.planId}`,
        title: say(task.reason === null ? "planning.taskDraft" : "planning.taskReturned", { year: String(task.year) }),
        text: [
          task.reason !== null
            ? say("planning.taskReturnedHint", { reason: task.reason })
            : say(task.revision === 1 ? "planning.taskDraftHint" : "planning.taskRevisionHint"),
          task.late
            ? say("planning.taskLate", { day: { day: task.late } })
            : task.reason === null && task.revision === 1 && say(consequenceOf("plan")),
        ]
          .filter(Boolean)
          .join(" "),
      };
    case "team-plans":
      return {
        mark: <Icon name="target" className="text-ink-muted" />,
        href: "/plans/team",
        title: say("planning.taskTeam", { n: task.count }),
        text: [
          say("planning.taskTeamHint", { day: { day: task.since }, n: task.days }),
          say(consequenceOf("plan")),
          task.overdue > 0 && say("planning.taskTeamOverdue", { n: task.overdue }),
        ]
          .filter(Boolean)
          .join(" "),
      };
    case "plan-missing":
      return {
        mark: <Icon name="target" className="text-caution" />,
        href: `/plans/new?year=${task.year}`,
        title: say("planning.startYear", { year: String(task.year) }),
        text: task.late ? say("planning.taskLate", { day: { day: task.until } }) : <LastDay deadline="plan" until={task.until} say={say} />,
      };
    case "left-plans":
      return {
        mark: <Icon name="clock" className="text-caution" />,
        href: `/plans/${task.plans[0]?.planId}`,
        title: say("planning.taskLeft", { n: task.plans.length }),
        text: (
          <>
            {say("planning.taskLeftHint")}
            {task.plans.slice(0, MOST_LEFT).map(({ planId, ...plan }) => (
              <a key={planId} className="block" href={`/plans/${planId}`}>
                {say("planning.taskLeftOne", { ...plan, year: String(plan.year), answerBy: { day: plan.answerBy } })}
              </a>
            ))}
            {task.plans.length > MOST_LEFT && say("comment.moreLines", { n: task.plans.length - MOST_LEFT })}
          </>
        ),
      };
    case "plan-comments": {
      const { planId, year, name, lines } = task;
      const n = lines.length;
      return {
        mark: <Icon name="users" className="text-caution" />,
        href: `/plans/${planId}#turn`,
        title:
          name === null ? say("comment.taskOwn", { n, year: String(year) }) : say("comment.taskRatee", { n, year: String(year), name }),
        text: <SpokenLines planId={planId} lines={lines} say={say} />,
      };
    }
    case "parents":
      return {
        mark: <Icon name="up" className="text-caution" />,
        href: `/plans/parents?year=${task.year}#team`,
        title: say("cascade.task", { n: task.count }),
        text: say("cascade.taskHint"),
      };
    case "plan-owed":
      return {
        mark: <Icon name="target" className="text-caution" />,
        href: `/plans/${task.planId}`,
        title: say("moved.planOwed", { unit: task.unit }),
        text: say("moved.planOwedHint", { day: { day: task.since } }),
      };
    case "team-plans-owed":
      return {
        mark: <Icon name="target" className="text-caution" />,
        href: task.count === 1 ? `/plans/${task.planId}` : "/plans/team",
        title: say("moved.teamPlanOwed", { n: task.count }),
        text: say("moved.teamPlanOwedHint"),
      };
    case "proposals":
      return {
        mark: <Icon name="scale" className="text-caution" />,
        href: `/appraisals/${task.appraisalId}/rating#calibration`,
        title: say("today.proposals", { n: task.count }),
        text: say("today.proposalsHint"),
      };
    case "cases":
      return {
        mark: <Icon name="scale" className="text-ink-muted" />,
        href: "/raters/cases",
        title: say("today.cases", { n: task.count }),
        text: say("today.casesHint"),
      };
    case "training":
      return {
        mark: <Icon name="info" className="text-ink-muted" />,
        href: "/raters/training",
        title: say("today.training"),
        text: say("today.trainingHint"),
      };
    case "team-obstacles":
      return {
        mark: <Icon name="warning" className="text-caution" />,
        href: "/obstacles#led",
        title: say("today.ledObstacles", { n: task.count }),
        text: say("today.ledObstaclesHint", { day: { day: task.since } }),
      };
    case "feedback-new":
      return {
        mark: <Eye kind="peers" />,
        href: "/feedback",
        title: say("today.feedbackNew", { n: task.count }),
        text: say("today.feedbackNewHint", { name: task.name }),
      };
    case "feedback-owed":
      return {
        mark: <Icon name="users" />,
        href: "/feedback#open",
        title: say("today.feedbackOwed", { n: task.count }),
        text: say("today.feedbackOwedHint", { name: task.name, day: { day: task.closes } }),
      };
    case "feedback-rhythm":
      return {
        mark: <Icon name="clock" />,
        href: "/feedback?show=given#rhythm",
        title: say("today.feedbackRhythm", { n: task.count }),
        text: say("today.feedbackRhythmHint", { name: task.name }),
      };
    case "dialogue":
      return {
        mark: <Icon name="users" />,
        href: `/dialogues/${task.dialogueId}`,
        title: say("today.dialogue", { name: task.name, day: { day: task.on } }),
        text: say("today.dialogueHint"),
      };
    case "dialogue-confirm":
      return {
        mark: <Icon name="check" className="text-caution" />,
        href: `/dialogues/${task.dialogueId}#confirm`,
        title: say("today.dialogueConfirm", { name: task.name }),
        text: say("today.dialogueConfirmHint"),
      };
    case "dialogue-next":
      return {
        mark: <Icon name="users" />,
        href: "/dialogues#team",
        title: say("today.dialogueNext", { name: task.name }),
        text: say("today.dialogueNextHint", { day: { day: task.on } }),
      };
    case "meeting":
      return {
        mark: <Icon name="users" />,
        href: `/meetings/${task.meetingId}`,
        title: say("today.meeting", { unit: task.unit, day: { day: task.on } }),
        text: say("today.meetingHint"),
      };
    case "meeting-minutes":
      return {
        mark: <Icon name="draft" className="text-caution" />,
        href: `/meetings/${task.meetingId}#minutes`,
        title: say("today.meetingMinutes", { unit: task.unit, day: { day: task.on } }),
        text: say("today.meetingMinutesHint"),
      };
    case "decisions-due":
      return {
        mark: <Icon name="clock" className="text-caution" />,
        href: `/meetings/${task.meetingId}#minutes`,
        title: say("today.decisionsDue", { n: task.count }),
        text: say("today.decisionsDueHint", { day: { day: task.first }, text: task.text }),
      };
    case "follow-ups-due":
      return {
        mark: <Icon name="up" className="text-caution" />,
        href: "/follow-ups#owned",
        title: say("today.followUpsDue", { n: task.count }),
        text: say("today.followUpsDueHint", { day: { day: task.first } }),
      };
    case "follow-ups-proposed":
      return {
        mark: <Icon name="up" className="text-caution" />,
        href: "/follow-ups#led",
        title: say("today.followUpsProposed", { n: task.count }),
        text: say("today.followUpsProposedHint", { name: task.name }),
      };
    case "calendar":
      return {
        mark: <Icon name="history" className="text-caution" />,
        href: `/settings/holidays?year=${task.year}`,
        title: say("today.calendar", { year: String(task.year) }),
        text: say("today.calendarHint"),
      };
    case "proposal":
      return {
        mark: <Icon name="eye" />,
        href: `/settings/${task.key}`,
        title: say("today.proposal", { name: say(ruleName(task.key)) }),
        text: <LastDay deadline="comment" until={task.until} say={say} />,
      };
    case "rule-ahead":
      return {
        mark: <Icon name="clock" />,
        href: `/settings/${task.key}`,
        title: say("today.ruleAhead", { name: say(ruleName(task.key)), day: { day: task.from } }),
        text: say("today.ruleAheadHint"),
      };
    case "result":
      return {
        mark: <Icon name="scroll" className="text-ink-muted" />,
        href: `/appraisals/${task.appraisalId}/result`,
        title: say("today.result", { period: { period: task.period } }),
        text: say("today.resultHint"),
      };
    case "ratings":
      return {
        mark: <Eye kind="rater" />,
        href: "/appraisals",
        title: say("today.ratings", { n: task.count, period: { period: task.period } }),
        text: <LastDay deadline="rating" until={task.until} say={say} />,
      };
    case "objections-to-decide":
      return {
        mark: <Icon name="scale" className="text-caution" />,
        href: "/objections#decide",
        title: say("objection.taskDecide", { n: task.count }),
        text: <LastDay deadline="decision" until={task.until} say={say} />,
      };
    case "objection-to-explain":
      return {
        mark: <Icon name="scale" className="text-caution" />,
        href: `/objections/${task.objectionId}#explanation`,
        title: say("objection.taskExplain", { name: task.name }),
        text: say("objection.taskExplainHint", { day: { day: task.since } }),
      };
    case "may-object":
      return {
        mark: <Icon name="clock" />,
        href: `/appraisals/${task.appraisalId}/result#disagree`,
        title: say("objection.taskMay", { period: { period: task.period } }),
        text: <LastDay deadline="objection" until={task.until} say={say} />,
      };
    case "objection-decided":
      return {
        mark: <Icon name="scroll" />,
        href: `/objections/${task.objectionId}#decision`,
        title: say("objection.taskDecided", { period: { period: task.period } }),
        text: say("objection.taskDecidedHint"),
      };
    case "report-due":
      return {
        mark: <Icon name="scroll" className="text-ink-muted" />,
        href: `/quarters/${task.period}#report`,
        title: say("evaluation.taskReport", { n: task.count, period: { period: task.period } }),
        text: <LastDay deadline="report" until={task.until} say={say} />,
      };
    case "objections-late":
      return {
        mark: <Icon name="warning" className="text-caution" />,
        href: "/objections#all",
        title: say("objection.taskLate", { n: task.count }),
        text: say("objection.taskLateHint"),
      };
    case "to-evaluate":
      return {
        mark: <Icon name="scale" className="text-caution" />,
        href: "/appraisals#stead",
        title: say("stead.task", { n: task.count, period: { period: task.period } }),
        text: <LastDay deadline="evaluate" until={task.until} say={say} />,
      };
    case "evaluations-to-sign":
      return {
        mark: <Icon name="scroll" className="text-caution" />,
        href: "/appraisals#documents",
        title: say("evaluation.taskSign", { n: task.count, period: { period: task.period } }),
        text: say("evaluation.taskSignHint"),
      };
    case "evaluations-to-deliver":
      return {
        mark: <Icon name="scroll" className="text-caution" />,
        href: "/appraisals#documents",
        title: say("evaluation.taskDeliver", { n: task.count, period: { period: task.period } }),
        text: <LastDay deadline="deliver" until={task.until} say={say} />,
      };
    case "evaluation-to-receive":
      return {
        mark: <Icon name="scroll" className="text-caution" />,
        href: `/appraisals/${task.appraisalId}/result#document`,
        title: say("evaluation.taskReceive", { period: { period: task.period } }),
        text: say("evaluation.taskReceiveHint", { day: { day: task.since } }),
      };
    case "evaluation-to-return":
      return {
        mark: <Icon name="scroll" className="text-caution" />,
        href: `/appraisals/${task.appraisalId}/result#document`,
        title: say("evaluation.taskReturn", { period: { period: task.period } }),
        text: <LastDay deadline="returnSigned" until={task.until} say={say} />,
      };
    case "former-result":
      return {
        mark: <Icon name="users" className="text-caution" />,
        href: "/appraisals#former-results",
        title: say("former.task", { name: task.by }),
        text: (
          <>
            {say("former.taskHint", { unit: task.unit, period: { period: task.period } })}{" "}
            {task.until && say("former.until", { day: { day: task.until } })}
          </>
        ),
      };
    case "achievements":
      return {
        mark: <Icon name="building" className="text-caution" />,
        href: `/achievements?period=${task.period}`,
        title: say("achieved.task", { n: task.count, period: { period: task.period } }),
        text: say("achieved.taskHint"),
      };
    case "rater-disputes":
      return {
        mark: <Icon name="warning" className="text-caution" />,
        href: "/lines#disputes",
        title: say("dispute.task", { n: task.count }),
        text: say("dispute.taskHint"),
      };
    case "dispute-settled":
      return {
        mark: <Icon name="scroll" className="text-ink-muted" />,
        href: "/account#rater",
        title: say(task.confirmed ? "dispute.toldConfirmed" : "dispute.toldReplaced", { name: task.rater }),
        text: say("dispute.toldHint"),
      };
    case "quiet-posters":
      return {
        mark: <Icon name="radio" className="text-caution" />,
        href: `/services/${task.serviceId}#codes`,
        title: say("today.quietPosters", { n: task.count, place: task.place, service: task.service }),
        text: say("today.quietPostersHint", { days: task.days }),
      };
  }
}

const SHOWN = 3;
const MOST_LEFT = 10;

/** The lines that were spoken of, the longest waiting first, each with the way to what was said. */
const SpokenLines = ({ planId, lines, say }: { planId: string; lines: Extract<Task, { kind: "plan-comments" }>["lines"]; say: Say }) => (
  <>
    {lines.slice(0, SHOWN).map(({ line, words }) => (
      <a key={line} className="block" href={toThread(planId, line)}>
        {nameOfLine(line, words, say)}
      </a>
    ))}
    {lines.length > SHOWN && say("comment.moreLines", { n: lines.length - SHOWN })}
  </>
);

/** What waits for this person, and what happens when it does not come. */
export function Tasks({ tasks, waiting, say }: { tasks: readonly Task[]; waiting: number; say: Say }) {
  const rows = tasks.map((task) => shown(task, say));
  if (waiting > 0)
    rows.unshift({
      mark: <Icon name="inbox" className="text-ink-muted" />,
      href: "/team",
      title: say("today.queue", { n: waiting }),
      text: say("today.queueHint"),
    });
  return (
    <Section id="waiting" title={say("today.waiting")} aside={say("today.things", { n: rows.length })}>
      {rows.length === 0 && <p className="small muted py-2">{say("today.nothing")}</p>}
      <ul className="rows">
        {rows.map(({ mark, href, title, text }) => (
          <li key={href + title}>
            {mark}
            <div className="grow">
              <a className="title [overflow-wrap:anywhere]" href={href}>
                {title}
              </a>
              <p className="[overflow-wrap:anywhere]">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
