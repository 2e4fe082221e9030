import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import type { OwnFairness } from "@/lib/fairness/types";
import type { Locale, Say } from "@/lib/messages/format";
import { SeverityWords } from "./severity-words";

/** What is done before the season, and the reader's own line. */
export function OwnFairnessView({ own, locale, say }: { own: OwnFairness; locale: Locale; say: Say }) {
  const rows = [
    { href: "/raters/cases", name: "cases", on: own.cases },
    { href: "/raters/training", name: "training", on: own.trained },
  ] as const;
  return (
    <>
      <Section id="prepare" title={say("fairness.mine.prepare")}>
        <ul className="rows max-w-text">
          {rows.map(({ href, name, on }) => (
            <li key={name}>
              <Icon name={on ? "done" : "draft"} className="text-ink-muted" />
              <div className="grow">
                <a className="title" href={href}>
                  {say(`fairness.mine.${name}`)}
                </a>
                <p>{on ? say(`fairness.mine.${name}Done`, { day: { day: on } }) : say(`fairness.mine.${name}Text`)}</p>
              </div>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="line" title={say("fairness.mine.line")}>
        {own.told ? (
          <div className="grid gap-2 max-w-text">
            <div>
              <SeverityWords told={own.told} name={say("fairness.mine.title")} locale={locale} say={say} />
            </div>
            <p className="small muted">
              {say("fairness.mine.basis", { people: own.people, quarters: own.quarters })} {say("fairness.read")}
            </p>
            <p>{say("fairness.what")}</p>
            <p>{say("fairness.mine.seen")}</p>
          </div>
        ) : (
          <p className="muted">{say("fairness.mine.none")}</p>
        )}
      </Section>
    </>
  );
}
