import { type Locale, type Say, showHundredths, showShare } from "@/lib/messages/format";
import {
  DASHBOARDS,
  type DashboardChoice,
  type DashboardName,
  type Distribution,
  type QuarterCompletion,
  type Reviewing,
} from "@/lib/reports/types";
import { clearOf } from "@/lib/scoring/core/satisfaction/interval";
import { PREDICATES } from "@/lib/scoring/core/types";
import { type LongWait, type PeriodSatisfaction, WAIT_MINUTES, type Waits } from "@/lib/services/types";
import { to } from "./address";
import { DashboardHead } from "./dashboard-page";

/** What each dashboard is asked for its short answer. */
type Findings = {
  completion: QuarterCompletion;
  distribution: Distribution;
  /** The quarter before, where there is one, then this one. */
  satisfaction: readonly PeriodSatisfaction[];
  waits: Waits;
  above: LongWait;
  reviewing: Reviewing;
  minimum: number;
  reviewDays: number;
};
type Answer = { answer: string; more: string };
type Words = { locale: Locale; say: Say };
type Props = Words & { choice: DashboardChoice; findings: Findings };

/** Every question with its answer in a sentence, what it rests on, and the way to its figures. */
export function DashboardIndex({ choice, findings, locale, say }: Props) {
  return (
    <div className="dashboard">
      <DashboardHead title={say("report.title")} path="/dashboards" choice={choice} locale={locale} say={say} />
      <div className="charts">
        {DASHBOARDS.map((name) => {
          const { answer, more } = ANSWERS[name](findings, { locale, say });
          return (
            <section key={name} className="section" aria-labelledby={`question-${name}`}>
              <header>
                <h2 id={`question-${name}`}>
                  <a href={to(`/dashboards/${name}`, choice)}>{say(`report.question.${name}`)}</a>
                </h2>
              </header>
              <p className="text-lg [overflow-wrap:anywhere]">{answer}</p>
              {more && <p className="small muted mt-1 max-w-text">{more}</p>}
            </section>
          );
        })}
      </div>
    </div>
  );
}

const ANSWERS: Record<DashboardName, (findings: Findings, words: Words) => Answer> = {
  completion: ({ completion: { people, planned, reported, rated } }, { say }) =>
    people === 0
      ? { answer: say("report.nobody"), more: say("report.nobodyHint") }
      : {
          answer: say("report.answer.completion", { rated, people }),
          more: say("report.answer.completionMore", { reported, planned }),
        },
  predicates: ({ distribution: { all }, minimum }, { say }) => {
    const { counts } = all;
    if (!counts) return { answer: say("report.answer.predicatesFew", { minimum }), more: "" };
    const most = PREDICATES.reduce((best, predicate) => (counts[predicate] > counts[best] ? predicate : best));
    return {
      answer: say("report.answer.predicates", { predicate: { key: `predicate.${most}` }, n: counts[most], of: all.n }),
      more: say("report.answer.predicatesMore"),
    };
  },
  satisfaction: ({ satisfaction }, { locale, say }) => {
    const now = satisfaction.at(-1);
    if (!now?.all.interval || now.all.index === null) return { answer: say("report.answer.few"), more: "" };
    const { low, high } = now.all.interval;
    return {
      answer: say("report.answer.satisfaction", { n: now.services.filter(({ apart }) => apart !== null).length }),
      more: say("report.answer.satisfactionMore", {
        index: { hundredths: now.all.index },
        low: showHundredths(locale, low),
        high: showHundredths(locale, high),
        n: now.all.n,
      }),
    };
  },
  waiting: ({ waits: { levels, all }, above }, { locale, say }) => {
    const [top = [], ...others] = levels;
    const [first] = top;
    const percent = (hundredths: number) => showShare(locale, hundredths);
    const minutes = WAIT_MINUTES[above];
    if (!first?.verified.long || !all.long) return { answer: say("report.answer.few"), more: "" };
    if (top.length > 1) {
      const band = all.long;
      const longer = top.filter(({ verified: { long } }) => long && long.low > band.high);
      return {
        answer:
          longer.length > 0
            ? say("report.answer.waitingLonger", { names: longer.map(({ name }) => name).join(", ") })
            : say("report.answer.waitingMany", { k: top.length }),
        more: say("report.answer.waitingManyMore", {
          names: top.map(({ name }) => name).join(", "),
          share: percent(all.long.share),
          minutes,
          n: all.n,
        }),
      };
    }
    const { share, low, high } = first.verified.long;
    return {
      answer: say("report.answer.waitingOne", { name: first.name, share: percent(share), minutes }),
      more: say(others.length > 0 ? "report.answer.waitingOneMore" : "report.answer.waitingAlone", {
        low: percent(low),
        high: percent(high),
        n: first.verified.n,
      }),
    };
  },
  trend: ({ satisfaction }, { say }) => {
    const [before, now] = satisfaction.slice(-2);
    if (!before?.all.interval || !now?.all.interval || before.all.index === null || now.all.index === null)
      return { answer: say("report.answer.trendNone"), more: "" };
    const moved = !clearOf(before.all.interval, now.all.interval)
      ? "trendSame"
      : now.all.index > before.all.index
        ? "trendUp"
        : "trendDown";
    return {
      answer: say(`report.answer.${moved}`, { before: { hundredths: before.all.index }, now: { hundredths: now.all.index } }),
      more: say("report.answer.trendMore", { period: { period: before.period }, n: before.all.n, m: now.all.n }),
    };
  },
  activity: ({ reviewing: { all }, reviewDays }, { locale, say }) => {
    const { review, perDay, lines, waiting } = all;
    return {
      answer: review ? say("report.answer.activity", { share: review.percent, days: reviewDays }) : say("report.answer.activityNone"),
      more: perDay === null ? "" : say("report.answer.activityMore", { perDay: showHundredths(locale, perDay), lines, waiting }),
    };
  },
};
