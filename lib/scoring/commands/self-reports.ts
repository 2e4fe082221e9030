import "server-only";
import type { Grant } from "@/lib/access/grant";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { behaviourInstrument } from "@/lib/regulation/instruments/behaviour";
import { compared } from "../core/raters/instrument";
import type { PeerAnswers } from "../core/raters/peer-answers";

export type SelfReportInput = { version: number; story: string; obstacle: string | null; answers: PeerAnswers };

/** Stores the own report, or its next version while the window is open; version 0 says that there was none yet. */
export async function recordSelfReport(grant: Grant<"appraisal:report-self">, { version, ...report }: SelfReportInput, now: Date) {
  return db.$transaction(async (tx) => {
    const { period, raterId } = await tx.appraisal.findUniqueOrThrow({
      where: { id: grant.subjectId },
      select: { period: true, raterId: true },
    });
    const { instrumentId } = await tx.quarter.findUniqueOrThrow({ where: { period }, select: { instrumentId: true } });
    const { gaps, isOther } = compared(report.answers, behaviourInstrument(instrumentId));
    if (isOther) throw new Refused("changed-meanwhile");
    if (gaps.length > 0) throw new Invalid(gaps.map((item) => ({ path: `answers.${item}`, key: "problem.choose" as const })));
    const data = { ...report, submittedAt: now, version: version + 1 };
    const written =
      version === 0
        ? await tx.selfReport.createMany({ data: [{ appraisalId: grant.subjectId, ...data }], skipDuplicates: true })
        : await tx.selfReport.updateMany({ where: { appraisalId: grant.subjectId, version }, data });
    if (written.count === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, grant, now, raterId);
    return { period };
  });
}
