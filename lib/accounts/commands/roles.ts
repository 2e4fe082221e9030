import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { holdsOn, type newRole, type roleEnd } from "../schema";
import { demandAdministrator, lockAdministrators } from "./administrators";

type Appointer = Grant<"accounts:appoint">;

const overlaps = (path: string) => (error: unknown) => {
  if (brokenRule(error) === "exclusion") throw new Invalid([{ path, key: "accounts.roleOverlaps" }]);
  throw error;
};

/** With other rights one signs in anew; where only days to come were touched, nothing ends. */
async function endSessionsOf(tx: Transaction, accountId: string, now: Date) {
  await tx.session.updateMany({ where: { accountId, revokedAt: null }, data: { revokedAt: now } });
}

/** A role from a day on; the same role twice on one day there is not. */
export async function appoint(grant: Appointer, { accountId, role, from, until }: z.output<typeof newRole>, now: Date) {
  const today = dayOf(now);
  await db
    .$transaction(async (tx) => {
      const account = await tx.account.findUnique({ where: { id: accountId }, select: { id: true } });
      if (!account) throw new Refused("not-found");
      await tx.accountRole.create({
        data: { id: uuidv7(now), accountId, role, from: dateOf(from), until: until ? dateOf(until) : null },
        select: { id: true },
      });
      if (holdsOn(today, { from, until })) await endSessionsOf(tx, accountId, now);
      await recordChange(tx, { ...grant, subjectId: accountId }, now);
    })
    .catch(overlaps("from"));
}

/** The last day of a role, which may be moved while nothing else stands there; or the role taken away this instant. Nothing is erased. */
export async function endRole(grant: Appointer, { roleId, version, until, intent }: z.output<typeof roleEnd>, now: Date) {
  const today = dayOf(now);
  await db
    .$transaction(async (tx) => {
      await lockAdministrators(tx);
      const before = await tx.accountRole.findUnique({
        where: { id: roleId, revokedAt: null },
        select: { accountId: true, role: true, from: true, until: true },
      });
      if (!before) throw new Refused("not-found");
      const from = dayFrom(before.from);
      if (until !== null && intent === "end" && until < from) throw new Invalid([{ path: "until", key: "people.backward" }]);
      const end = intent === "revoke" ? { revokedAt: now } : { until: until && dateOf(until) };
      const written = await tx.accountRole.updateMany({ where: { id: roleId, version }, data: { ...end, version: version + 1 } });
      if (written.count === 0) throw new Refused("changed-meanwhile");
      if (before.role === "administrator") await demandAdministrator(tx, "until", now);
      const held = holdsOn(today, { from, until: before.until && dayFrom(before.until) });
      if (intent === "revoke" || holdsOn(today, { from, until }) !== held) await endSessionsOf(tx, before.accountId, now);
      await recordChange(tx, { ...grant, subjectId: before.accountId }, now);
    })
    .catch(overlaps("until"));
}
