import "server-only";
import { cache } from "react";
import { z } from "zod";
import { dateOf, dayFrom, dayOf, now } from "@/lib/platform/clock";
import { hashOf, normalCode } from "@/lib/platform/codes";
import { db } from "@/lib/platform/db";
import { env, isLoopback } from "@/lib/platform/env";
import { isStoredName } from "@/lib/platform/files";
import { AGENCY, type Window } from "./types";

/** What must be known about a record before anybody may touch it. Read from the database, now. */
export type NoFacts = Record<never, never>;
export type DemoFacts = { demo: boolean };
export type EmployeeFacts = { employeeId: string; raterId: string | null; headIds: readonly string[] };
export type ActivityFacts = EmployeeFacts & { state: "draft" | "waiting" | "returned" | "approved" };
/**
 * `superiorId`: who rates the rater today. `overdue`: the day has passed until which the rater answers the last signature; an answer sets the
 * plan or takes the signature away, so that what is proposed still was not answered.
 */
export type PlanFacts = EmployeeFacts & {
  state: "draft" | "proposed" | "set" | "superseded";
  superiorId: string | null;
  overdue: boolean;
};
/** Whether it is still in the way. */
/** `judgeIds`: the raters of the quarters in which it stood in the way, who may by now have been followed by others. */
export type ObstacleFacts = EmployeeFacts & { removed: boolean; judgeIds: readonly string[] };
/** Whether they have left. */
export type ColleagueFacts = EmployeeFacts & { left: boolean };
/** `byIds`: who gave it or wrote it down. `today`: it was given today. */
export type FeedbackFacts = { employeeId: string; byIds: readonly string[]; today: boolean; withdrawn: boolean; replied: boolean };
export type RequestFacts = { askedId: string; answered: boolean; past: boolean };
/**
 * `confidential`: a counselling. `proposed`: it waits for the rater. `guided`: the employee has a view of it, which `superiorId` reads: the
 * rater of whoever leads it.
 */
export type FollowUpFacts = EmployeeFacts & {
  ownerId: string;
  superiorId: string | null;
  confidential: boolean;
  guided: boolean;
  proposed: boolean;
  closed: boolean;
  viewed: boolean;
};
/** `partnerId`: the other one of the two, who may by now have been followed by another rater. `locked`: both agreed. */
export type DialogueFacts = EmployeeFacts & { partnerId: string; locked: boolean };
/** `memberIds`: who works in the unit or heads it; `headIds` holds those above as well. */
export type MeetingFacts = UnitFacts & { memberIds: readonly string[]; closed: boolean };
export type OwnHeadFacts = { ownHeadIds: readonly string[] };
export type AwardFacts = { past: boolean; decided: boolean };
/** What was decided at once: it can be taken back, was taken back, or stands for good. */
export type DeedFacts = { deciderId: string; state: "fresh" | "undone" | "past" };
/** Why it can no longer be changed; null while it can. */
export type EvidenceFacts = EmployeeFacts & {
  fixed: "already-decided" | "changed-meanwhile" | "closed" | "taken-back" | "day-over" | null;
};
/**
 * `judgeId`: beside those who may read the line itself, the rater of the realisation's quarter, who may by now have been followed by
 * another. `draft`: it hangs on a line that its author has not sent. `keeperIds`: who hung it there; of feedback whoever gave it or wrote
 * it down, while `employeeId` is whoever received it.
 */
export type DocumentFacts = EvidenceFacts & { judgeId: string | null; draft: boolean; keeperIds: readonly string[] };
export type UnitFacts = { headIds: readonly string[] };
/** `leaderIds`: who works in the unit and rates somebody. */
export type MatrixFacts = UnitFacts & { leaderIds: readonly string[] };
/**
 * `superiorId`: who rates the rater today; `aboveId`: who rates that one, once the superior has let the days for evaluating in a silent
 * rater's stead pass, too. `document`: the newest version that was signed, as far as it has come; with the first the
 * rating form is done.
 */
export type AppraisalFacts = EmployeeFacts & {
  rated: boolean;
  self: Window;
  peers: Window;
  rating: Window;
  superiorId: string | null;
  aboveId: string | null;
  document: DocumentStanding | null;
};
/** `over`: the days for an objection have passed since it was received. `objection`: what stands against it. */
export type DocumentStanding = {
  signedById: string;
  delivered: boolean;
  received: boolean;
  returned: boolean;
  final: boolean;
  over: boolean;
  objection: "none" | "open" | "decided";
};
/** `superiorId`: who rates the rater today; `aboveId`: who rates that one, once the days for deciding have passed. */
export type ObjectionFacts = EmployeeFacts & { superiorId: string | null; aboveId: string | null; open: boolean };
/** `proposedById`: of whom the other one is asked. */
export type FormerResultFacts = AppraisalFacts & { proposedById: string; agreed: boolean };
/** Whether anybody is or was rated by them; `season`: from when a quarter's own reports open until its ratings close. */
export type RaterFacts = EmployeeFacts & { rates: boolean; season: Window };
/** `rating`: the rating days of the unit in the quarter. */
export type CalibrationFacts = UnitFacts & { closed: boolean; rating: Window };
export type CalibrationProposalFacts = AppraisalFacts & { answered: boolean; closed: boolean };
export type GroupFacts = { window: Window; ended: boolean };
export type CodeFacts = { usable: boolean };
export type PosterFacts = UnitFacts & { withdrawn: boolean };
export type DisputeFacts = { settled: boolean };
/** Whether everybody may still comment, and whether it was decided. */
export type ProposalFacts = { open: boolean; decided: boolean };
export type InstallationFacts = { begun: boolean };

const uuid = z.uuid();
const today = () => dayOf(now());

/** What is not shaped like an id was never a record: it is not asked of PostgreSQL, which would throw. */
const byUuid =
  <F>(load: (id: string) => Promise<F | null>) =>
  async (id: string): Promise<F | null> =>
    uuid.safeParse(id).success ? load(id) : null;

/** Days are stored, both included; whether something is open is asked of them. No window is none yet. */
export function windowOn(day: string, opensOn: string | null, closesOn: string | null): Window {
  if (opensOn === null || closesOn === null || day < opensOn) return "not-yet-open";
  return day <= closesOn ? "open" : "closed";
}

/** Of everybody, for what is nobody's record: signing in, the scoreboard, help. */
export const noFacts = async (): Promise<NoFacts> => ({});

/** Of the agency as a whole. */
export const agencyFacts = async (id: string): Promise<NoFacts | null> => (id === AGENCY ? {} : null);

/** An installation has begun once it has a name or anybody may sign in. */
export async function installationFacts(id: string): Promise<InstallationFacts | null> {
  if (id !== AGENCY) return null;
  const [installations, accounts] = await Promise.all([db.installation.count(), db.account.count()]);
  return { begun: installations + accounts > 0 };
}

/** One-click sign-in needs the seed's mark and a server that only this machine reaches, both as they are, not as asked. */
export async function demoFacts(): Promise<DemoFacts> {
  if (!isLoopback(env().HOSTNAME)) return { demo: false };
  const installation = await db.installation.findUnique({ where: { id: 1 }, select: { demo: true } });
  return { demo: installation?.demo ?? false };
}

export const employeeFacts = byUuid(async (id): Promise<EmployeeFacts | null> => {
  const [row] = await db.$queryRaw<EmployeeFacts[]>`
    SELECT e."id" AS "employeeId", r."raterId", "heads_of"(e."unitId", ${dateOf(today())}::date) AS "headIds"
    FROM "employee" e LEFT JOIN LATERAL "rater_on"(e."id", ${dateOf(today())}::date) r ON true
    WHERE e."id" = ${id}::uuid`;
  return row ?? null;
});

/** The season is open while that of any quarter of theirs is; with none before them and one behind, it is closed. */
export const raterFacts = byUuid(async (id): Promise<RaterFacts | null> => {
  const day = dateOf(today());
  const [row] = await db.$queryRaw<RaterFacts[]>`
    SELECT e."id" AS "employeeId", r."raterId", "heads_of"(e."unitId", ${day}::date) AS "headIds",
      EXISTS (SELECT 1 FROM "appraisal" a WHERE a."raterId" = e."id")
        OR EXISTS (SELECT 1 FROM "ratees_on"(e."id", ${day}::date)) AS "rates",
      CASE WHEN s."open" THEN 'open' WHEN s."behind" AND NOT s."ahead" THEN 'closed' ELSE 'not-yet-open' END AS "season"
    FROM "employee" e LEFT JOIN LATERAL "rater_on"(e."id", ${day}::date) r ON true CROSS JOIN LATERAL (
      SELECT coalesce(bool_or(f."opensOn" <= ${day}::date AND t."closesOn" >= ${day}::date), false) AS "open",
        coalesce(bool_or(t."closesOn" < ${day}::date), false) AS "behind", coalesce(bool_or(f."opensOn" > ${day}::date), false) AS "ahead"
      FROM (SELECT DISTINCT a."unitId", a."period" FROM "appraisal" a WHERE a."raterId" = e."id") q
      JOIN "step_window" f ON f."unitId" = q."unitId" AND f."period" = q."period" AND f."step" = 'self'
      JOIN "step_window" t ON t."unitId" = q."unitId" AND t."period" = q."period" AND t."step" = 'rating'
    ) s WHERE e."id" = ${id}::uuid`;
  return row ?? null;
});

/** Of a colleague, whom anybody in the agency may say something to. */
export const colleagueFacts = byUuid(async (id): Promise<ColleagueFacts | null> => {
  const [row] = await db.$queryRaw<{ left: boolean }[]>`
    SELECT coalesce(e."leftOn" <= ${dateOf(today())}::date, false) AS "left" FROM "employee" e WHERE e."id" = ${id}::uuid`;
  return row ? { employeeId: id, raterId: null, headIds: [], left: row.left } : null;
});

export const feedbackFacts = byUuid(async (id): Promise<FeedbackFacts | null> => {
  const row = await db.feedback.findUnique({
    where: { id },
    select: { employeeId: true, giverId: true, recordedById: true, givenOn: true, withdrawnAt: true, repliedAt: true },
  });
  if (!row) return null;
  const { employeeId, giverId, recordedById, givenOn, withdrawnAt, repliedAt } = row;
  const byIds = [giverId, recordedById].filter((each) => each !== null);
  return { employeeId, byIds, today: dayFrom(givenOn) === today(), withdrawn: withdrawnAt !== null, replied: repliedAt !== null };
});

export const requestFacts = byUuid(async (id): Promise<RequestFacts | null> => {
  const row = await db.feedbackRequest.findUnique({ where: { id }, select: { askedId: true, closedAt: true, expiresOn: true } });
  return row && { askedId: row.askedId, answered: row.closedAt !== null, past: dayFrom(row.expiresOn) < today() };
});

export const activityFacts = byUuid(async (id): Promise<ActivityFacts | null> => {
  const [row] = await db.$queryRaw<ActivityFacts[]>`
    SELECT e."id" AS "employeeId", r."raterId", "heads_of"(e."unitId", ${dateOf(today())}::date) AS "headIds",
      CASE WHEN a."decision" IS NOT NULL THEN a."decision"::text WHEN a."submittedAt" IS NULL THEN 'draft' ELSE 'waiting' END AS "state"
    FROM "activity" a JOIN "employee" e ON e."id" = a."employeeId"
    LEFT JOIN LATERAL "rater_on"(e."id", ${dateOf(today())}::date) r ON true
    WHERE a."id" = ${id}::uuid`;
  return row ?? null;
});

/** Evidence is fixed with what it hangs on: a realisation once another supersedes it, its quarter is rated, or the days for rating are over. */
export const realisationFacts = byUuid(async (id): Promise<EvidenceFacts | null> => {
  const [row] = await db.$queryRaw<EvidenceFacts[]>`
    SELECT e."id" AS "employeeId", r."raterId", "heads_of"(e."unitId", ${dateOf(today())}::date) AS "headIds",
      "realisation_fixed"(x."id", ${dateOf(today())}::date) AS "fixed"
    FROM "realisation" x JOIN "indicator" i ON i."id" = x."indicatorId" JOIN "intended_result" t ON t."id" = i."intendedResultId"
    JOIN "plan" p ON p."id" = t."planId" JOIN "employee" e ON e."id" = p."employeeId"
    LEFT JOIN LATERAL "rater_on"(e."id", ${dateOf(today())}::date) r ON true
    WHERE x."id" = ${id}::uuid`;
  return row ?? null;
});

export const documentFacts = byUuid(async (id): Promise<DocumentFacts | null> => {
  const [row] = await db.$queryRaw<DocumentFacts[]>`
    SELECT e."id" AS "employeeId", r."raterId", "heads_of"(e."unitId", ${dateOf(today())}::date) AS "headIds", j."raterId" AS "judgeId",
      (a."id" IS NOT NULL AND a."submittedAt" IS NULL) AS "draft",
      CASE WHEN f."id" IS NULL THEN ARRAY[e."id"] ELSE array_remove(ARRAY[f."giverId", f."recordedById"], NULL) END AS "keeperIds",
      CASE WHEN a."decision" = 'approved' THEN 'already-decided' WHEN f."withdrawnAt" IS NOT NULL THEN 'taken-back'
        WHEN f."givenOn" < ${dateOf(today())}::date THEN 'day-over' ELSE "realisation_fixed"(x."id", ${dateOf(today())}::date) END AS "fixed"
    FROM "document" d LEFT JOIN "activity" a ON a."id" = d."activityId"
    LEFT JOIN "realisation" x ON x."id" = d."realisationId" LEFT JOIN "indicator" i ON i."id" = x."indicatorId"
    LEFT JOIN "intended_result" t ON t."id" = i."intendedResultId" LEFT JOIN "plan" p ON p."id" = t."planId"
    LEFT JOIN "feedback" f ON f."id" = d."feedbackId"
    JOIN "employee" e ON e."id" = coalesce(a."employeeId", p."employeeId", f."employeeId")
    LEFT JOIN "appraisal" j ON j."employeeId" = e."id" AND j."period" = coalesce(x."period", f."period")
    LEFT JOIN LATERAL "rater_on"(e."id", ${dateOf(today())}::date) r ON true
    WHERE d."id" = ${id}::uuid`;
  return row ?? null;
});

/** A stored file that no row names. One that is named is not for sweeping, and is not found. */
export async function unnamedFileFacts(name: string): Promise<NoFacts | null> {
  if (!isStoredName(name)) return null;
  const named = await db.document.count({ where: { OR: [{ hash: name }, { smallHash: name }] } });
  return named === 0 ? {} : null;
}

/** Its page asks what may be done with it, deed by deed: once a request. */
export const planFacts = cache(
  byUuid(async (id): Promise<PlanFacts | null> => {
    const [row] = await db.$queryRaw<PlanFacts[]>`
      SELECT e."id" AS "employeeId", r."raterId", "heads_of"(e."unitId", ${dateOf(today())}::date) AS "headIds",
        CASE WHEN p."supersededOn" IS NOT NULL THEN 'superseded' WHEN p."setOn" IS NOT NULL THEN 'set'
          WHEN p."signedOn" IS NOT NULL THEN 'proposed' ELSE 'draft' END AS "state",
        nullif(s."raterId", e."id") AS "superiorId", coalesce(p."answerBy" < ${dateOf(today())}::date, false) AS "overdue"
      FROM "plan" p JOIN "employee" e ON e."id" = p."employeeId"
      LEFT JOIN LATERAL "rater_on"(e."id", ${dateOf(today())}::date) r ON true
      LEFT JOIN LATERAL "rater_on"(r."raterId", ${dateOf(today())}::date) s ON true
      WHERE p."id" = ${id}::uuid`;
    return row ?? null;
  }),
);

/** Of a plan by one of its results: whose it is, and how far it has come. */
export const resultFacts = byUuid(async (id): Promise<PlanFacts | null> => {
  const result = await db.intendedResult.findUnique({ where: { id }, select: { planId: true } });
  return result && planFacts(result.planId);
});

/** Its page asks what may be done with it, deed by deed: once a request. */
export const obstacleFacts = cache(
  byUuid(async (id): Promise<ObstacleFacts | null> => {
    const [row] = await db.$queryRaw<ObstacleFacts[]>`
      SELECT e."id" AS "employeeId", r."raterId", "heads_of"(e."unitId", ${dateOf(today())}::date) AS "headIds",
        o."resolvedAt" IS NOT NULL AS "removed",
        ARRAY(SELECT DISTINCT a."raterId" FROM "appraisal" a WHERE a."employeeId" = o."employeeId"
          AND a."period" >= "quarter_of"("legal_day"(o."flaggedAt"))
          AND (o."resolvedAt" IS NULL OR a."period" <= "quarter_of"("legal_day"(o."resolvedAt")))) AS "judgeIds"
      FROM "obstacle" o JOIN "employee" e ON e."id" = o."employeeId"
      LEFT JOIN LATERAL "rater_on"(e."id", ${dateOf(today())}::date) r ON true
      WHERE o."id" = ${id}::uuid`;
    return row ?? null;
  }),
);

/** Its page asks what may be done with it, deed by deed: once a request. */
export const followUpFacts = cache(
  byUuid(async (id): Promise<FollowUpFacts | null> => {
    const [row] = await db.$queryRaw<FollowUpFacts[]>`
      SELECT e."id" AS "employeeId", r."raterId", "heads_of"(e."unitId", ${dateOf(today())}::date) AS "headIds", f."ownerId", s."raterId" AS "superiorId",
        f."kind" = 'counselling' AS "confidential", f."kind" IN ('training', 'coaching', 'mentoring') AS "guided",
        f."acceptedAt" IS NULL AS "proposed", f."closedAt" IS NOT NULL AS "closed",
        EXISTS (SELECT 1 FROM "follow_up_view" v WHERE v."followUpId" = f."id") AS "viewed"
      FROM "follow_up" f JOIN "employee" e ON e."id" = f."employeeId"
      LEFT JOIN LATERAL "rater_on"(e."id", ${dateOf(today())}::date) r ON true
      LEFT JOIN LATERAL "rater_on"("guided_by"(f."ownerId", e."id", ${dateOf(today())}::date), ${dateOf(today())}::date) s ON true
      WHERE f."id" = ${id}::uuid`;
    return row ?? null;
  }),
);

/** Its page asks what may be done with it, deed by deed: once a request. */
export const dialogueFacts = cache(
  byUuid(async (id): Promise<DialogueFacts | null> => {
    const [row] = await db.$queryRaw<DialogueFacts[]>`
      SELECT e."id" AS "employeeId", r."raterId", "heads_of"(e."unitId", ${dateOf(today())}::date) AS "headIds", d."raterId" AS "partnerId",
        d."lockedAt" IS NOT NULL AS "locked"
      FROM "dialogue" d JOIN "employee" e ON e."id" = d."employeeId"
      LEFT JOIN LATERAL "rater_on"(e."id", ${dateOf(today())}::date) r ON true WHERE d."id" = ${id}::uuid`;
    return row ?? null;
  }),
);

/** Its page asks what may be done with it, deed by deed: once a request. */
export const meetingFacts = cache(
  byUuid(async (id): Promise<MeetingFacts | null> => {
    const day = dateOf(today());
    const [row] = await db.$queryRaw<MeetingFacts[]>`
      SELECT "heads_of"(m."unitId", ${day}::date) AS "headIds", m."lockedAt" IS NOT NULL AS "closed",
        ARRAY(SELECT p."id" FROM "people_of_unit"(m."unitId", ${day}::date) p) AS "memberIds"
      FROM "unit_meeting" m WHERE m."id" = ${id}::uuid`;
    return row ?? null;
  }),
);

/** Who heads a unit today, and nobody above. */
export const ownHeadFacts = byUuid(async (id): Promise<OwnHeadFacts | null> => {
  const [row] = await db.$queryRaw<OwnHeadFacts[]>`
    SELECT ARRAY(SELECT h."employeeId" FROM "unit_head" h WHERE h."unitId" = u."id" AND h."from" <= ${dateOf(today())}::date
      AND (h."until" IS NULL OR h."until" >= ${dateOf(today())}::date)) AS "ownHeadIds" FROM "unit" u WHERE u."id" = ${id}::uuid`;
  return row ?? null;
});

export const awardFacts = cache(
  byUuid(async (id): Promise<AwardFacts | null> => {
    const row = await db.awardRound.findUnique({ where: { id }, select: { closesOn: true, decidedAt: true } });
    return row && { past: dayFrom(row.closesOn) < today(), decided: row.decidedAt !== null };
  }),
);

/** How long a decision on lines of the log can be taken back. */
export const UNDO_MS = 60_000;

export const deedFacts = byUuid(async (id): Promise<DeedFacts | null> => {
  const reviews = await db.activityReview.findMany({ where: { deedId: id }, select: { byId: true, at: true, undoneAt: true } });
  const [first] = reviews;
  if (!first) return null;
  const past = now().getTime() - first.at.getTime() > UNDO_MS;
  return { deciderId: first.byId, state: reviews.some(({ undoneAt }) => undoneAt) ? "undone" : past ? "past" : "fresh" };
});

export const indicatorFacts = byUuid(async (id): Promise<EmployeeFacts | null> => {
  const indicator = await db.indicator.findUnique({
    where: { id },
    select: { intendedResult: { select: { plan: { select: { employeeId: true } } } } },
  });
  return indicator && employeeFacts(indicator.intendedResult.plan.employeeId);
});

/** Two permissions of one page ask it of the same unit: once a request. */
export const unitFacts = cache(
  byUuid(async (id): Promise<UnitFacts | null> => {
    const [row] = await db.$queryRaw<
      UnitFacts[]
    >`SELECT "heads_of"(u."id", ${dateOf(today())}::date) AS "headIds" FROM "unit" u WHERE u."id" = ${id}::uuid`;
    return row ?? null;
  }),
);

/** Of a unit the heads of those above it, and not its own. */
export const aboveFacts = byUuid(async (id): Promise<UnitFacts | null> => {
  const [row] = await db.$queryRaw<UnitFacts[]>`
    SELECT "heads_of"(u."parentId", ${dateOf(today())}::date) AS "headIds" FROM "unit" u WHERE u."id" = ${id}::uuid`;
  return row ?? null;
});

/** Whose matrices a unit has: its heads' and those above, and of whoever in it rates somebody. */
export const matrixFacts = byUuid(async (id): Promise<MatrixFacts | null> => {
  const [row] = await db.$queryRaw<MatrixFacts[]>`
    SELECT "heads_of"(u."id", ${dateOf(today())}::date) AS "headIds",
      ARRAY(SELECT DISTINCT l."raterId" FROM "reporting_line" l JOIN "employee" e ON e."id" = l."raterId" WHERE e."unitId" = u."id"
        AND l."from" <= ${dateOf(today())}::date AND (l."until" IS NULL OR l."until" >= ${dateOf(today())}::date)) AS "leaderIds"
    FROM "unit" u WHERE u."id" = ${id}::uuid`;
  return row ?? null;
});

type AppraisalRow = Omit<AppraisalFacts, "self" | "peers" | "rating"> & {
  windows: Partial<Record<"self" | "peers" | "rating", [opensOn: string, closesOn: string]>>;
};

/**
 * The rater is the one the appraisal names, who may by now have been followed by another. One statement; its page asks what may be done
 * with it, deed by deed: once a request.
 */
export const appraisalFacts = cache(
  byUuid(async (id): Promise<AppraisalFacts | null> => {
    const [row] = await db.$queryRaw<AppraisalRow[]>`
    WITH late AS (
      SELECT "working_days_until"(w."closesOn", ${dateOf(today())}::date) > q."evaluateDays" AS "is" FROM "appraisal" x
      JOIN "quarter" q ON q."period" = x."period"
      JOIN "step_window" w ON w."unitId" = x."unitId" AND w."period" = x."period" AND w."step" = 'rating' WHERE x."id" = ${id}::uuid
    )
    SELECT a."employeeId", a."raterId", a."ratedAt" IS NOT NULL AS "rated", "heads_of"(a."unitId", ${dateOf(today())}::date) AS "headIds",
      nullif(s."raterId", a."employeeId") AS "superiorId",
      CASE WHEN (SELECT "is" FROM late) THEN (SELECT nullif(nullif(t."raterId", a."employeeId"), a."raterId")
        FROM "rater_on"(s."raterId", ${dateOf(today())}::date) t) END AS "aboveId",
      (SELECT jsonb_build_object('signedById', d."signedById", 'delivered', d."deliveredAt" IS NOT NULL, 'received', d."receivedAt" IS NOT NULL,
          'returned', d."returnedAt" IS NOT NULL, 'final', d."final" IS NOT NULL,
          'over', coalesce("working_days_until"("legal_day"(d."receivedAt"), ${dateOf(today())}::date)
            > (SELECT q."objectionDays" FROM "quarter" q WHERE q."period" = a."period"), false),
          'objection', coalesce((SELECT CASE WHEN o."decidedAt" IS NULL THEN 'open' ELSE 'decided' END FROM "objection" o
            WHERE o."documentId" = d."id" AND o."withdrawnAt" IS NULL), 'none'))
        FROM "evaluation_document" d WHERE d."appraisalId" = a."id" ORDER BY d."version" DESC LIMIT 1) AS "document",
      (SELECT coalesce(jsonb_object_agg(w."step", jsonb_build_array(w."opensOn", w."closesOn")), '{}') FROM "step_window" w
        WHERE w."unitId" = a."unitId" AND w."period" = a."period") AS "windows"
    FROM "appraisal" a LEFT JOIN LATERAL "rater_on"(a."raterId", ${dateOf(today())}::date) s ON true WHERE a."id" = ${id}::uuid`;
    if (!row) return null;
    const { windows, ...facts } = row;
    const on = ([opensOn, closesOn]: readonly [string, string] | readonly [null, null] = [null, null]) =>
      windowOn(today(), opensOn, closesOn);
    return { ...facts, self: on(windows.self), peers: on(windows.peers), rating: on(windows.rating) };
  }),
);

/** A version that was signed is read by whoever reads the result. */
export const evaluationFacts = byUuid(async (id): Promise<EmployeeFacts | null> => {
  const document = await db.evaluationDocument.findUnique({ where: { id }, select: { appraisalId: true } });
  return document && appraisalFacts(document.appraisalId);
});

/** Its page asks what may be done with it, deed by deed: once a request. */
export const objectionFacts = cache(
  byUuid(async (id): Promise<ObjectionFacts | null> => {
    const [row] = await db.$queryRaw<ObjectionFacts[]>`
      SELECT a."employeeId", a."raterId", "heads_of"(a."unitId", ${dateOf(today())}::date) AS "headIds",
        o."decidedAt" IS NULL AND o."withdrawnAt" IS NULL AS "open", nullif(s."raterId", a."employeeId") AS "superiorId",
        CASE WHEN "working_days_until"("legal_day"(o."filedAt"), coalesce("legal_day"(o."decidedAt"), ${dateOf(today())}::date)) > q."decisionDays"
          THEN nullif(nullif(t."raterId", a."employeeId"), a."raterId") END AS "aboveId"
      FROM "objection" o JOIN "appraisal" a ON a."id" = o."appraisalId" JOIN "quarter" q ON q."period" = a."period"
      LEFT JOIN LATERAL "rater_on"(a."raterId", ${dateOf(today())}::date) s ON true
      LEFT JOIN LATERAL "rater_on"(s."raterId", ${dateOf(today())}::date) t ON true
      WHERE o."id" = ${id}::uuid`;
    return row ?? null;
  }),
);

/** What was proposed or agreed on after a move; none is not found. */
export const formerResultFacts = byUuid(async (id): Promise<FormerResultFacts | null> => {
  const agreement = await db.resultAgreement.findUnique({ where: { appraisalId: id }, select: { proposedById: true, agreedAt: true } });
  const appraisal = agreement && (await appraisalFacts(id));
  return agreement && appraisal && { ...appraisal, proposedById: agreement.proposedById, agreed: agreement.agreedAt !== null };
});

/** A meeting over a unit's people in a quarter; a page asks what its reader may do there several times. */
export const calibrationFacts = cache(
  byUuid(async (id): Promise<CalibrationFacts | null> => {
    const day = dateOf(today());
    const [row] = await db.$queryRaw<(UnitFacts & { closed: boolean; opensOn: Date | null; closesOn: Date | null })[]>`
    SELECT "heads_of"(c."unitId", ${day}::date) AS "headIds", c."closedAt" IS NOT NULL AS "closed", w."opensOn", w."closesOn"
    FROM "calibration" c LEFT JOIN "step_window" w ON w."unitId" = c."unitId" AND w."period" = c."period" AND w."step" = 'rating'
    WHERE c."id" = ${id}::uuid`;
    if (!row) return null;
    const { headIds, closed, opensOn, closesOn } = row;
    return { headIds, closed, rating: windowOn(today(), opensOn && dayFrom(opensOn), closesOn && dayFrom(closesOn)) };
  }),
);

/** What it proposes about somebody, who is rated by whoever answers. */
export const calibrationProposalFacts = byUuid(async (id): Promise<CalibrationProposalFacts | null> => {
  const proposal = await db.calibrationProposal.findUnique({
    where: { id },
    select: { appraisalId: true, answeredAt: true, calibration: { select: { closedAt: true } } },
  });
  const appraisal = proposal && (await appraisalFacts(proposal.appraisalId));
  return proposal && appraisal && { ...appraisal, answered: proposal.answeredAt !== null, closed: proposal.calibration.closedAt !== null };
});

export const groupFacts = byUuid(async (id): Promise<GroupFacts | null> => {
  const group = await db.responseGroup.findUnique({ where: { id }, select: { appraisalId: true, releasedAt: true, destroyedAt: true } });
  const appraisal = group && (await appraisalFacts(group.appraisalId));
  return group && appraisal && { window: appraisal.peers, ended: group.releasedAt !== null || group.destroyedAt !== null };
});

export const batchFacts = byUuid(
  async (id): Promise<NoFacts | null> => db.citizenBatch.findUnique({ where: { id, movedAt: null }, select: { id: true } }),
);

/** Of a service the heads of its unit, and of those above. */
export const serviceFacts = byUuid(async (id): Promise<UnitFacts | null> => {
  const service = await db.service.findUnique({ where: { id }, select: { unitId: true } });
  return service && unitFacts(service.unitId);
});

/** Of a poster's code, by its id, the same, and whether it still hangs. */
export const posterFacts = byUuid(async (id): Promise<PosterFacts | null> => {
  const [row] = await db.$queryRaw<PosterFacts[]>`
    SELECT "heads_of"(s."unitId", ${dateOf(today())}::date) AS "headIds", c."withdrawnAt" IS NOT NULL AS "withdrawn"
    FROM "service_code" c JOIN "service" s ON s."id" = c."serviceId" WHERE c."id" = ${id}::uuid`;
  return row ?? null;
});

/** A statement "this is not my rater". */
export const disputeFacts = byUuid(async (id): Promise<DisputeFacts | null> => {
  const dispute = await db.raterDispute.findUnique({ where: { id }, select: { settledAt: true } });
  return dispute && { settled: dispute.settledAt !== null };
});

/** Master data that was sent in a file: what its state lets be done is asked by whoever does it, under a lock. */
export const importFacts = byUuid(async (id): Promise<NoFacts | null> => db.import.findUnique({ where: { id }, select: { id: true } }));

/** A proposed rule: open for comment up to and including its last day. */
export const proposalFacts = byUuid(async (id): Promise<ProposalFacts | null> => {
  const row = await db.settingProposal.findUnique({ where: { id }, select: { commentUntil: true, decidedAt: true } });
  return row && { open: row.decidedAt === null && today() <= dayFrom(row.commentUntil), decided: row.decidedAt !== null };
});

/** Both kinds of citizen code stand in one address and are told apart by length. An unknown one is nobody's record. */
export async function codeFacts(typed: string): Promise<CodeFacts | null> {
  const code = normalCode(typed);
  if (/^[2-9A-HJKMNP-Z]{8}$/.test(code)) {
    const poster = await db.serviceCode.findUnique({
      where: { code },
      select: { withdrawnAt: true, service: { select: { closedOn: true } } },
    });
    return poster && { usable: poster.withdrawnAt === null && poster.service.closedOn === null };
  }
  if (!/^[2-9A-HJKMNP-Z]{26}$/.test(code)) return null;
  const once = await db.oneTimeCode.findUnique({
    where: { hash: hashOf(code) },
    select: { expiresOn: true, service: { select: { closedOn: true } } },
  });
  return once && { usable: today() <= dayFrom(once.expiresOn) && once.service.closedOn === null };
}
