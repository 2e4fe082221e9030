import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { hashPassword } from "@/lib/access/session-row";
import { findPerson } from "@/lib/people/queries";
import { brokenRule } from "@/lib/platform/conflict";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import type { accountUpdate, newAccount } from "./schema";

/** One account an employee, one e-mail an account: of two written at once the second learns which rule it met. */
export async function addAccount(grant: Grant<"accounts:manage">, { who, email, roles, password }: z.output<typeof newAccount>, now: Date) {
  const passwordHash = await hashPassword(password);
  return db
    .$transaction(async (tx) => {
      const person = await findPerson(tx, "who", who);
      const taken = await tx.account.findFirst({ where: { OR: [{ employeeId: person.id }, { email }] }, select: { email: true } });
      if (taken)
        throw new Invalid([
          taken.email === email ? { path: "email", key: "accounts.emailTaken" } : { path: "who", key: "accounts.hasOne" },
        ]);
      const id = uuidv7(now);
      await tx.account.create({ data: { id, employeeId: person.id, email, roles, passwordHash }, select: { id: true } });
      await recordChange(tx, { ...grant, subjectId: id }, now);
      return person.name;
    })
    .catch((error: unknown) => {
      if (brokenRule(error) === "unique") throw new Refused("changed-meanwhile");
      throw error;
    });
}

/**
 * Changes an account. Deactivating it, a new password and other roles end its sessions with the next request.
 * Nobody shuts the last administrator out, oneself least of all, nor two each other: administrators' rows are locked first.
 */
export async function changeAccount(
  grant: Grant<"accounts:manage">,
  { accountId: id, version, email, roles, password, active }: z.output<typeof accountUpdate>,
  now: Date,
) {
  const passwordHash = password === null ? null : await hashPassword(password);
  await db
    .$transaction(async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM "account" WHERE 'administrator' = ANY("roles") ORDER BY "id" FOR UPDATE`;
      const before = await tx.account.findUnique({ where: { id }, select: { roles: true, deactivatedAt: true } });
      if (!before) throw new Refused("not-found");
      const deactivatedAt = active === "yes" ? null : (before.deactivatedAt ?? now);
      const written = await tx.account.updateMany({
        where: { id, version },
        data: { email, roles, deactivatedAt, version: version + 1, ...(passwordHash && { passwordHash }) },
      });
      if (written.count === 0) throw new Refused("changed-meanwhile");
      const administrators = await tx.account.count({ where: { roles: { has: "administrator" }, deactivatedAt: null } });
      if (administrators === 0) throw new Invalid([{ path: active === "no" ? "active" : "roles", key: "accounts.lastAdministrator" }]);
      const others = before.roles.toSorted().join() !== roles.toSorted().join();
      if (deactivatedAt || passwordHash || others)
        await tx.session.updateMany({ where: { accountId: id, revokedAt: null }, data: { revokedAt: now } });
      await recordChange(tx, { ...grant, subjectId: id }, now);
    })
    .catch((error: unknown) => {
      if (brokenRule(error) === "unique") throw new Invalid([{ path: "email", key: "accounts.emailTaken" }]);
      throw error;
    });
}
