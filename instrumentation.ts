/** Once a server process, before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { onStart } = await import("./lib/on-start");
  await onStart();
}
