/** What is typed and not sent stays in the browser alone, under names that begin so, until it is sent or somebody signs out. */
const PREFIX = "cermin.draft.";
export type Draft = Readonly<Record<string, string>>;

export const draftName = (name: string) => PREFIX + name;

/** Null where there is none, or the browser keeps nothing. */
export function readDraft(name: string): Draft | null {
  try {
    return JSON.parse(window.localStorage.getItem(draftName(name)) ?? "null") as Draft | null;
  } catch {
    return null;
  }
}

/** False where the browser keeps nothing: then nothing is promised. */
export function keepDraft(name: string, draft: Draft): boolean {
  try {
    if (Object.keys(draft).length === 0) window.localStorage.removeItem(draftName(name));
    else window.localStorage.setItem(draftName(name), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDrafts() {
  try {
    for (const name of Object.keys(window.localStorage)) if (name.startsWith(PREFIX)) window.localStorage.removeItem(name);
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}
