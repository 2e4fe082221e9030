"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";

/**
 * Draws the page anew when something of this person's changes. The tabs of a browser share one stream: whoever holds the
 * lock listens and passes it on. What is being typed and what has the keyboard stay.
 */
export function LivePage({ employeeId }: { employeeId: string }) {
  const router = useRouter();
  useEffect(() => {
    const name = `cermin-live-${employeeId}`;
    const channel = new BroadcastChannel(name);
    const left = new AbortController();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => startTransition(() => router.refresh()), 30); // many changes at once are one
    };
    channel.onmessage = refresh;
    const listen = () =>
      new Promise<void>((done) => {
        const source = new EventSource(`/api/events/${employeeId}`);
        source.addEventListener("change", ({ lastEventId }) => {
          channel.postMessage(lastEventId);
          refresh();
        });
        left.signal.addEventListener("abort", () => {
          source.close();
          done();
        });
      });
    navigator.locks.request(name, { signal: left.signal }, listen).catch(() => undefined); // aborted while waiting: the page was left
    return () => {
      left.abort();
      clearTimeout(waiting);
      channel.close();
    };
  }, [employeeId, router]);
  return null;
}
