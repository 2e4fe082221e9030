import type { MessageKey, Values } from "@/lib/messages/keys";
import { Invalid } from "@/lib/platform/refusal";

/** What can be wrong with a file as a whole, one sentence each. */
export type FileProblem = MessageKey extends infer K ? (K extends `imports.file.${infer Name}` ? Name : never) : never;

/** A file that is not taken, and why: said beside the field that sent it. */
export const notTaken = (why: FileProblem, values?: Values) =>
  new Invalid([{ path: "file", key: `imports.file.${why}`, ...(values && { values }) }]);
