import "server-only";
import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { hashOf } from "@/lib/platform/codes";
import { db } from "@/lib/platform/db";
import { SESSION_HOURS } from "./cookies";
import type { Device } from "./device";

/** argon2id with 19 MiB, two passes, one lane (OWASP's first choice): 14 ms on two cores. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same password however a keyboard composes its letters (NIST SP 800-63B: NFKC before hashing). */
export const stablePassword = (password: string) => password.normalize("NFKC");
export const hashPassword = (password: string) => hash(stablePassword(password), ARGON);

/** A hash of nothing anybody knows: an unknown login, and an account without a password yet, cost the same time as a wrong password. */
let decoy: Promise<string> | undefined;

export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(32).toString("hex"));
  return verify(passwordHash ?? (await decoy), stablePassword(password));
}

/** How long somebody may be away, in minutes: half a day, but for who holds an office half an hour. */
const IDLE = { staff: 12 * 60, office: 30 };

/** A session that was last seen before has ended. */
export const seenSince = (now: Date) => ({
  staff: new Date(now.getTime() - IDLE.staff * 60_000),
  office: new Date(now.getTime() - IDLE.office * 60_000),
});

export const sessionIdOf = (key: string) => hashOf(key);

/** A fresh session; returns the key that the browser keeps. The row holds only its hash. */
export async function openSession(accountId: string, now: Date, device: Device = { browser: null, system: null }): Promise<string> {
  const key = randomBytes(32).toString("base64url");
  const endsAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
  await db.session.create({
    data: { id: sessionIdOf(key), accountId, createdAt: now, lastSeenAt: now, endsAt, ...device },
    select: { id: true },
  });
  return key;
}

export const endSession = (key: string, now: Date) =>
  db.session.updateMany({ where: { id: sessionIdOf(key), revokedAt: null }, data: { revokedAt: now } });

/** A login as it is looked up: a NIP, spaces allowed, or else an e-mail. */
export function readLogin(login: string): { nip: string } | { email: string } {
  const digits = login.replace(/\s/g, "");
  return /^\d{18}$/.test(digits) ? { nip: digits } : { email: login.trim().toLowerCase() };
}

/** The account of a login and its password; null for every kind of mismatch alike. */
export async function accountByPassword(login: string, password: string): Promise<{ id: string } | null> {
  const by = readLogin(login);
  const account = await db.account.findFirst({
    where: "nip" in by ? { employee: by } : by,
    select: { id: true, passwordHash: true, deactivatedAt: true },
  });
  const matches = await isPassword(account?.passwordHash, password);
  return account && matches && !account.deactivatedAt ? { id: account.id } : null;
}

export const accountByEmail = (email: string) => db.account.findUnique({ where: { email, deactivatedAt: null }, select: { id: true } });
