const fieldName = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(\[\])?$/;

export type Entry = string | File | (string | File)[] | { [name: string]: Entry };
export type Entered = { [name: string]: Entry };

const isBranch = (entry: Entry | undefined): entry is Entered =>
  typeof entry === "object" && !Array.isArray(entry) && !(entry instanceof File);

/**
 * A form's fields as one nested object: "answers.loyal" = "3" becomes { answers: { loyal: "3" } }.
 * A name that ends in "[]" is a group and always a list; any other name that stands twice becomes a list too,
 * so that nothing is lost in silence and a schema that expects one value says so.
 * A line break is one character, as the field counted it, though browsers send two.
 * Names we would not write ourselves are dropped: React's own "$ACTION_…", and "__proto__".
 */
export function readForm(fields: FormData | URLSearchParams): Entered {
  const root: Entered = {};
  for (const name of new Set(fields.keys())) {
    if (!fieldName.test(name)) continue;
    const path = name.replace(/\[\]$/, "").split(".");
    const last = path.pop() ?? "";
    let branch = root;
    for (const key of path) {
      const next = Object.hasOwn(branch, key) ? branch[key] : undefined;
      branch = branch[key] = isBranch(next) ? next : {};
    }
    const all = fields.getAll(name).map((entry) => (typeof entry === "string" ? entry.replaceAll("\r\n", "\n") : entry));
    branch[last] = name.endsWith("[]") || all.length > 1 ? all : (all[0] ?? "");
  }
  return root;
}

/** What may be sent back to be typed on: never a password, never a file. */
export function echo(entered: Entered): Entered {
  const kept = Object.entries(entered).filter(([name, entry]) => !/password/i.test(name) && !(entry instanceof File));
  return Object.fromEntries(
    kept.map(([name, entry]) => [
      name,
      isBranch(entry) ? echo(entry) : Array.isArray(entry) ? entry.filter((one) => typeof one === "string") : entry,
    ]),
  );
}

/** What was typed under a nested name, "elements.time"; empty for a group, a file or nothing. */
export function enteredAt(entered: Entered, path: string): string {
  let at: Entry | undefined = entered;
  for (const name of path.split(".")) at = isBranch(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  return typeof at === "string" ? at : "";
}
