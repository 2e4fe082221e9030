import { isMessageKey, type Say } from "@/lib/messages/format";
import type { MessageKey } from "@/lib/messages/keys";

/** What a rule is called on the screen. */
export function ruleName(key: string): MessageKey {
  const name = `settings.names.${key}`;
  return isMessageKey(name) ? name : "settings.unnamed";
}

/** One thing of a rule that can be set by itself, drawn as a row of its value. */
export type LeafView = {
  path: string;
  kind: "number" | "choice" | "text";
  choices: readonly string[];
  value: string;
  before: string | null;
};

export function leafName(key: string, path: string, say: Say): string {
  const name = `settings.leaves.${key}.${path}`;
  return path && isMessageKey(name) ? say(name) : say(ruleName(key));
}

/** Leaves that hold a minute of the day: nobody reads 300 as five in the morning. */
const MINUTES = new Set(["lookFirst.earliest", "lookFirst.latest"]);

/** Rules whose leaves are all chosen from the same words. */
const SAME = new Set(["divergence", "headExpectation"]);

/** Where the words of a choice stand. */
export const choiceName = (key: string, path: string, choice: string) =>
  `settings.choices.${path && !SAME.has(key) ? `${key}.${path}` : key}.${choice}`;

/** A choice in its own words, a number as it is, a minute of the day with its time. */
export function leafText(key: string, { path, kind }: Pick<LeafView, "path" | "kind">, text: string, say: Say): string {
  if (MINUTES.has(`${key}.${path}`)) return say("settings.minute", { n: text, at: { minute: Number(text) } });
  if (kind !== "choice") return text;
  const own = choiceName(key, path, text);
  return isMessageKey(own) ? say(own) : text;
}
