/** Stands in for "next/headers": the request that a test says is being answered, from our own page unless it says otherwise. */
type Jar = Map<string, string>;
let jar: Jar = new Map();
let sent = new Headers();

export function pretendRequest(headers: Record<string, string> = {}, cookies: Record<string, string> = {}) {
  sent = new Headers({ origin: process.env.CERMIN_PUBLIC_ORIGIN ?? "", ...headers });
  jar = new Map(Object.entries(cookies));
}

export const headers = async () => sent;

export const cookies = async () => ({
  get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) ?? "" } : undefined),
  set: (name: string, value: string) => void jar.set(name, value),
});
