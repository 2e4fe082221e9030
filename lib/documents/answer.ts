import "server-only";
import { create } from "content-disposition";
import { plainRefusal } from "@/lib/access/plain-refusal";
import { type Failure, statusOf } from "@/lib/access/route";
import { readerLocale } from "@/lib/access/session";
import { isMessageKey, say } from "@/lib/messages/format";
import type { Refusal } from "@/lib/platform/refusal";
import type { DocumentKind, Sent } from "./types";

const TYPES: Record<DocumentKind, string> = { jpeg: "image/jpeg", png: "image/png", pdf: "application/pdf" };

/** A file to save: nothing in it runs, no page draws it as its own, and no shared machine keeps it. A picture may be shown by an <img>. */
export const fileAnswer = ({ name, kind, body }: { name: string; kind: DocumentKind; body: Buffer<ArrayBuffer> }) =>
  new Response(body, {
    headers: {
      "content-type": TYPES[kind],
      "content-disposition": create(name, { type: "attachment" }),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });

const byScript = ({ headers }: Request) => headers.get("accept") === "application/json";
const asJson = (sent: Sent, status: number) => Response.json(sent, { status, headers: { "cache-control": "no-store" } });
const backTo = (page: string, said: string) =>
  new Response(null, {
    status: 303,
    headers: { location: `${page}${page.includes("?") ? "&" : "?"}document=${said}#documents`, "cache-control": "no-store" },
  });

/** A script is told in words; a browser without one goes back to the page that sent the file. */
export async function keptAnswer(request: Request, page: string, name: string): Promise<Response> {
  if (!byScript(request)) return backTo(page, "kept");
  return asJson({ kept: true, notice: say(await readerLocale(), "notice.documentKept", { name }) }, 200);
}

const STRANGE: ReadonlySet<Refusal> = new Set(["not-signed-in", "not-found", "foreign-origin"]);

/** The same for what was not kept; who may not send it at all is told like a stranger. */
export const sendingRefusal =
  (pageOf: (path: string) => string) =>
  async (failure: Failure, request: Request): Promise<Response> => {
    const said = saidOf(failure);
    if (byScript(request)) {
      const locale = await readerLocale();
      const text = failure.status === "failed" ? say(locale, "form.failed", { code: failure.code }) : said && say(locale, said);
      return asJson({ kept: false, text: text ?? "" }, statusOf(failure));
    }
    const strange = failure.status === "refused" && STRANGE.has(failure.because);
    if (said === null || strange) return plainRefusal(failure, request);
    return backTo(pageOf(new URL(request.url).pathname), said.split(".").at(-1) ?? "");
  };

/** The one sentence of it; null for what has a code instead. */
function saidOf(failure: Failure) {
  switch (failure.status) {
    case "failed":
      return null;
    case "refused":
      return failure.because === "too-large" ? "document.problem.large" : (`refusal.${failure.because}` as const);
    case "invalid":
      return failure.problems[0]?.key ?? null;
  }
}

/** What a page that was led back to says: only sentences of ours, whatever stands in its address. */
export function saidIn(document: string | undefined) {
  if (!document) return null;
  if (document === "kept") return { key: "document.kept", kept: true } as const;
  for (const key of [`document.problem.${document}`, `refusal.${document}`]) if (isMessageKey(key)) return { key, kept: false } as const;
  return null;
}
