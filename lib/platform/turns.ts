import "server-only";

const last = new Map<string, Promise<unknown>>();

/**
 * Work under one key, one after another within this process; under other keys at once. For what is done in two transactions
 * that may not know of each other: the retry of a double tap waits until the first has come to its end.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
  last.set(key, mine);
  try {
    return await mine;
  } finally {
    if (last.get(key) === mine) last.delete(key);
  }
}
