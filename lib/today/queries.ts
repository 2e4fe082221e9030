import "server-only";
import type { Grant } from "@/lib/access/grant";
import { lineOf, lineSelect } from "@/lib/activities/queries";
import { measure } from "@/lib/facts/queries";
import { caseSetOn, TRAINING } from "@/lib/fairness/schema";
import { nextYearWithout } from "@/lib/holidays/calendar";
import { listTodayObstacles } from "@/lib/obstacles/queries";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { findRegulation, regulationById } from "@/lib/regulation";
import { evaluateBy, reportBy } from "@/lib/scoring/core/deadlines/evaluation";
import { quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays, addWorkingDays, daysBetween, type Holidays } from "@/lib/scoring/core/deadlines/working-days";
import { factsOf, indicatorKind, judge } from "@/lib/scoring/core/indicator-kinds";
import { unfrozen } from "@/lib/scoring/queries";
import { quietDays, quietSince } from "@/lib/services/quiet";
import { getSettings } from "@/lib/settings/queries";
import { AHEAD_DAYS } from "@/lib/settings/types";
import type { PlannedResult, Task, Today } from "./types";

const DUE_DAYS = 7; // before the day of a follow-up or a dialogue, from when on one is reminded
const NEW_DAYS = 2; // how long feedback is told of as new, beside its own day
const UNREAD_DAYS = 14; // how long a result stands among what waits

/**
 * `quietAfter`: working days without a scan after which a poster is shown to the head of its unit. `keepsCalendar`: who enters the
 * holidays is told in good time when the next year has none.
 */
type Known = { quietAfter: number; holidays: Holidays; keepsCalendar: boolean };

export async function getToday(grant: Grant<"today:read">, now: Date, { quietAfter, holidays, keepsCalendar }: Known): Promise<Today> {
  const day = dayOf(now);
  const { value: rhythm } = (await getSettings(day))("feedbackRhythmDays");
  const bareYear = keepsCalendar ? nextYearWithout(holidays, day) : null;
  const period = quarterOf(day);
  const [lines, tasks, planTasks, plan, obstacles] = await Promise.all([
    listOpenLines(grant, day),
    listTasks(grant, day, now, { quiet: quietSince(day, quietAfter, holidays), rhythm, holidays }),
    listPlanTasks(grant, day),
    getPlan(grant, period, now),
    listTodayObstacles(grant, now),
  ]);
  const todays = lines.filter((line) => line.day === day);
  const drafts = lines.filter((line) => line.state === "draft" && line.day < day);
  return {
    day,
    period,
    minutes: todays.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    lines: todays,
    tasks: [
      ...lines.flatMap(({ id, text, reason, state }): Task[] =>
        state === "returned" ? [{ kind: "returned", activityId: id, text, reason: reason ?? "" }] : [],
      ),
      ...drafts.slice(0, 1).map(({ id }): Task => ({ kind: "drafts", count: drafts.length, activityId: id })),
      ...planTasks,
      ...(obstacles.led ? [{ kind: "team-obstacles", ...obstacles.led } satisfies Task] : []),
      ...(bareYear === null ? [] : [{ kind: "calendar", year: bareYear } as const]),
      ...tasks.flatMap((task) => (task.kind === "introduction" ? [] : [task])),
    ],
    plan: plan?.setOn ? { id: plan.id, results: plan.results } : null,
    planned: plan && !plan.setOn ? { id: plan.id, proposed: plan.signedOn !== null, overdue: isOverdue(plan, day) } : null,
    year: Number(period.slice(0, 4)),
    obstacles: obstacles.own,
    introduction: tasks.find((task) => task.kind === "introduction")?.taken ?? null,
  };
}

/** Today's lines, and those of other days that ask something of their author. */
async function listOpenLines({ subjectId }: Grant<"today:read">, day: string) {
  const rows = await db.activity.findMany({
    where: { employeeId: subjectId, OR: [{ day: dateOf(day) }, { decision: "returned" }, { submittedAt: null }] },
    orderBy: [{ day: "desc" }, { id: "desc" }],
    take: 100,
    select: lineSelect,
  });
  return rows.map(lineOf);
}

type Introduction = { kind: "introduction"; taken: number };
type TaskRow = {
  kind:
    | "self-report"
    | "peers"
    | "result"
    | "ratings"
    | "quiet-posters"
    | "rater-disputes"
    | "dispute-settled"
    | "introduction"
    | "proposal"
    | "rule-ahead"
    | "former-result"
    | "achievements"
    | "cases"
    | "proposals"
    | "training"
    | "feedback-new"
    | "feedback-owed"
    | "feedback-rhythm"
    | "dialogue"
    | "dialogue-confirm"
    | "dialogue-next"
    | "meeting"
    | "meeting-minutes"
    | "decisions-due"
    | "follow-ups-due"
    | "follow-ups-proposed"
    | "objections-to-decide"
    | "objection-to-explain"
    | "may-object"
    | "objection-decided"
    | "objections-late"
    | "report-due"
    | "to-evaluate"
    | "evaluations-to-sign"
    | "evaluations-to-deliver"
    | "evaluation-to-receive"
    | "evaluation-to-return";
  id: string;
  period: string;
  count: number;
  until: Date | null;
  service: string | null;
  place: string | null;
};

/**
 * Everything of the process that waits, in one statement: own report, colleagues, a fresh result, ratings that are due, before these
 * the anchor cases and the training, documents to sign, hand over, receive and return, a former result to agree on, units below whose achievement is not decided while they are rated, what was
 * said of raters and what became of one's own word, feedback that came, was asked for or was not given for long, for who heads a unit its
 * posters that gave no sign after `quiet`, a day, and for who was never rated the introduction.
 */
async function listTasks(
  { subjectId }: Grant<"today:read">,
  day: string,
  now: Date,
  { quiet, rhythm, holidays }: { quiet: string; rhythm: number; holidays: Holidays },
): Promise<(Task | Introduction)[]> {
  const fresh = new Date(dateOf(addDays(day, -UNREAD_DAYS)).getTime());
  const { version, cases } = caseSetOn(day);
  const rows = await db.$queryRaw<TaskRow[]>`
    WITH open AS (
      SELECT w."unitId", w."period", w."step", w."closesOn" FROM "step_window" w
      WHERE w."opensOn" <= ${dateOf(day)}::date AND w."closesOn" >= ${dateOf(day)}::date
    ), open_until AS (
      SELECT w."unitId", w."period" FROM "step_window" w WHERE w."step" = 'rating' AND w."closesOn" >= ${dateOf(day)}::date
    ), mine AS (SELECT * FROM "appraisal" WHERE "employeeId" = ${subjectId}::uuid),
    standing AS (SELECT * FROM "open_objections"(${dateOf(day)}::date))
    SELECT 'self-report' AS "kind", a."id"::text AS "id", a."period", 1 AS "count", o."closesOn" AS "until", NULL AS "service", NULL AS "place"
      FROM mine a JOIN open o ON o."unitId" = a."unitId" AND o."period" = a."period" AND o."step" = 'self'
      WHERE NOT EXISTS (SELECT 1 FROM "self_report" s WHERE s."appraisalId" = a."id")
    UNION ALL
    SELECT 'peers', min(a."id"::text), a."period", count(*)::int, min(o."closesOn"), NULL, NULL
      FROM mine a JOIN open o ON o."unitId" = a."unitId" AND o."period" = a."period" AND o."step" = 'peers'
      JOIN "response_right" r ON r."holderId" = a."employeeId" AND r."spentOn" IS NULL
      JOIN "response_group" g ON g."id" = r."groupId" AND g."releasedAt" IS NULL AND g."destroyedAt" IS NULL
      JOIN "appraisal" about ON about."id" = g."appraisalId" AND about."period" = a."period"
      GROUP BY a."period"
    UNION ALL
    SELECT 'result', a."id"::text, a."period", 1, NULL, NULL, NULL FROM mine a WHERE a."ratedAt" > ${fresh} AND a."ratedAt" <= ${now}
    UNION ALL
    SELECT 'ratings', min(a."id"::text), a."period", count(*)::int, min(o."closesOn"), NULL, NULL
      FROM "appraisal" a JOIN open o ON o."unitId" = a."unitId" AND o."period" = a."period" AND o."step" = 'rating'
      WHERE a."raterId" = ${subjectId}::uuid AND a."ratedAt" IS NULL GROUP BY a."period"
    UNION ALL
    SELECT t."kind", ${subjectId}, '', ${cases.length}::int, NULL, NULL, NULL FROM (VALUES ('cases'), ('training')) t ("kind")
      WHERE EXISTS (SELECT 1 FROM "appraisal" a JOIN "step_window" f ON f."unitId" = a."unitId" AND f."period" = a."period" AND f."step" = 'self'
          JOIN open_until o ON o."unitId" = a."unitId" AND o."period" = a."period"
          WHERE a."raterId" = ${subjectId}::uuid AND a."ratedAt" IS NULL AND f."opensOn" <= ${dateOf(day)}::date)
        AND CASE t."kind" WHEN 'cases' THEN NOT EXISTS (SELECT 1 FROM "case_answer" c WHERE c."raterId" = ${subjectId}::uuid AND c."setVersion" = ${version})
          ELSE NOT EXISTS (SELECT 1 FROM "rater_training" k WHERE k."employeeId" = ${subjectId}::uuid AND k."version" = ${TRAINING}) END
    UNION ALL
    SELECT 'evaluations-to-sign', min(a."id"::text), a."period", count(*)::int, NULL, NULL, NULL FROM "appraisal" a
      WHERE a."raterId" = ${subjectId}::uuid AND a."ratedAt" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "evaluation_document" d WHERE d."appraisalId" = a."id") GROUP BY a."period"
    UNION ALL
    SELECT 'objections-to-decide', min(o."id"::text), min(d."regulationId"), count(*)::int, "legal_day"(min(o."filedAt")), NULL, NULL
      FROM standing x JOIN "objection" o ON o."id" = x."objectionId" JOIN "evaluation_document" d ON d."id" = o."documentId"
      WHERE ${subjectId}::uuid IN (x."superiorId", x."aboveId") HAVING count(*) > 0
    UNION ALL
    SELECT 'objection-to-explain', o."id"::text, '', 1, "legal_day"(o."filedAt"), NULL, e."name"
      FROM standing x JOIN "objection" o ON o."id" = x."objectionId" AND o."explanation" IS NULL
      JOIN "appraisal" a ON a."id" = o."appraisalId" AND a."raterId" = ${subjectId}::uuid JOIN "employee" e ON e."id" = a."employeeId"
    UNION ALL
    SELECT 'may-object', a."id"::text, a."period", 1, "legal_day"(d."receivedAt"), d."regulationId", NULL
      FROM mine a JOIN "quarter" q ON q."period" = a."period" JOIN "evaluation_document" d ON d."appraisalId" = a."id" AND d."final" IS NULL
      WHERE "working_days_until"("legal_day"(d."receivedAt"), ${dateOf(day)}::date) <= q."objectionDays"
        AND NOT EXISTS (SELECT 1 FROM "objection" o WHERE o."documentId" = d."id" AND o."withdrawnAt" IS NULL)
    UNION ALL
    SELECT 'objection-decided', o."id"::text, a."period", 1, NULL, NULL, NULL FROM mine a JOIN "objection" o ON o."appraisalId" = a."id"
      WHERE o."decidedAt" > ${fresh} AND o."decidedAt" <= ${now}
    UNION ALL
    SELECT 'objections-late', min(x."objectionId"::text), '', count(*)::int, NULL, NULL, NULL
      FROM standing x JOIN "objection" o ON o."id" = x."objectionId" JOIN "appraisal" a ON a."id" = o."appraisalId" JOIN "quarter" q ON q."period" = a."period"
      WHERE (x."superiorId" IS NULL OR x."passed" > q."decisionDays") AND EXISTS (SELECT 1 FROM "account" k WHERE k."employeeId" = ${subjectId}::uuid
        AND 'personnel' = ANY ("roles_on"(k."id", ${dateOf(day)}::date))) HAVING count(*) > 0
    UNION ALL
    SELECT 'report-due', min(a."id"::text), a."period", count(*)::int, max(w."closesOn"), min(d."regulationId"), NULL
      FROM "evaluation_document" d JOIN "appraisal" a ON a."id" = d."appraisalId"
      JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating'
      WHERE d."reportedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "evaluation_document" v WHERE v."appraisalId" = a."id" AND v."version" > d."version")
        AND EXISTS (SELECT 1 FROM "account" k WHERE k."employeeId" = ${subjectId}::uuid AND 'personnel' = ANY ("roles_on"(k."id", ${dateOf(day)}::date)))
      GROUP BY a."period"
    UNION ALL
    SELECT 'to-evaluate', min(a."id"::text), a."period", count(*)::int, min(l."since"), min(a."regulationId"), NULL
      FROM "left_unsigned"(${dateOf(day)}::date) l JOIN "appraisal" a ON a."id" = l."appraisalId"
      WHERE ${subjectId}::uuid IN (l."superiorId", l."aboveId") GROUP BY a."period"
    UNION ALL
    SELECT 'evaluations-to-deliver', min(d."kind"::text), a."period", count(*)::int, "legal_day"(min(d."signedAt")), min(d."regulationId"), NULL
      FROM "evaluation_document" d JOIN "appraisal" a ON a."id" = d."appraisalId"
      WHERE d."signedById" = ${subjectId}::uuid AND d."deliveredAt" IS NULL GROUP BY a."period"
    UNION ALL
    SELECT CASE WHEN d."receivedAt" IS NULL THEN 'evaluation-to-receive' ELSE 'evaluation-to-return' END, a."id"::text, a."period", 1,
        "legal_day"(coalesce(d."receivedAt", d."deliveredAt")), d."regulationId", d."kind"::text
      FROM mine a JOIN "evaluation_document" d ON d."appraisalId" = a."id"
      WHERE d."deliveredAt" IS NOT NULL AND d."returnedAt" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "evaluation_document" n WHERE n."appraisalId" = a."id" AND n."version" > d."version")
    UNION ALL
    SELECT 'proposals', min(a."id"::text), '', count(*)::int, NULL, NULL, NULL
      FROM "appraisal" a JOIN open o ON o."unitId" = a."unitId" AND o."period" = a."period" AND o."step" = 'rating'
      JOIN "calibration_proposal" p ON p."appraisalId" = a."id" AND p."answeredAt" IS NULL
      JOIN "calibration" c ON c."id" = p."calibrationId" AND c."closedAt" IS NULL
      WHERE a."raterId" = ${subjectId}::uuid HAVING count(*) > 0
    UNION ALL
    SELECT 'former-result', a."id"::text, a."period", 1, w."closesOn", u."name", p."name"
      FROM "result_agreement" g JOIN "appraisal" a ON a."id" = g."appraisalId" AND a."ratedAt" IS NULL
      JOIN "unit" u ON u."id" = g."unitId" JOIN "employee" p ON p."id" = g."proposedById"
      LEFT JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating'
      WHERE g."agreedAt" IS NULL AND ${subjectId}::uuid IN (a."employeeId", a."raterId") AND g."proposedById" <> ${subjectId}::uuid
        AND (w."closesOn" IS NULL OR w."closesOn" >= ${dateOf(day)}::date)
    UNION ALL
    SELECT 'achievements', min(u."id"::text), o."period", count(*)::int, NULL, NULL, NULL
      FROM open o JOIN "unit" u ON u."id" = o."unitId" AND o."step" = 'rating'
      LEFT JOIN "unit_head" h ON h."unitId" = u."parentId" AND h."employeeId" = ${subjectId}::uuid
        AND h."from" <= ${dateOf(day)}::date AND (h."until" IS NULL OR h."until" >= ${dateOf(day)}::date)
      WHERE (h."id" IS NOT NULL OR u."parentId" IS NULL AND EXISTS (SELECT 1 FROM "account" k WHERE k."employeeId" = ${subjectId}::uuid
          AND 'personnel' = ANY ("roles_on"(k."id", ${dateOf(day)}::date))))
        AND EXISTS (SELECT 1 FROM "appraisal" a WHERE a."unitId" = u."id" AND a."period" = o."period")
        AND NOT EXISTS (SELECT 1 FROM "organisation_achievement" d WHERE d."unitId" = u."id" AND d."period" = o."period" AND d."supersededAt" IS NULL)
      GROUP BY o."period"
    UNION ALL
    SELECT 'rater-disputes', min(d."id"::text), '', count(*)::int, NULL, NULL, NULL FROM "rater_dispute" d
      WHERE d."settledAt" IS NULL AND EXISTS (SELECT 1 FROM "account" k WHERE k."employeeId" = ${subjectId}::uuid
        AND 'personnel' = ANY ("roles_on"(k."id", ${dateOf(day)}::date))) HAVING count(*) > 0
    UNION ALL
    SELECT 'dispute-settled', d."id"::text, d."outcome"::text, 1, NULL, NULL, coalesce(b."name", r."name")
      FROM "rater_dispute" d JOIN "employee" r ON r."id" = d."raterId"
      LEFT JOIN "reporting_line" l ON l."id" = d."lineId" LEFT JOIN "employee" b ON b."id" = l."raterId"
      WHERE d."employeeId" = ${subjectId}::uuid AND d."settledAt" > ${fresh} AND d."settledAt" <= ${now}
    UNION ALL
    SELECT 'introduction', e."id"::text, '', e."introductionStep"::int, NULL, NULL, NULL FROM "employee" e
      WHERE e."id" = ${subjectId}::uuid AND e."introducedAt" IS NULL AND e."postKind" <> 'official'
        AND NOT EXISTS (SELECT 1 FROM mine WHERE mine."ratedAt" IS NOT NULL)
    UNION ALL
    SELECT 'proposal', p."id"::text, p."key", 1, p."commentUntil", NULL, NULL FROM "setting_proposal" p
      WHERE p."decidedAt" IS NULL AND p."commentUntil" >= ${dateOf(day)}::date
    UNION ALL
    SELECT 'rule-ahead', s."id"::text, s."key", 1, s."from", NULL, NULL FROM "setting" s
      WHERE s."from" > ${dateOf(day)}::date AND s."from" <= ${dateOf(addDays(day, AHEAD_DAYS))}::date
    UNION ALL
    SELECT 'feedback-new', '', '', count(*)::int, NULL, NULL, (array_agg(f."giverName" ORDER BY f."givenOn" DESC, f."id" DESC))[1]
      FROM "feedback" f WHERE f."employeeId" = ${subjectId}::uuid AND f."withdrawnAt" IS NULL AND f."givenAt" IS NOT NULL
        AND f."givenOn" BETWEEN ${dateOf(addDays(day, -NEW_DAYS))}::date AND ${dateOf(day)}::date HAVING count(*) > 0
    UNION ALL
    SELECT 'feedback-owed', '', '', count(*)::int, min(q."expiresOn"), NULL, (array_agg(e."name" ORDER BY q."expiresOn", q."id"))[1]
      FROM "feedback_request" q JOIN "employee" e ON e."id" = q."employeeId"
      WHERE q."askedId" = ${subjectId}::uuid AND q."closedAt" IS NULL AND q."expiresOn" >= ${dateOf(day)}::date HAVING count(*) > 0
    UNION ALL
    SELECT 'feedback-rhythm', '', '', count(*)::int, NULL, NULL, (array_agg(w."name" ORDER BY w."lastOn" NULLS FIRST, w."name"))[1]
      FROM (SELECT e."name", (SELECT max(f."givenOn") FROM "feedback" f WHERE f."employeeId" = e."id" AND f."giverId" = ${subjectId}::uuid
            AND f."withdrawnAt" IS NULL) AS "lastOn"
          FROM "ratees_on"(${subjectId}::uuid, ${dateOf(day)}::date) r JOIN "employee" e ON e."id" = r."employeeId") w
      WHERE coalesce(w."lastOn" <= ${dateOf(addDays(day, -rhythm))}::date, true) HAVING count(*) > 0
    UNION ALL
    SELECT CASE WHEN (CASE WHEN d."employeeId" = ${subjectId}::uuid THEN d."raterConfirmedAt" ELSE d."employeeConfirmedAt" END) IS NOT NULL
        THEN 'dialogue-confirm' ELSE 'dialogue' END, d."id"::text, '', 1, d."heldOn", NULL, o."name"
      FROM "dialogue" d JOIN "employee" o ON o."id" = CASE WHEN d."employeeId" = ${subjectId}::uuid THEN d."raterId" ELSE d."employeeId" END
      WHERE ${subjectId}::uuid IN (d."employeeId", d."raterId") AND d."lockedAt" IS NULL AND d."heldOn" <= ${dateOf(addDays(day, DUE_DAYS))}::date
        AND (CASE WHEN d."employeeId" = ${subjectId}::uuid THEN d."employeeConfirmedAt" ELSE d."raterConfirmedAt" END) IS NULL
    UNION ALL
    SELECT 'dialogue-next', d."id"::text, '', 1, d."nextOn", NULL, e."name"
      FROM "ratees_on"(${subjectId}::uuid, ${dateOf(day)}::date) r JOIN "employee" e ON e."id" = r."employeeId"
      CROSS JOIN LATERAL (SELECT b."id", b."nextOn" FROM "dialogue" b WHERE b."employeeId" = e."id" AND b."lockedAt" IS NOT NULL
        ORDER BY b."lockedAt" DESC, b."id" DESC LIMIT 1) d
      WHERE d."nextOn" <= ${dateOf(addDays(day, DUE_DAYS))}::date
        AND NOT EXISTS (SELECT 1 FROM "dialogue" x WHERE x."employeeId" = e."id" AND x."lockedAt" IS NULL)
    UNION ALL
    SELECT CASE WHEN h."employeeId" IS NOT NULL AND m."heldOn" <= ${dateOf(day)}::date THEN 'meeting-minutes' ELSE 'meeting' END,
        m."id"::text, m."period", 1, m."heldOn", NULL, u."name"
      FROM "unit_meeting" m JOIN "unit" u ON u."id" = m."unitId" LEFT JOIN "unit_head" h ON h."unitId" = m."unitId" AND h."employeeId" = ${subjectId}::uuid
        AND h."from" <= ${dateOf(day)}::date AND (h."until" IS NULL OR h."until" >= ${dateOf(day)}::date)
      WHERE m."lockedAt" IS NULL AND m."heldOn" <= ${dateOf(addDays(day, DUE_DAYS))}::date AND (h."employeeId" IS NOT NULL
        OR m."heldOn" >= ${dateOf(day)}::date AND m."unitId" = (SELECT e."unitId" FROM "employee" e WHERE e."id" = ${subjectId}::uuid))
    UNION ALL
    SELECT 'decisions-due', (array_agg(p."meetingId" ORDER BY i."dueOn", i."id"))[1]::text, '', count(*)::int, min(i."dueOn"), NULL,
        (array_agg(i."text" ORDER BY i."dueOn", i."id"))[1]
      FROM "meeting_item" i CROSS JOIN LATERAL (SELECT q."meetingId", q."state" FROM "meeting_point" q JOIN "unit_meeting" b ON b."id" = q."meetingId"
        WHERE q."itemId" = i."id" ORDER BY b."calledAt" DESC, b."id" DESC LIMIT 1) p
      WHERE i."ownerId" = ${subjectId}::uuid AND p."state" = 'open' AND i."dueOn" <= ${dateOf(addDays(day, DUE_DAYS))}::date HAVING count(*) > 0
    UNION ALL
    SELECT 'follow-ups-due', '', '', count(*)::int, min(u."dueOn"), NULL, NULL FROM "follow_up" u
      WHERE u."ownerId" = ${subjectId}::uuid AND u."closedAt" IS NULL AND u."acceptedAt" IS NOT NULL
        AND u."dueOn" <= ${dateOf(addDays(day, DUE_DAYS))}::date HAVING count(*) > 0
    UNION ALL
    SELECT 'follow-ups-proposed', '', '', count(*)::int, NULL, NULL, (array_agg(e."name" ORDER BY u."createdAt", u."id"))[1]
      FROM "ratees_on"(${subjectId}::uuid, ${dateOf(day)}::date) r JOIN "employee" e ON e."id" = r."employeeId"
      JOIN "follow_up" u ON u."employeeId" = e."id" AND u."acceptedAt" IS NULL AND u."closedAt" IS NULL HAVING count(*) > 0
    UNION ALL
    SELECT 'quiet-posters', s."id"::text, '', count(*)::int, min(greatest(c."issuedOn", last."day")), s."name", min(c."place")
      FROM "unit_head" h JOIN "service" s ON s."unitId" = h."unitId" AND s."closedOn" IS NULL
      JOIN "service_code" c ON c."serviceId" = s."id" AND c."withdrawnAt" IS NULL
      CROSS JOIN LATERAL (SELECT max(k."day") AS "day" FROM "code_scan" k WHERE k."codeId" = c."id") last
      WHERE h."employeeId" = ${subjectId}::uuid AND h."from" <= ${dateOf(day)}::date AND (h."until" IS NULL OR h."until" >= ${dateOf(day)}::date)
        AND greatest(c."issuedOn", last."day") <= ${dateOf(quiet)}::date
      GROUP BY s."id", s."name"`;
  return rows.map(({ kind, id, period, count, until, service, place }): Task | Introduction => {
    const ends = until ? dayFrom(until) : day;
    switch (kind) {
      case "self-report":
        return { kind, appraisalId: id, period, until: ends };
      case "peers":
        return { kind, count, until: ends };
      case "result":
        return { kind, appraisalId: id, period };
      case "ratings":
        return { kind, count, period, until: ends };
      case "evaluations-to-sign":
        return { kind, count, period };
      case "objections-to-decide":
        return { kind, count, until: addWorkingDays(ends, limitsOf(period).decision, holidays) };
      case "objection-to-explain":
        return { kind, objectionId: id, name: place ?? "", since: ends };
      case "may-object":
        return { kind, appraisalId: id, period, until: addWorkingDays(ends, limitsOf(service).objection, holidays) };
      case "objection-decided":
        return { kind, objectionId: id, period };
      case "report-due":
        return { kind, count, period, until: reportBy(ends, limitsOf(service), holidays) };
      case "objections-late":
        return { kind, count };
      case "to-evaluate":
        return { kind, count, period, until: evaluateBy(ends, limitsOf(service), holidays) };
      case "evaluations-to-deliver": {
        const { deliver, superiorDelivers } = limitsOf(service);
        return { kind, count, period, until: addWorkingDays(ends, id === "superior" ? superiorDelivers : deliver, holidays) };
      }
      case "evaluation-to-receive":
        return { kind, appraisalId: id, period, since: ends };
      case "evaluation-to-return": {
        const { returnSigned, superiorReturn } = limitsOf(service);
        return {
          kind,
          appraisalId: id,
          period,
          until: addWorkingDays(ends, place === "superior" ? superiorReturn : returnSigned, holidays),
        };
      }
      case "former-result":
        return { kind, period, unit: service ?? "", by: place ?? "", until: until && ends };
      case "achievements":
        return { kind, count, period };
      case "rater-disputes":
      case "cases":
        return { kind, count };
      case "training":
        return { kind };
      case "proposals":
        return { kind, count, appraisalId: id };
      case "dispute-settled":
        return { kind, rater: place ?? "", confirmed: period === "confirmed" };
      case "introduction":
        return { kind, taken: count };
      case "proposal":
        return { kind, key: period, until: ends };
      case "rule-ahead":
        return { kind, key: period, from: ends };
      case "feedback-new":
      case "feedback-rhythm":
      case "follow-ups-proposed":
        return { kind, count, name: place ?? "" };
      case "feedback-owed":
        return { kind, count, name: place ?? "", closes: ends };
      case "dialogue":
        return { kind, dialogueId: id, name: place ?? "", on: ends };
      case "dialogue-confirm":
        return { kind, dialogueId: id, name: place ?? "" };
      case "dialogue-next":
        return { kind, name: place ?? "", on: ends };
      case "meeting":
      case "meeting-minutes":
        return { kind, meetingId: id, unit: place ?? "", on: ends };
      case "decisions-due":
        return { kind, meetingId: id, count, first: ends, text: place ?? "" };
      case "follow-ups-due":
        return { kind, count, first: ends };
      case "quiet-posters":
        return { kind, serviceId: id, service: service ?? "", place: place ?? "", count, days: quietDays(ends, day, holidays) };
    }
  });
}

const limitsOf = (regulationId: string | null) => regulationById(regulationId ?? "", "quadrant").limits.value;

type PlanTaskRow = {
  kind: "plan" | "plan-missing" | "team-plans" | "plan-comments" | "left-plans" | "parents" | "plan-owed" | "team-plans-owed";
  planId: string;
  year: number;
  revision: number;
  count: number;
  since: Date | null;
  reason: string | null;
  name: string | null;
  lines: unknown;
};

/**
 * One's own draft, or that the year has no plan yet; of whom one rates those that were proposed; on all of these what was said last by the
 * other one and is not settled; what a rater whom one rates has let its day pass for; and plans of this year that were set before their
 * owner moved to another unit, while no revision is begun: a new one is owed with the new rater (PermenPANRB 6/2022, hlm. 65).
 */
async function listPlanTasks({ subjectId }: Grant<"today:read">, day: string): Promise<Task[]> {
  const year = Number(day.slice(0, 4));
  const { value: remindDays } = (await getSettings(day))("planRemindDays");
  const law = findRegulation("appraisal", day, "quadrant");
  const lastDayIn = (of: number) => `${of}-${law?.plansSetBy.value ?? "12-31"}`;
  const reminded = law !== null && day >= addDays(lastDayIn(year), -remindDays);
  const rows = await db.$queryRaw<PlanTaskRow[]>`
    WITH rated AS (
      SELECT p.*, e."name" FROM "ratees_on"(${subjectId}::uuid, ${dateOf(day)}::date) r
      JOIN "plan" p ON p."employeeId" = r."employeeId" AND p."setOn" IS NULL AND p."year" >= ${year} JOIN "employee" e ON e."id" = p."employeeId"
    ), own AS (SELECT * FROM "plan" WHERE "employeeId" = ${subjectId}::uuid AND "setOn" IS NULL AND "year" >= ${year}),
    left_alone AS (
      SELECT p."id", p."year", p."answerBy", e."name", b."name" AS "rater" FROM "ratees_on"(${subjectId}::uuid, ${dateOf(day)}::date) x
      CROSS JOIN LATERAL "ratees_on"(x."employeeId", ${dateOf(day)}::date) y
      JOIN "plan" p ON p."employeeId" = y."employeeId" AND p."setOn" IS NULL AND p."signedOn" IS NOT NULL AND p."answerBy" < ${dateOf(day)}::date
        AND p."year" >= ${year}
      JOIN "employee" e ON e."id" = p."employeeId" JOIN "employee" b ON b."id" = x."employeeId" WHERE e."id" <> ${subjectId}::uuid
    ), owed AS (
      SELECT p."id", p."employeeId", u."name" AS "unit", h."from"
      FROM (SELECT "employeeId" FROM "ratees_on"(${subjectId}::uuid, ${dateOf(day)}::date) UNION SELECT ${subjectId}::uuid) w
      JOIN "posting" h ON h."employeeId" = w."employeeId" AND h."kind" = 'home' AND h."from" <= ${dateOf(day)}::date
        AND (h."until" IS NULL OR h."until" >= ${dateOf(day)}::date)
      JOIN "posting" b ON b."employeeId" = h."employeeId" AND b."kind" = 'home' AND b."until" = h."from" - 1 AND b."unitId" <> h."unitId"
      JOIN "unit" u ON u."id" = h."unitId"
      JOIN "plan" p ON p."employeeId" = h."employeeId" AND p."year" = ${year} AND p."supersededOn" IS NULL AND p."setOn" < h."from"
      WHERE NOT EXISTS (SELECT 1 FROM "plan" d WHERE d."employeeId" = p."employeeId" AND d."year" = p."year" AND d."setOn" IS NULL)
    )
    SELECT 'plan' AS "kind", p."id"::text AS "planId", p."year", p."revision", 1 AS "count", NULL::date AS "since",
      (SELECT b."reason" FROM "plan_return" b WHERE b."planId" = p."id" ORDER BY b."at" DESC LIMIT 1) AS "reason",
      NULL AS "name", NULL::jsonb AS "lines"
    FROM own p WHERE p."signedOn" IS NULL
    UNION ALL
    SELECT 'plan-missing', '', ${year}, 1, 1, NULL, NULL, NULL, NULL FROM "employee" e
      WHERE e."id" = ${subjectId}::uuid AND e."postKind" <> 'official' AND ${reminded}
        AND NOT EXISTS (SELECT 1 FROM "plan" p WHERE p."employeeId" = e."id" AND p."year" = ${year})
    UNION ALL
    SELECT 'team-plans', '', 0, count(*) FILTER (WHERE "answerBy" < ${dateOf(day)}::date)::int, count(*)::int, min("signedOn"), NULL, NULL, NULL
      FROM rated WHERE "signedOn" IS NOT NULL HAVING count(*) > 0
    UNION ALL
    SELECT 'left-plans', '', 0, 0, count(*)::int, NULL, NULL, NULL,
      jsonb_agg(jsonb_build_object('planId', l."id", 'name', l."name", 'rater', l."rater", 'year', l."year", 'answerBy', l."answerBy") ORDER BY l."answerBy", l."name")
      FROM left_alone l HAVING count(*) > 0
    UNION ALL
    SELECT 'parents', '', w."year", 1, count(*)::int, NULL, NULL, NULL, NULL
      FROM "waiting_for_parent"(${subjectId}::uuid, ${dateOf(day)}::date) w GROUP BY w."year"
    UNION ALL
    SELECT 'plan-owed', o."id"::text, 0, 1, 1, o."from", NULL, o."unit", NULL FROM owed o WHERE o."employeeId" = ${subjectId}::uuid
    UNION ALL
    SELECT 'team-plans-owed', min(o."id"::text), 0, 1, count(*)::int, NULL, NULL, NULL, NULL FROM owed o
      WHERE o."employeeId" <> ${subjectId}::uuid HAVING count(*) > 0
    UNION ALL
    SELECT 'plan-comments', p."id"::text, p."year", p."revision", count(*)::int, NULL, NULL, p."name",
      jsonb_agg(jsonb_build_object('line', t."line", 'words', t."words") ORDER BY t."lastAt")
    FROM (
      SELECT "id", "year", "revision", NULL AS "name", false AS "saidByRatee", "employeeId" FROM own
      UNION ALL SELECT "id", "year", "revision", "name", true, "employeeId" FROM rated
    ) p JOIN "open_threads"(p."id") t ON (t."lastById" = p."employeeId") = p."saidByRatee"
    GROUP BY p."id", p."year", p."revision", p."name"`;
  return rows.map(({ kind, planId, count, revision, since, reason, name, lines, ...row }): Task => {
    const until = lastDayIn(row.year);
    switch (kind) {
      case "plan":
        return { kind, planId, year: row.year, revision, reason, late: law && revision === 1 && day > until ? until : null };
      case "plan-missing":
        return { kind, year: row.year, until, late: day > until };
      case "team-plans": {
        const signed = since ? dayFrom(since) : day;
        return { kind, count, since: signed, days: daysBetween(signed, day), overdue: revision };
      }
      case "left-plans":
        return { kind, plans: lines as Extract<Task, { kind: "left-plans" }>["plans"] };
      case "parents":
        return { kind, count, year: row.year };
      case "plan-owed":
        return { kind, planId, unit: name ?? "", since: since ? dayFrom(since) : day };
      case "team-plans-owed":
        return { kind, planId, count };
      case "plan-comments":
        return { kind, planId, year: row.year, name, lines: lines as Extract<Task, { kind: "plan-comments" }>["lines"] };
    }
  });
}

/** It is signed, and the rater let the day for an answer pass. */
const isOverdue = ({ signedOn, answerBy }: { signedOn: Date | null; answerBy: Date | null }, day: string) =>
  signedOn !== null && answerBy !== null && dayFrom(answerBy) < day;

/** The main results of one's plan, each with where it stands in the quarter: the one in force, else the one that is being drafted. */
async function getPlan({ subjectId }: Grant<"today:read">, period: string, now: Date) {
  const plan = await db.plan.findFirst({
    where: { employeeId: subjectId, year: Number(period.slice(0, 4)), supersededOn: null },
    orderBy: { revision: "asc" },
    select: {
      id: true,
      signedOn: true,
      answerBy: true,
      setOn: true,
      results: {
        where: { priority: "main" },
        orderBy: { position: "asc" },
        select: {
          id: true,
          title: true,
          indicators: {
            orderBy: { position: "asc" },
            select: {
              id: true,
              title: true,
              kind: true,
              target: true,
              realisations: { where: { period, supersededAt: null }, select: { value: true } },
            },
          },
        },
      },
    },
  });
  if (!plan) return null;
  const { setOn, signedOn, answerBy } = plan;
  if (!setOn) return { id: plan.id, signedOn, answerBy, setOn, results: [] }; // a draft's targets are nobody's yet
  const valued = plan.results.map(({ indicators, ...result }) => ({
    ...result,
    indicators: indicators.map(({ realisations, ...indicator }) => ({
      ...indicator,
      realisation: (realisations[0]?.value ?? null) as unknown,
    })),
  }));
  const computed = unfrozen(valued.flatMap(({ indicators }) => indicators));
  const computedNow = await measure(db, computed, period, now);
  const results = valued.map(({ id, title, indicators }): PlannedResult => {
    const judged = indicators.map((indicator) => {
      const realisation = computedNow.get(indicator.id) ?? indicator.realisation;
      const { target, realisation: realised } = indicatorKind(indicator.kind).wordsOf(indicator.target, realisation);
      const facts = factsOf(indicator.kind, realisation);
      return { title: indicator.title, target, realised, facts, standing: judge({ ...indicator, realisation }).standing };
    });
    return { id, title, indicators: judged };
  });
  return { id: plan.id, signedOn, answerBy, setOn, results };
}
