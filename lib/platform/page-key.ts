import { z } from "zod";

/** Where a list goes on: the values of its last row in the order of the list, as one text for an address. */
export const writePageKey = (parts: readonly string[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");

/** Reads one of `length` values back; null for anything else that stands in an address. */
export function readPageKey(text: string | undefined, length: number): string[] | null {
  if (!text) return null;
  try {
    return z
      .array(z.string())
      .length(length)
      .parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null; // nobody's key: the list begins at its beginning
  }
}

const uuid = z.uuid();

/** The same for lists in the order of a name, then an id. */
export function readNameKey(text: string | undefined): { name: string; id: string } | null {
  const [name = "", id = ""] = readPageKey(text, 2) ?? [];
  return uuid.safeParse(id).success ? { name, id } : null;
}
