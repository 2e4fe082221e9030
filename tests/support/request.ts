import { AsyncLocalStorage } from "node:async_hooks";
import { createRequire } from "node:module";

/** Stands in for "next/headers": the request that a test says is being answered, from our own page unless it says otherwise. */
type Jar = Map<string, string>;
type Sent = { headers: Headers; jar: Jar };

const sentWith = (headers: Record<string, string>, cookies: Record<string, string>): Sent => ({
  headers: new Headers({ origin: process.env.CERMIN_PUBLIC_ORIGIN ?? "", ...headers }),
  jar: new Map(Object.entries(cookies)),
});

let last = sentWith({}, {});
const here = new AsyncLocalStorage<Sent>();
const current = () => here.getStore() ?? last;

export function pretendRequest(headers: Record<string, string> = {}, cookies: Record<string, string> = {}) {
  last = sentWith(headers, cookies);
}

/** One request among several at once: `work` is answered under it, whatever the others are. Gives what is in the jar afterwards, too. */
export async function inRequest<T>(headers: Headers, cookies: Record<string, string>, work: () => Promise<T>) {
  const sent: Sent = { headers, jar: new Map(Object.entries(cookies)) };
  return { result: await here.run(sent, async () => await work()), jar: sent.jar };
}

export const headers = async () => current().headers;

export const cookies = async () => {
  const { jar } = current();
  return {
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) ?? "" } : undefined),
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string) => void jar.set(name, value),
  };
};

// next-auth is a package of its own and asks Node, not the test runner, for the same module.
Object.assign(createRequire(import.meta.url)("next/headers"), { headers, cookies });
