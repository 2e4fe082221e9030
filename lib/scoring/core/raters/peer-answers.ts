import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { VALUES } from "../types";

/** One mark on one of the seven values: 1 belum terlihat … 4 teladan, or the honest "cannot judge", which is never counted. */
export const PEER_MARKS = ["1", "2", "3", "4", "cannot-judge"] as const;
export type PeerMark = (typeof PEER_MARKS)[number];

const mark = z.enum(PEER_MARKS, "problem.choose" satisfies MessageKey);

/** All seven, none left out: what self reports, and what peers and subordinates say about one person. */
export const peerAnswers = z.strictObject(
  Object.fromEntries(VALUES.map((value) => [value, mark])) as Record<(typeof VALUES)[number], typeof mark>,
);
export type PeerAnswers = z.output<typeof peerAnswers>;

/** What is sealed: the marks, and one sentence where one was written. What was sealed before sentences could be written is the marks alone. */
export const sealedAnswer = z.union([
  z.strictObject({ marks: peerAnswers, words: z.string().nullable() }),
  peerAnswers.transform((marks) => ({ marks, words: null })),
]);
/** The longest sentence, so that marks and sentence fit into a sealed answer whatever its letters are. */
export const WORDS_MOST = 500;
