import type { MessageKey } from "@/lib/messages/keys";

export type DocumentKind = "jpeg" | "png" | "pdf";

/** What one line or one realisation may hold; the database says so too. */
export const MOST_DOCUMENTS = 5;
export const MOST_FILE_BYTES = 5 * 1024 * 1024;

/** A photo is stored no larger than this on either side. A browser that can draws it so before it sends it. */
export const LONGEST_SIDE = 2_560;

export type DocumentRow = { id: string; name: string; kind: DocumentKind; bytes: number; small: boolean };

/** What can be wrong with a file, one sentence each. */
export type DocumentProblem = MessageKey extends infer K ? (K extends `document.problem.${infer Name}` ? Name : never) : never;

/** What a script is told of one file that it sent; a browser without one is led back to the page. */
export type Sent = { kept: true; notice: string } | { kept: false; text: string };
