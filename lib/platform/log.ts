import "server-only";
import { randomInt } from "node:crypto";

type Fields = Readonly<Record<string, string | number | boolean | null>>;

/** One JSON line an event, on standard error. Never an address, a name, a password or anything a person typed. */
export function log(event: string, fields: Fields = {}) {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
}

const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

const drawCode = () => `G-${Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join("")}`;

/** Logs what nobody foresaw under a code that can be read out on the telephone, and returns the code. */
export function logFault(error: unknown, where: string, code = drawCode()): string {
  const { name, message, stack } = error instanceof Error ? error : { name: "Thrown", message: String(error), stack: undefined };
  log("fault", { code, where, name, message, stack: stack ?? null });
  return code;
}
