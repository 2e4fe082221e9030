import type { Entered } from "@/lib/platform/read-form";
import type { Problem, Refusal } from "@/lib/platform/refusal";

/** What an account may be beside its employment; who rates, heads or is asked is read from the record itself. */
export type Role = "personnel" | "auditor" | "administrator";

/** The agency as a whole is one record, and its id is its name. */
export const AGENCY = "agency";

/** Somebody signed in: the account, and the employee it belongs to. */
export type Staff = { id: string; employeeId: string; roles: readonly Role[] };

/** Somebody signed in, a job of our own, or nobody. */
export type Actor = Staff | "job" | null;

export type Window = "not-yet-open" | "open" | "closed";

export type Decision = { allowed: true } | { allowed: false; because: Refusal };

/** What became of one request at a door, before it is put into words. */
export type Outcome<R> =
  | { status: "done"; result: R }
  | { status: "invalid"; problems: readonly Problem[]; entered: Entered }
  | { status: "refused"; because: Refusal; entered: Entered };

/**
 * What a form is told, in finished sentences: no catalogue travels to the browser.
 * On a refusal, too, what was typed comes back; passwords and files never do.
 */
export type FormState =
  | { status: "idle" }
  /** `made` is what came into being, for a form that goes on with it. */
  | { status: "done"; notice: string; made: string | null }
  | { status: "invalid"; title: string; kept: string; problems: readonly { path: string; text: string }[]; entered: Entered }
  | { status: "refused"; text: string; signIn: string | null; entered: Entered }
  | { status: "failed"; text: string; entered: Entered };

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
