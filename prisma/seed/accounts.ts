import { dateOf } from "@/lib/platform/clock";
import { hashOf } from "@/lib/platform/codes";
import { db } from "@/lib/platform/db";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { DEMO_ACCOUNTS } from "./people";
import type { Seed } from "./seed";

const SINCE = "2024-01-02"; // as the lines and posts
const DAY_MS = 86_400_000;

/**
 * What accounts may be by date, and the states they pass through: roles that hold, one that has ended and one to come, somebody who was
 * invited and has not chosen a password, somebody who asked for a new link, and links that were used or replaced. No code of these is known.
 */
export async function writeAccountStates(seed: Seed) {
  const accounts = new Map(
    (await db.account.findMany({ select: { id: true, employeeId: true } })).map(({ id, employeeId }) => [employeeId, id]),
  );
  const accountId = (key: string) => accounts.get(seed.personId(key)) ?? "";
  const role = (key: string, name: "personnel" | "auditor" | "administrator", from: string, until: string | null = null) => ({
    id: seed.id(),
    accountId: accountId(key),
    role: name,
    from: dateOf(from),
    until: until && dateOf(until),
  });
  await db.accountRole.createMany({
    data: [
      role(DEMO_ACCOUNTS.personnel, "personnel", SINCE),
      role(DEMO_ACCOUNTS.auditor, "auditor", SINCE),
      role(DEMO_ACCOUNTS.administrator, "administrator", SINCE),
      role("planner", "personnel", SINCE, addDays(seed.day, -1)),
      role("clerkOne", "auditor", addDays(seed.day, 30)),
    ],
  });

  const invited = await db.account.create({
    data: { id: seed.id(), employeeId: seed.personId("mayor"), email: "wali@kota.contoh" },
    select: { id: true },
  });
  const link = (id: string, kind: "invitation" | "reset", days: number, lasts: number) => ({
    hash: hashOf(seed.plainId()),
    accountId: id,
    kind,
    issuedAt: new Date(seed.at.getTime() - days * DAY_MS),
    expiresAt: new Date(seed.at.getTime() + (lasts - days) * DAY_MS),
  });
  await db.accountLink.createMany({
    data: [
      link(invited.id, "invitation", 2, 7),
      { ...link(invited.id, "invitation", 5, 7), withdrawnAt: new Date(seed.at.getTime() - 2 * DAY_MS) },
      { ...link(accountId("northNurseOne"), "reset", 40, 1), usedAt: new Date(seed.at.getTime() - 40 * DAY_MS + 3_600_000) },
      link(accountId("southMidwife"), "reset", 20, 1), // ran out unused
    ],
  });
  await db.linkRequest.create({
    data: { id: seed.id(), accountId: accountId("southMidwife"), askedAt: new Date(seed.at.getTime() - DAY_MS) },
    select: { id: true },
  });
}
