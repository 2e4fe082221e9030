import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { findPerson } from "@/lib/people/queries";
import { brokenRule } from "@/lib/platform/conflict";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import type { accountUpdate, newAccount } from "../schema";
import { demandAdministrator, lockAdministrators } from "./administrators";

/**
 * An account without a password: its owner chooses one through a one-time link (links.ts).
 * One account an employee, one e-mail an account: of two written at once the second learns which rule it met.
 */
export async function addAccount(grant: Grant<"accounts:manage">, { who, email }: z.output<typeof newAccount>, now: Date): Promise<string> {
  return db
    .$transaction(async (tx) => {
      const person = await findPerson(tx, "who", who);
      const taken = await tx.account.findFirst({ where: { OR: [{ employeeId: person.id }, { email }] }, select: { email: true } });
      if (taken)
        throw new Invalid([
          taken.email === email ? { path: "email", key: "accounts.emailTaken" } : { path: "who", key: "accounts.hasOne" },
        ]);
      const id = uuidv7(now);
      await tx.account.create({ data: { id, employeeId: person.id, email }, select: { id: true } });
      await recordChange(tx, { ...grant, subjectId: id }, now);
      return id;
    })
    .catch((error: unknown) => {
      if (brokenRule(error) === "unique") throw new Refused("changed-meanwhile");
      throw error;
    });
}

/** Changes an account. Deactivating it ends its sessions with the next request and withdraws a link that is open. */
export async function changeAccount(
  grant: Grant<"accounts:manage">,
  { accountId: id, version, email, active }: z.output<typeof accountUpdate>,
  now: Date,
) {
  await db
    .$transaction(async (tx) => {
      await lockAdministrators(tx);
      const before = await tx.account.findUnique({ where: { id }, select: { deactivatedAt: true } });
      if (!before) throw new Refused("not-found");
      const deactivatedAt = active === "yes" ? null : (before.deactivatedAt ?? now);
      const written = await tx.account.updateMany({ where: { id, version }, data: { email, deactivatedAt, version: version + 1 } });
      if (written.count === 0) throw new Refused("changed-meanwhile");
      if (deactivatedAt) {
        await demandAdministrator(tx, "active", now);
        await tx.session.updateMany({ where: { accountId: id, revokedAt: null }, data: { revokedAt: now } });
        await tx.accountLink.updateMany({ where: { accountId: id, usedAt: null, withdrawnAt: null }, data: { withdrawnAt: now } });
      }
      await recordChange(tx, { ...grant, subjectId: id }, now);
    })
    .catch((error: unknown) => {
      if (brokenRule(error) === "unique") throw new Invalid([{ path: "email", key: "accounts.emailTaken" }]);
      throw error;
    });
}
