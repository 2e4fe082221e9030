import { GET, POST } from "@/app/s/[code]/route";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { issueSlips } from "@/lib/services/commands";
import { ask } from "./database";
import { serviceId } from "./doors";
import { as, behind, type Fields, formOf, grant } from "./staff";

/** A citizen's browser, as far as it goes: one form, one address. */
const address = (code: string, query = "") => `${env().CERMIN_PUBLIC_ORIGIN}/s/${code}${query}`;
const context = (code: string) => ({ params: Promise.resolve({ code }) });

export const request = (code: string, query = "", headers: Record<string, string> = {}, method = "GET") =>
  new Request(address(code, query), { method, headers });

export const open = (code: string, query = "", headers: Record<string, string> = {}) =>
  as(null, () => GET(request(code, query, headers), context(code)));

export const sendForm = (code: string, fields: Fields) =>
  as(null, () =>
    POST(
      new Request(address(code), { method: "POST", headers: { origin: env().CERMIN_PUBLIC_ORIGIN }, body: formOf(fields) }),
      context(code),
    ),
  );

export const mark = (code: string, key: string = crypto.randomUUID(), chosen = "4") =>
  sendForm(code, { step: "mark", lang: "id", key, mark: chosen });

export const more = (code: string, key: string, fields: Fields = {}) =>
  sendForm(code, { step: "more", lang: "id", key, mark: "4", text: "", ...fields });

/** Fresh slips of a service, as they are handed over. */
export async function slips(service: string, count: number, channel: "slip" | "counter" = "slip"): Promise<string[]> {
  const input = { serviceId: await serviceId(service), channel, count, days: 14 };
  return (await issueSlips(await grant(behind.administrator, "services:manage", "agency"), input, now())).codes;
}

/** The open batch of a service: its id and how many answers lie in it. */
export const batchOf = async (service: string) =>
  (
    await ask<{ id: string; n: number }>(
      `SELECT b.id, (SELECT count(*)::int FROM boxed_answer a WHERE a."batchId" = b.id) AS n FROM citizen_batch b WHERE b."serviceId" = $1 AND b."movedAt" IS NULL`,
      [await serviceId(service)],
    )
  )[0];

/** Makes what lies in a box as old as that many minutes. */
export const age = (batchId: string, minutes: number, take = 1_000) =>
  ask(
    `UPDATE boxed_answer SET "boxedAt" = $2 WHERE nonce IN (SELECT nonce FROM boxed_answer WHERE "batchId" = $1 ORDER BY nonce LIMIT ${take})`,
    [batchId, new Date(now().getTime() - minutes * 60_000)],
  );
