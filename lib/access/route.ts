import "server-only";
import type { z } from "zod";
import { logFault } from "@/lib/platform/log";
import { type Refusal, Refused } from "@/lib/platform/refusal";
import { type Door, enter, mark } from "./door";
import type { Permission } from "./policy";
import type { Outcome } from "./types";

type Context = { params: Promise<Record<string, string | string[] | undefined>> };
export type Failure = Exclude<Outcome<never>, { status: "done" }> | { status: "failed"; code: string };

export const STATUS_OF: Record<Refusal, number> = {
  "not-signed-in": 401,
  "not-found": 404,
  "foreign-origin": 403,
  "not-yet-open": 409,
  closed: 409,
  "still-open": 409,
  "already-answered": 409,
  "already-decided": 409,
  "already-set": 409,
  "wrong-turn": 409,
  "not-in-force": 409,
  "already-removed": 409,
  "already-agreed": 409,
  "already-undone": 409,
  "undo-over": 409,
  "taken-back": 409,
  "already-done": 409,
  "day-over": 409,
  "not-rated-yet": 409,
  "already-signed": 409,
  "not-signed-yet": 409,
  "already-delivered": 409,
  "already-received": 409,
  "not-received-yet": 409,
  "already-returned": 409,
  "already-objected": 409,
  final: 409,
  "objection-over": 409,
  "objection-closed": 409,
  "changed-meanwhile": 409,
  "wrong-password": 401,
  "too-many-requests": 429,
  "not-a-demo": 404,
  withdrawn: 410,
  "link-unusable": 410,
  "too-large": 413,
};

export function statusOf(failure: Failure): number {
  if (failure.status === "failed") return 500;
  return failure.status === "invalid" ? 422 : STATUS_OF[failure.because];
}

/** Larger than any form of ours but a file's, whose route says its own. */
const MOST_BYTES = 256 * 1024;

/** Read no further than a form of this route could go: what a header says of the length is what a client says, and only ever too much. */
async function formOf(request: Request, most: number): Promise<FormData> {
  if (Number(request.headers.get("content-length")) > most) throw new Refused("too-large");
  let bytes = 0;
  const bounded = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, out) {
      bytes += chunk.byteLength;
      if (bytes > most) out.error(new RangeError(`a form of more than ${most} bytes`));
      else out.enqueue(chunk);
    },
  });
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  try {
    return await new Response(request.body?.pipeThrough(bounded) ?? null, { headers }).formData();
  } catch {
    throw new Refused(bytes > most ? "too-large" : "not-found"); // JSON, a broken multipart body, nothing at all
  }
}

const asJson = (failure: Failure) => Response.json(failure, { status: statusOf(failure), headers: { "cache-control": "no-store" } });

type Given<P extends Permission, S extends z.ZodType> = Parameters<Door<P, S, Response>["run"]>[0];
type Route<P extends Permission, S extends z.ZodType> = Omit<Door<P, S, Response>, "run"> & {
  run: (given: Given<P, S> & { request: Request }) => Response | Promise<Response>;
  refusal?: (failure: Failure, request: Request) => Response | Promise<Response>;
  /** What a form of this route may have at most. */
  mostBytes?: number;
};

/**
 * The twin of `action()` for route handlers: the subject is a part of the address,
 * the input is the query of a read and the form of a write. `refusal` answers in the route's own manner:
 * a page for a citizen, the way to sign-in for a download opened in a browser.
 */
export function route<P extends Permission, S extends z.ZodType>({ refusal = asJson, mostBytes = MOST_BYTES, run, ...asked }: Route<P, S>) {
  return mark(async (request: Request, { params }: Context): Promise<Response> => {
    const writes = request.method !== "GET" && request.method !== "HEAD";
    const door = { ...asked, run: (given: Given<P, S>) => run({ ...given, request }) };
    try {
      const outcome = await enter(door, {
        headers: request.headers,
        writes,
        read: async () => ({
          subjectId: typeof door.subject === "string" ? (await params)[door.subject] : door.subject.always,
          fields: writes ? () => formOf(request, mostBytes) : new URL(request.url).searchParams,
        }),
      });
      return outcome.status === "done" ? outcome.result : await refusal(outcome, request);
    } catch (error) {
      return refusal({ status: "failed", code: logFault(error, door.permission) }, request);
    }
  });
}
