import "server-only";
import { hub, type Known, newerThan } from "./live";

const BEAT_MS = 25_000;
const RETRY_MS = 1_000;

const headers = { "content-type": "text/event-stream", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" };

/** A response that stays open: one message a change for its audience, a heartbeat, and an end on SIGTERM. */
export async function eventStream(audienceId: string, known: Known): Promise<Response> {
  // The browser comes back over the connection it still has, and would hold the process that is ending.
  if (hub().closing) return new Response(`retry: ${RETRY_MS}\n\n`, { headers: { ...headers, connection: "close" } });
  const text = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    async start(out) {
      const write = (line: string) => out.enqueue(text.encode(line));
      const tell = (id: string) => write(`id: ${id}\nevent: change\ndata: \n\n`);
      const beat = setInterval(() => write(":\n\n"), BEAT_MS);
      const listener = {
        audienceId,
        tell,
        close: () => {
          stop();
          out.close();
        },
      };
      stop = () => {
        clearInterval(beat);
        hub().forget(listener);
      };
      write(`retry: ${RETRY_MS}\n\n`);
      await hub().listen(listener);
      const missed = await newerThan(audienceId, known); // asked after listening has begun: nothing falls between
      if (missed) tell(missed);
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers });
}
