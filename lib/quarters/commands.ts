import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { refuseLate } from "@/lib/scoring/commands/quarters";
import type { windowInput } from "./schema";

type WindowInput = z.output<typeof windowInput>;

/**
 * Moves one window of one unit. Rating may not begin before colleagues' answers are in, and a window whose answers
 * have been released or destroyed does not open again: the promise was once, and it was kept.
 */
export async function changeWindow(grant: Grant<"window:change">, { version, period, step, source, ...days }: WindowInput, now: Date) {
  await db.$transaction(async (tx) => {
    const windows = await tx.stepWindow.findMany({
      where: { unitId: grant.subjectId, period },
      select: { id: true, step: true, opensOn: true, closesOn: true },
    });
    const own = windows.find((window) => window.step === step);
    if (!own) throw new Refused("not-found");
    if (step === "rating") refuseLate(period, days.closesOn, "closesOn");
    const opensOn = dateOf(days.opensOn);
    const closesOn = dateOf(days.closesOn);
    const day = (which: "peers" | "rating") => (which === step ? { opensOn, closesOn } : windows.find((window) => window.step === which));
    const peers = day("peers");
    const rating = day("rating");
    if (peers && rating && rating.opensOn <= peers.closesOn)
      throw new Invalid([{ path: step === "rating" ? "opensOn" : "closesOn", key: "quarter.ratingTooEarly" }]);
    if (step === "peers") {
      const ended = await tx.responseGroup.count({
        where: {
          appraisal: { unitId: grant.subjectId, period },
          OR: [{ releasedAt: { not: null } }, { destroyedAt: { not: null } }],
        },
      });
      if (ended > 0) throw new Invalid([{ path: "closesOn", key: "quarter.released" }]);
    }
    const written = await tx.stepWindow.updateMany({
      where: { id: own.id, version },
      data: { opensOn, closesOn, source, version: version + 1 },
    });
    if (written.count === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, { ...grant, subjectId: own.id }, now);
  });
}
