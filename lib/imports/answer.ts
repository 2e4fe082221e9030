import "server-only";
import { plainRefusal } from "@/lib/access/plain-refusal";
import type { Failure } from "@/lib/access/route";
import { isMessageKey } from "@/lib/messages/format";
import type { Values } from "@/lib/messages/keys";

const backTo = (address: string) => new Response(null, { status: 303, headers: { location: address, "cache-control": "no-store" } });
export const takenAnswer = (id: string) => backTo(`/imports/${id}`);

/** A file that is not taken leads back to the page, which says why; who may not send one is told like a stranger. */
export async function takingRefusal(failure: Failure, request: Request): Promise<Response> {
  if (failure.status === "refused" && failure.because === "too-large") return backTo("/imports?problem=large");
  if (failure.status === "refused" && failure.because === "too-many-requests") return backTo("/imports?problem=busy");
  if (failure.status !== "invalid") return plainRefusal(failure, request);
  const [problem] = failure.problems;
  const name = problem?.key.startsWith("imports.file.") ? problem.key.slice("imports.file.".length) : "missing";
  const number = Object.values(problem?.values ?? {}).find((value) => typeof value === "number");
  return backTo(`/imports?problem=${name}${number === undefined ? "" : `.${number}`}`);
}

/** The sentence that an address names: only one of ours, with no more of it than a number. */
export function problemIn(problem: string | undefined) {
  const [name = "", number = ""] = (problem ?? "").split(".");
  const key = `imports.file.${name}`;
  if (!/^[a-zA-Z]+$/.test(name) || !isMessageKey(key) || !/^\d{0,7}$/.test(number)) return null;
  const values: Values = { most: { quantity: Number(number) * 100 }, row: Number(number) };
  return { key, values };
}
