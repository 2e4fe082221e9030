import "server-only";
import { normalCode } from "@/lib/platform/codes";

type Scan = { code: string; day: string; times: number };

/** Counted in memory, for opening the form writes nothing; a job writes the sums once a minute. One map a process. */
const kept = globalThis as { cerminScans?: Map<string, Scan> };
const noted = () => (kept.cerminScans ??= new Map());

/**
 * Whether a poster was scanned: its bare address, opened to be looked at. The form's own addresses carry a query, a browser
 * that fetches in advance says so, and a one-time code stands on no poster. Nothing of the request is kept.
 */
function isScan(request: Request, code: string): boolean {
  const inAdvance = ["sec-purpose", "purpose", "x-purpose", "x-moz"].some((name) =>
    /prefetch|prerender|preview/i.test(request.headers.get(name) ?? ""),
  );
  return request.method === "GET" && code.length === 8 && new URL(request.url).search === "" && !inAdvance;
}

/** Counts one opening of a poster's address, of a withdrawn one too: then the old poster still hangs. */
export function noteScan(request: Request, typed: string, day: string) {
  const code = normalCode(typed);
  if (isScan(request, code)) addScan({ code, day, times: 1 });
}

export function addScan({ code, day, times }: Scan) {
  const key = `${code} ${day}`;
  noted().set(key, { code, day, times: (noted().get(key)?.times ?? 0) + times });
}

export const anyScans = () => noted().size > 0;

/** What was counted since the last time, which from now on is the taker's to keep. */
export function takeScans(): Scan[] {
  const scans = [...noted().values()];
  noted().clear();
  return scans;
}
