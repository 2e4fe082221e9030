import "server-only";
import pg from "pg";
import { connection, db } from "./db";
import { log } from "./log";

type Listener = { audienceId: string; tell: (eventId: string) => void; close: () => void };

const RECONNECT_MS = 500;
const POLL_MS = 10_000;
const BATCH = 1_000;

/**
 * One LISTEN connection a process, and a set of open streams. What comes through it is a number and an audience, no content:
 * the page that hears it reads what changed, under its own grant. A poll heals a connection that was lost or fell silent.
 */
class Hub {
  private readonly listeners = new Set<Listener>();
  private client: pg.Client | undefined;
  private poll: NodeJS.Timeout | undefined;
  private last: bigint | undefined;
  closing = false;

  async listen(listener: Listener) {
    if (this.closing) return listener.close();
    this.listeners.add(listener);
    if (this.listeners.size > 1) return;
    this.last ??= await newestEvent();
    this.poll ??= setInterval(() => void this.catchUp().catch(() => log("live-poll-failed")), POLL_MS).unref();
    void this.connect();
  }

  forget(listener: Listener) {
    this.listeners.delete(listener);
    if (this.listeners.size > 0) return;
    clearInterval(this.poll);
    this.poll = undefined;
    this.last = undefined;
    void this.client?.end().catch(() => log("live-end-failed"));
    this.client = undefined;
  }

  closeAll() {
    this.closing = true;
    for (const { close } of [...this.listeners]) close();
  }

  private async connect() {
    if (this.client || this.closing || this.listeners.size === 0) return;
    const client = new pg.Client({ ...connection("cermin-listen"), statement_timeout: 0, keepAlive: true });
    this.client = client;
    client.on("notification", ({ payload }) => {
      const [id = "", audienceId = ""] = (payload ?? "").split(" ");
      this.spread(id, audienceId);
    });
    client.on("error", () => log("live-connection-lost"));
    client.on("end", () => {
      if (this.client !== client) return;
      this.client = undefined;
      setTimeout(() => void this.connect(), RECONNECT_MS).unref();
    });
    try {
      await client.connect();
      await client.query("LISTEN event");
      await this.catchUp(); // what came while nobody listened
    } catch {
      await client.end().catch(() => log("live-end-failed"));
    }
  }

  private async catchUp() {
    if (this.last === undefined) return;
    const missed = await db.event.findMany({
      where: { id: { gt: this.last } },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true, audienceId: true },
    });
    for (const { id, audienceId } of missed) this.spread(String(id), audienceId ?? "");
  }

  private spread(id: string, audienceId: string) {
    const number = BigInt(id);
    if (this.last === undefined || number > this.last) this.last = number;
    for (const listener of this.listeners) if (listener.audienceId === audienceId) listener.tell(id);
  }
}

async function newestEvent(): Promise<bigint> {
  const newest = await db.event.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  return newest?.id ?? 0n;
}

/** What a browser knows already: the number of the change it heard last, else when its page was drawn. */
export type Known = { eventId: string | null; since: Date | null };

/** The newest change for somebody, where it came after what their browser knows; else null. One row is read. */
export async function newerThan(audienceId: string, { eventId, since }: Known): Promise<string | null> {
  const newest = await db.event.findFirst({ where: { audienceId }, orderBy: { id: "desc" }, select: { id: true, at: true } });
  if (!newest) return null;
  const isNews = eventId !== null && /^\d{1,18}$/.test(eventId) ? newest.id > BigInt(eventId) : since !== null && newest.at > since;
  return isNews ? String(newest.id) : null;
}

const kept = globalThis as { cerminHub?: Hub };
export function hub(): Hub {
  kept.cerminHub ??= new Hub();
  return kept.cerminHub;
}
