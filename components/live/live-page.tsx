"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useState } from "react";
import { State } from "@/components/ui/state";

/** Whether this browser hears of changes: not yet known (and never, without JavaScript), heard, or trying again. */
type Hearing = "unknown" | "live" | "lost";
type Props = {
  employeeId: string;
  /** When the page was drawn, ISO: what changed before the stream began is heard too. */
  drawnAt: string;
  /** What the page says of it, where it says anything: each with the time at which it was drawn. */
  words?: Record<Hearing, string>;
};

const ASK = "?";
const LOOKS = {
  unknown: { kind: "neutral", icon: "clock" },
  live: { kind: "positive", icon: "radio" },
  lost: { kind: "caution", icon: "warning" },
} as const;

/**
 * Draws the page anew when something of this person's changes. The tabs of a browser share one stream: whoever holds the
 * lock listens and passes on what it hears, and whether it hears. What is being typed and what has the keyboard stay.
 */
export function LivePage({ employeeId, drawnAt, words }: Props) {
  const router = useRouter();
  const [since] = useState(drawnAt);
  const [hearing, setHearing] = useState<Hearing>("unknown");
  useEffect(() => {
    const name = `cermin-live-${employeeId}`;
    const channel = new BroadcastChannel(name);
    const left = new AbortController();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => startTransition(() => router.refresh()), 30); // many changes at once are one
    };
    const heard = (message: string) => {
      if (message === "live" || message === "lost") setHearing(message);
      else if (message !== ASK) refresh();
    };
    channel.onmessage = ({ data }) => heard(data);
    channel.postMessage(ASK);
    const listen = () =>
      new Promise<void>((done) => {
        const source = new EventSource(`/api/events/${employeeId}?since=${since}`);
        const tell = (message: string) => {
          channel.postMessage(message);
          heard(message);
        };
        source.addEventListener("change", ({ lastEventId }) => tell(lastEventId));
        source.onopen = () => tell("live");
        source.onerror = () => tell("lost");
        channel.onmessage = ({ data }) => {
          if (data === ASK) channel.postMessage(source.readyState === EventSource.OPEN ? "live" : "lost");
        };
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
  }, [employeeId, since, router]);
  if (!words) return null;
  return (
    <span role="status">
      <State {...LOOKS[hearing]} text={words[hearing]} />
    </span>
  );
}
