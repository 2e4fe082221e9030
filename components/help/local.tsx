import { Eye, type EyeKind } from "@/components/ui/eye";
import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";

const EYES: readonly EyeKind[] = ["self", "rater", "peers", "citizens"];

/** Who looks at the same work, and what becomes of what they say. */
export function FourEyes({ minimum, say }: { minimum: number; say: Say }) {
  return (
    <Section id="eyes" title={say("help.eyes.title")}>
      <ul className="rows max-w-text">
        {EYES.map((eye) => (
          <li key={eye}>
            <Eye kind={eye} />
            <div className="grow">
              <span className="title">{say(`help.eyes.${eye}.name`)}</span>
              <p>{say(`help.eyes.${eye}.text`, { minimum })}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export type LocalRule = { name: string; value: string; source: string };

/** What the law leaves to the agency, as it is today. */
export function LocalRules({ rules, say }: { rules: readonly LocalRule[]; say: Say }) {
  return (
    <Section id="local" title={say("help.local.title")}>
      <p className="max-w-text">{say("help.local.text")}</p>
      <dl className="pairs max-w-text mt-2">
        {rules.map(({ name, value, source }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              <span className="block small muted">{source}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
