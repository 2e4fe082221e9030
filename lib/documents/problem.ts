import { Invalid } from "@/lib/platform/refusal";
import type { DocumentProblem } from "./types";

/** A file that is not taken, and why: said beside the field that sent it. */
export const notTaken = (why: DocumentProblem) => new Invalid([{ path: "file", key: `document.problem.${why}` }]);
