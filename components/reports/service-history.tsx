import { LateChart } from "@/components/charts/late-chart";
import { ChannelLegend } from "@/components/services/satisfaction-chart";
import { GroupRow } from "@/components/ui/group-row";
import { type Locale, type Say, showHundredths, showPeriod, showQuarter } from "@/lib/messages/format";
import type { ChannelFigures, ServiceHistory, ServiceQuarter, WaitFigures } from "@/lib/services/types";
import { pointOf } from "./trend-table";
import { LongWait } from "./waits-table";

type Props = { history: ServiceHistory; minutes: number; locale: Locale; say: Say };
type Words = Pick<Props, "minutes" | "locale" | "say">;

export function ServiceHistoryChart({ history: { name, quarters }, say }: Pick<Props, "history" | "say">) {
  const points = quarters.map(({ period, verified, open }) => pointOf(showQuarter(period), verified, open));
  if (points.every(({ index, open }) => index === null && open === null)) return null;
  return (
    <>
      <LateChart kind="trend" label={say("report.historyChart", { name, n: points.length })} rows={points.length} chart={{ points }} />
      <ChannelLegend say={say} />
    </>
  );
}

/** Newest quarter first; verified and open in rows of their own, never added. */
export function ServiceHistoryTable({ history: { name, quarters }, ...words }: Props) {
  const { say, minutes, locale } = words;
  return (
    <table className="table stack bars">
      <caption className="sr">{say("report.historyCaption", { name })}</caption>
      <thead>
        <tr>
          <th scope="col">{say("report.channel")}</th>
          <th scope="col">{say("satisfaction.index")}</th>
          <th scope="col">{say("satisfaction.share")}</th>
          <th scope="col">{say("report.waitingSection", { minutes })}</th>
        </tr>
      </thead>
      {quarters.toReversed().map((quarter) => (
        <tbody key={quarter.period}>
          <GroupRow columns={4} title={showPeriod(locale, quarter.period)} />
          {(["verified", "open"] as const).map((channel) => (
            <Row key={channel} channel={channel} quarter={quarter} {...words} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ channel, quarter, minutes, locale, say }: Words & { channel: "verified" | "open"; quarter: ServiceQuarter }) {
  const waits = quarter.waits?.[channel] ?? null;
  return (
    <tr>
      <th scope="row">{say(`satisfaction.${channel}`)}</th>
      <td data-label={say("satisfaction.index")}>
        <Index figures={quarter[channel]} locale={locale} say={say} />
      </td>
      <td data-label={say("satisfaction.share")}>
        <Marks figures={quarter[channel]} locale={locale} say={say} />
      </td>
      <td data-label={say("report.waitingSection", { minutes })}>
        {waits && <LongWait waits={waits} locale={locale} say={say} />}
        {waits?.bands && <Bands waits={waits} say={say} />}
      </td>
    </tr>
  );
}

function Index({ figures, locale, say }: Omit<Words, "minutes"> & { figures: ChannelFigures | null }) {
  const shown = (hundredths: number) => showHundredths(locale, hundredths);
  if (!figures || figures.index === null) return <span className="small muted">{say("report.trendFew", { n: figures?.n ?? 0 })}</span>;
  return (
    <>
      <b className="num">{shown(figures.index)}</b>{" "}
      <span className="small muted">
        {figures.interval
          ? say("satisfaction.interval", { low: shown(figures.interval.low), high: shown(figures.interval.high), n: figures.n })
          : say("satisfaction.noInterval", { n: figures.n })}
      </span>
      {figures.grade && (
        <span className="block small">{say("satisfaction.grade", { grade: figures.grade, words: { key: `grade.${figures.grade}` } })}</span>
      )}
    </>
  );
}

function Marks({ figures, locale, say }: Omit<Words, "minutes"> & { figures: ChannelFigures | null }) {
  const marks = figures?.marks;
  const shown = (hundredths: number) => showHundredths(locale, hundredths);
  return (
    <span className="small">
      {marks
        ? say("satisfaction.marks", { share: shown(marks.share), low: shown(marks.low), high: shown(marks.high), n: marks.n })
        : say("satisfaction.noMarks")}
    </span>
  );
}

/** How many said what; the bands are the form's own. */
function Bands({ waits: { bands }, say }: { waits: WaitFigures; say: Say }) {
  const words = (["1", "2", "3", "4"] as const).map((band, at) => `${say(`report.band.${band}`)}: ${bands?.[at] ?? 0}`);
  return <span className="block small muted">{words.join(" · ")}</span>;
}
