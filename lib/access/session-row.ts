import "server-only";
import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { hashOf } from "@/lib/platform/codes";
import { db } from "@/lib/platform/db";
import { SESSION_HOURS } from "./cookies";

/** argon2id with 19 MiB, two passes, one lane (OWASP's first choice): 14 ms on two cores. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const hashPassword = (password: string) => hash(password, ARGON);

/** How long somebody may be away, in minutes: half a day, but for who holds an office half an hour. */
const IDLE = { staff: 12 * 60, office: 30 };

/** A session that was last seen before has ended. */
export const seenSince = (now: Date) => ({
  staff: new Date(now.getTime() - IDLE.staff * 60_000),
  office: new Date(now.getTime() - IDLE.office * 60_000),
});

export const sessionIdOf = (key: string) => hashOf(key);

/** A fresh session; returns the key that the browser keeps. The row holds only its hash. */
export async function openSession(accountId: string, now: Date): Promise<string> {
  const key = randomBytes(32).toString("base64url");
  await db.session.create({
    data: { id: sessionIdOf(key), accountId, createdAt: now, lastSeenAt: now, endsAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000) },
    select: { id: true },
  });
  return key;
}

export const endSession = (key: string, now: Date) =>
  db.session.updateMany({ where: { id: sessionIdOf(key), revokedAt: null }, data: { revokedAt: now } });

/** A hash of nothing anybody knows: an unknown login costs the same time as a wrong password. */
let decoy: Promise<string> | undefined;

/** The account of a login (NIP, spaces allowed, or e-mail) and its password; null for every kind of mismatch alike. */
export async function accountByPassword(login: string, password: string): Promise<{ id: string } | null> {
  const digits = login.replace(/\s/g, "");
  const where = /^\d{18}$/.test(digits) ? { employee: { nip: digits } } : { email: login.trim().toLowerCase() };
  const account = await db.account.findFirst({ where, select: { id: true, passwordHash: true, deactivatedAt: true } });
  decoy ??= hashPassword(randomBytes(32).toString("hex"));
  const matches = await verify(account?.passwordHash ?? (await decoy), password);
  return account && matches && !account.deactivatedAt ? { id: account.id } : null;
}

export const accountByEmail = (email: string) => db.account.findUnique({ where: { email, deactivatedAt: null }, select: { id: true } });
