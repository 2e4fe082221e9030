import "server-only";
import type { Grant } from "@/lib/access/grant";
import { hashPassword } from "@/lib/access/session-row";
import { passwordFault } from "@/lib/accounts/passwords";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { getSettings } from "@/lib/settings/queries";
import type { FirstAccount } from "./schema";

const POST = "Administrator aplikasi";
const SHORT = 40;

/** As many whole words of a name as a short name holds; a longer first word is cut. */
function shortNameOf(name: string): string {
  if (name.length <= SHORT) return name;
  const cut = name.slice(0, SHORT + 1).lastIndexOf(" ");
  return name.slice(0, cut > 0 ? cut : SHORT);
}

/**
 * The agency by name, its topmost unit, one person in it and that person's account as administrator: whole or not at all.
 * It is no demonstration. Of two who begin at once the second is refused by the installation's one row.
 */
export async function beginInstallation(
  grant: Grant<"installation:begin">,
  { agency, name, nip, email, password }: FirstAccount,
  now: Date,
) {
  const today = dayOf(now);
  const fault = await passwordFault((await getSettings(today))("passwordRules").value, password, { name, nip, email });
  if (fault) throw new Invalid([{ path: "password", ...fault }]);
  const passwordHash = await hashPassword(password);
  const [unitId, employeeId, id] = [uuidv7(now), uuidv7(now), uuidv7(now)];
  await db
    .$transaction(async (tx) => {
      await tx.installation.create({ data: { id: 1, demo: false, agencyName: agency, createdAt: now }, select: { id: true } });
      await tx.unit.create({ data: { id: unitId, name: agency, shortName: shortNameOf(agency) }, select: { id: true } });
      const postKind = nip === null ? "official" : "pelaksana";
      await tx.employee.create({ data: { id: employeeId, name, nip, post: POST, postKind, unitId }, select: { id: true } });
      const first = { id: uuidv7(now), employeeId, kind: "home", unitId, post: POST, postKind, from: dateOf(today) } as const;
      await tx.posting.create({ data: first, select: { id: true } });
      await tx.account.create({ data: { id, employeeId, email, passwordHash }, select: { id: true } });
      const role = { id: uuidv7(now), accountId: id, role: "administrator", from: dateOf(today) } as const;
      await tx.accountRole.create({ data: role, select: { id: true } });
      await recordChange(tx, { ...grant, subjectId: id }, now);
    })
    .catch((error: unknown) => {
      if (brokenRule(error) === "unique") throw new Refused("already-decided");
      throw error;
    });
}
