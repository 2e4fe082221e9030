import type { Instrumentation } from "next";

/** Once a server process, before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { onStart } = await import("./lib/on-start");
  await onStart();
}

/** A page that could not be drawn shows Next's digest; the log has the fault under the same code. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logFault } = await import("./lib/platform/log");
  const { digest } = error as { digest?: string };
  logFault(error, routePath, digest);
};
