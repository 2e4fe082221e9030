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
/** Marks by the items of an instrument: the seven values, or a local set. Which it must be, the quarter says. */
export const marksByItem = z.record(z.string().max(40), mark);
export type PeerAnswers = Readonly<Record<string, PeerMark>>;

/** What is sealed: the marks, and one sentence where one was written. What was sealed before sentences could be written is the marks alone. */
export const sealedAnswer = z.union([
  z.strictObject({ marks: marksByItem, words: z.string().nullable() }),
  marksByItem.transform((marks) => ({ marks, words: null })),
]);
/** The longest sentence, so that marks and sentence fit into a sealed answer whatever its letters are. */
export const WORDS_MOST = 500;
