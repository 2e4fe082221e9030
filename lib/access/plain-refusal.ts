import "server-only";
import { say } from "@/lib/messages/format";
import { type Failure, statusOf } from "./route";
import { readerLocale } from "./session";

/**
 * The refusal of an address that is opened in a browser and is no page: a download, a sheet to print.
 * Who is not signed in is led to sign-in and back; anybody else reads the sentences.
 */
export async function plainRefusal(failure: Failure, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = { "cache-control": "no-store" };
  if (failure.status === "refused" && failure.because === "not-signed-in") {
    const back = request.method === "GET" ? `?next=${encodeURIComponent(pathname + search)}` : "";
    return new Response(null, { status: 303, headers: { ...headers, location: `/sign-in${back}` } });
  }
  const locale = await readerLocale();
  return new Response(`${sentences(failure, locale)}\n`, {
    status: statusOf(failure),
    headers: { ...headers, "content-type": "text/plain; charset=utf-8" },
  });
}

function sentences(failure: Failure, locale: Parameters<typeof say>[0]): string {
  switch (failure.status) {
    case "failed":
      return say(locale, "form.failed", { code: failure.code });
    case "refused":
      return say(locale, `refusal.${failure.because}`);
    case "invalid":
      return failure.problems.map(({ key, values }) => say(locale, key, values)).join("\n");
  }
}
