import { GroupRow } from "@/components/ui/group-row";
import { type Locale, type Say, showShare } from "@/lib/messages/format";
import type { ServiceWaits, WaitFigures, Waits } from "@/lib/services/types";

type Words = { locale: Locale; say: Say };
type Props = Words & { waits: Waits; minutes: number; hrefOf: (serviceId: string) => string };

/** The share that waited long, verified and open side by side and never added, level by level. */
export function WaitsTable({ waits: { levels, silent }, minutes, hrefOf, locale, say }: Props) {
  const title = (at: number) => say(at === 0 ? "report.waitingLevelFirst" : "report.level", { at: at + 1 });
  const groups = [
    ...levels.map((services, at) => ({ title: levels.length > 1 ? title(at) : null, services })),
    ...(silent.length > 0 ? [{ title: levels.length > 0 ? say("report.levelNone") : null, services: silent }] : []),
  ];
  return (
    <table className="table stack bars">
      <caption className="sr">{say("report.waitingCaption", { minutes })}</caption>
      <thead>
        <tr>
          <th scope="col">{say("report.service")}</th>
          <th scope="col">{say("satisfaction.verified")}</th>
          <th scope="col">{say("satisfaction.open")}</th>
        </tr>
      </thead>
      {groups.map(({ title, services }, at) => (
        <tbody key={title ?? at}>
          {title && <GroupRow columns={3} title={title} />}
          {services.map((service: ServiceWaits) => (
            <tr key={service.id}>
              <th scope="row">
                <a href={hrefOf(service.id)}>{service.name}</a>
                <span className="block small muted font-normal">{service.unit}</span>
              </th>
              <td data-label={say("satisfaction.verified")}>
                <LongWait waits={service.verified} locale={locale} say={say} />
              </td>
              <td data-label={say("satisfaction.open")}>
                <LongWait waits={service.open} locale={locale} say={say} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

export function LongWait({ waits: { n, long }, locale, say }: Words & { waits: WaitFigures }) {
  const percent = (hundredths: number) => showShare(locale, hundredths);
  if (!long) return <span className="small muted">{say("report.waitingFew", { n })}</span>;
  return (
    <>
      <b className="num">{say("report.shareOf", { share: percent(long.share) })}</b>{" "}
      <span className="small muted">{say("report.intervalN", { low: percent(long.low), high: percent(long.high), n })}</span>
    </>
  );
}
