import { RuleValue } from "@/components/settings/rule-value";
import { type LeafView, ruleName } from "@/components/settings/words";
import { Section } from "@/components/ui/section";
import { type Locale, type Say, showDay } from "@/lib/messages/format";

type LocalSetting = { key: string; leaves: readonly LeafView[]; source: string; tag: string; from: string };

/** What the law leaves to the agency, as it is in force today, each with the decision it rests on. */
export function LocalSettings({
  settings,
  day,
  locale,
  say,
}: {
  settings: readonly LocalSetting[];
  day: string;
  locale: Locale;
  say: Say;
}) {
  return (
    <Section id="settings" title={say("rules.settings")}>
      <p className="max-w-text">{say("rules.settingsLead", { day: { day } })}</p>
      <table className="table stack mt-2">
        <caption className="sr">{say("rules.settings")}</caption>
        <thead>
          <tr>
            {(["what", "value", "decision", "tag", "from"] as const).map((column) => (
              <th key={column} scope="col">
                {say(`rules.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {settings.map(({ key, leaves, source, tag, from }) => (
            <tr key={key}>
              <th scope="row">{say(ruleName(key))}</th>
              <td>
                <RuleValue name={key} leaves={leaves} say={say} />
              </td>
              <td data-label={say("rules.column.decision")} lang={locale === "id" ? undefined : "id"}>
                {source}
              </td>
              <td data-label={say("rules.column.tag")}>{tag}</td>
              <td data-label={say("rules.column.from")}>{showDay(locale, from)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** What the letters beside a value say of how surely it is known. */
export const Tags = ({ say }: { say: Say }) => (
  <Section id="tags" title={say("rules.tags")}>
    <dl className="pairs max-w-text">
      {(["P", "C", "H"] as const).map((tag) => (
        <div key={tag}>
          <dt>{tag}</dt>
          <dd>{say(`rules.tag.${tag}`)}</dd>
        </div>
      ))}
    </dl>
  </Section>
);
