/** HTML that has been escaped. The only makers are `html`, which escapes every string put into it, and `unsafeHtml`. */
export class Html {
  constructor(readonly text: string) {}
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
type Part = Html | string | number | null | undefined | false | readonly Part[];

function draw(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "string" || typeof part === "number") return String(part).replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? "");
  return part.map(draw).join("");
}

export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.reduce((all, text, i) => all + draw(parts[i - 1]) + text));

/** For text of our own that is markup already: a style sheet, a drawing. Never for anything that was typed. */
export const unsafeHtml = (text: string) => new Html(text);
