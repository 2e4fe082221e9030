import { IntervalTrack } from "@/components/charts/interval-track";
import { GroupRow } from "@/components/ui/group-row";
import { type Locale, type Say, showHundredths } from "@/lib/messages/format";
import type { ChannelFigures, Satisfaction, ServiceFigures } from "@/lib/services/types";

/** Services that stand together, under a title where there is more than one such group. */
export type ServiceGroup = { title: string | null; services: readonly ServiceFigures[] };
type Props = {
  satisfaction: Satisfaction;
  groups?: readonly ServiceGroup[];
  /** Where the answers behind a service stand, for those who may see them. */
  hrefOf?: (serviceId: string) => string;
  gradeMinimum: number;
  caption: string;
  locale: Locale;
  say: Say;
};

/** Per service both numbers, verified and open side by side and never added; bold only what the intervals tell apart. */
export function SatisfactionTable({
  satisfaction: { services: every, all },
  groups = [{ title: null, services: every }],
  hrefOf,
  gradeMinimum,
  caption,
  locale,
  say,
}: Props) {
  const cell = { gradeMinimum, reference: all.interval, locale, say };
  return (
    <table className="table stack satisfaction">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say("satisfaction.service")}</th>
          <th scope="col">{say("satisfaction.verified")}</th>
          <th scope="col">{say("satisfaction.open")}</th>
        </tr>
      </thead>
      {groups.map(({ title, services }, at) => (
        <tbody key={title ?? at}>
          {title && <GroupRow columns={3} title={title} />}
          {services.map(({ id, name, unit, note, verified, open, apart }) => (
            <tr key={id}>
              <th scope="row" className="align-top">
                <span className={apart ? "font-bold" : "font-medium"}>{hrefOf ? <a href={hrefOf(id)}>{name}</a> : name}</span>
                <span className="block small muted font-normal">{unit}</span>
                {apart && <span className="block small font-normal">{say(`satisfaction.apart.${apart}`)}</span>}
                {note && <span className="block small muted font-normal">{note}</span>}
              </th>
              <td data-label={say("satisfaction.verified")}>
                <Figures {...cell} figures={verified} name={name} />
              </td>
              <td data-label={say("satisfaction.open")}>
                <Figures {...cell} figures={open} name={name} hollow />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

type FiguresProps = {
  figures: ChannelFigures;
  name: string;
  gradeMinimum: number;
  reference: { low: number; high: number } | null;
  hollow?: boolean;
  locale: Locale;
  say: Say;
};

function Figures({
  figures: { n, index, interval, grade, marks },
  name,
  gradeMinimum,
  reference,
  hollow = false,
  locale,
  say,
}: FiguresProps) {
  const shown = (hundredths: number) => showHundredths(locale, hundredths);
  return (
    <div className="figures">
      {index === null ? (
        <p className="small muted">{say("satisfaction.noIndex", { n })}</p>
      ) : (
        <>
          <p>
            <b className="num text-lg">{shown(index)}</b>{" "}
            <span className="small muted">
              {interval
                ? say("satisfaction.interval", { low: shown(interval.low), high: shown(interval.high), n })
                : say("satisfaction.noInterval", { n })}
            </span>
          </p>
          {interval && (
            <IntervalTrack
              index={index}
              interval={interval}
              reference={hollow ? null : reference}
              hollow={hollow}
              label={say("satisfaction.trackLabel", { name, index: shown(index), low: shown(interval.low), high: shown(interval.high) })}
            />
          )}
          <p className="small">
            {grade
              ? say("satisfaction.grade", { grade, words: { key: `grade.${grade}` } })
              : say("satisfaction.noGrade", { minimum: gradeMinimum })}
          </p>
        </>
      )}
      <p className="small muted">
        {marks
          ? say("satisfaction.marks", { share: shown(marks.share), low: shown(marks.low), high: shown(marks.high), n: marks.n })
          : say("satisfaction.noMarks")}
      </p>
    </div>
  );
}
