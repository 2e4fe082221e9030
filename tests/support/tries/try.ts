import type { Refusal } from "@/lib/platform/refusal";
import { behind, type Fields } from "../staff";

/** How one door is tried. Where a way to try it is left out, it does not exist: no subject in the form, no version, no window. */
export type Try = {
  /** The right person; null where nobody signed in may, too. */
  who: string | null;
  /** Somebody with an account who may not; null where everybody may. */
  stranger: string | null;
  fields: () => Promise<Fields>;
  /** The field or the part of the address that names the record. */
  subject?: string;
  /** An id that is one, of another kind of record. */
  otherKind?: () => Promise<string>;
  /** What changes when it is done; a session is opened or nothing is written at all where it says so. */
  writes: readonly string[];
  answers?: "done" | "redirected";
  /** Where attempts are counted, even those that were refused. */
  counts?: readonly string[];
  /** The same deed at the wrong time, with what it is refused for. */
  outOfTime?: readonly { who: string; fields: () => Promise<Fields>; because: Refusal }[];
};

/** What every deed leaves behind beside its change. */
export const CHANGE = ["event", "ledger"] as const;
export const administrator = { who: behind.administrator, stranger: behind.personnel } as const;
