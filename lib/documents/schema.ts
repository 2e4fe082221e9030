import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { MOST_FILE_BYTES } from "./types";

const problem = (name: MessageKey) => name;

/** The file, and what a form puts around it. */
export const MOST_SENT_BYTES = MOST_FILE_BYTES + 64 * 1024;

/** One file at a time: each has its own answer, and what is sent at once has a bound. */
export const fileInput = z.strictObject({ file: z.instanceof(File, { error: problem("document.problem.missing") }) });

export const documentQuery = z.strictObject({ size: z.literal("small").optional() });

/** What became of a file that was sent without a script: the page it led back to says it. */
export const saidQuery = z.object({ document: z.string().max(40).optional().catch(undefined) });
