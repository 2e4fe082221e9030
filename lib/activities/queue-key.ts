/** Where the queue goes on: after a line of its order (exceptions first, then the oldest). In an address, so parsed strictly. */
export type QueueKey = { routine: boolean; submittedAt: Date; id: string };

export const writeKey = ({ routine, submittedAt, id }: QueueKey) => `${routine ? 1 : 0}_${submittedAt.getTime()}_${id}`;

/** Null for anything that is not a key of ours: the queue then begins at its beginning. */
export function readKey(text: string | undefined): QueueKey | null {
  const [, routine, at, id] = /^([01])_(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? "") ?? [];
  return routine && at && id ? { routine: routine === "1", submittedAt: new Date(Number(at)), id } : null;
}
