import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid } from "@/lib/platform/refusal";
import { destroyBatchKey } from "@/lib/platform/sealed-box";
import { findRegulation, regulationById, regulationInForce } from "@/lib/regulation";
import { firstDayOf, isYear, lastDayOf, openableOn } from "../core/deadlines/periods";
import { addDays } from "../core/deadlines/working-days";
import { afterAMove, type MoveFacts } from "../core/raters/after-a-move";
import type { RespondentTerms } from "../core/raters/assignment-report";
import type { InstrumentId } from "../core/raters/instrument";
import { drawGroups, toldOf, writeGroups } from "./respondents";

export const STEPS = ["self", "peers", "rating"] as const;
export type StepDays = { opensOn: string; closesOn: string };
/** A year has no days for colleagues: they were asked quarter by quarter. */
type Windows = { self: StepDays; peers?: StepDays | undefined; rating: StepDays };
export type QuarterInput = { period: string; windows: Windows; source: string };

/** Until when a year is evaluated, "MM-DD", under the law in force on a day. */
export const yearBy = (day: string) => findRegulation("appraisal", day, "quadrant")?.yearEvaluatedBy.value ?? "01-01";

/** The days for rating a year end with its evaluation: that is the law's, not the agency's. */
export function refuseLate(period: string, closesOn: string, path: string) {
  const last = `${Number(period.slice(0, 4)) + 1}-${yearBy(lastDayOf(period))}`;
  if (isYear(period) && closesOn > last) throw new Invalid([{ path, key: "quarter.yearTooLate", values: { day: { day: last } } }]);
}

type Employed = { id: string; unitId: string; raterId: string; interim: boolean };

/**
 * Opens a quarter, or a year, for everybody employed on its last day who has a rater: windows per unit, an appraisal each under the
 * regulation in force on that day, and groups of colleagues and subordinates who are asked, assigned by rule, each with a key of its own.
 * Of a year nobody is asked.
 */
export async function openQuarter(
  grant: Grant<"quarter:open">,
  { period, windows, source }: QuarterInput,
  { instrument, ...terms }: RespondentTerms & { instrument: InstrumentId },
  now: Date,
) {
  if (!openableOn(dayOf(now), yearBy(dayOf(now))).includes(period)) throw new Invalid([{ path: "period", key: "quarter.noQuarter" }]);
  refuseLate(period, windows.rating.closesOn, "windows.rating.closesOn");
  const day = lastDayOf(period);
  const regulation = regulationInForce("appraisal", day);
  const people = await listEmployed(period, windows.rating);
  const appraisals = people.map((person) => ({ appraisalId: uuidv7(now), ...person }));
  const drawn = windows.peers ? await drawGroups(period, appraisals, terms, now) : null;

  try {
    await db.$transaction(
      async (tx) => {
        const unitIds = [...new Set(people.map(({ unitId }) => unitId))];
        if (
          !(await writeQuarter(
            tx,
            { period, regulationId: regulation.id, instrument, seed: drawn && terms.seed, told: drawn && toldOf(drawn), windows, source },
            unitIds,
            now,
          ))
        )
          throw new Invalid([{ path: "period", key: "quarter.alreadyOpen", values: { period: { period } } }]);
        await writeAppraisals(tx, { period, regulationId: regulation.id }, appraisals);
        if (drawn) await writeGroups(tx, period, drawn, terms, now);
        await recordChange(tx, { ...grant, subjectId: period }, now);
      },
      { timeout: 60_000 },
    );
  } catch (error) {
    await Promise.all((drawn?.groups ?? []).map(({ id }) => destroyBatchKey(id))); // a key without its group opens nothing
    throw error;
  }
}

type Found = Employed & {
  homes: MoveFacts["homes"];
  /** Who rates when the days for rating begin, and then moves away before the quarter ends; null else. */
  goes: { raterId: string; interim: boolean; movedOn: string } | null;
};

/**
 * Everybody of the civil service employed on the last day, in the unit of that day and with who rates them then; where a rater's move is
 * written ahead that falls inside the days for rating, that rater (see `afterAMove`). Who has no rater at all is not appraised.
 */
async function listEmployed(period: string, evaluation: StepDays): Promise<Employed[]> {
  const last = dateOf(lastDayOf(period));
  const first = dateOf(firstDayOf(period));
  const opens = dateOf(evaluation.opensOn);
  const found = await db.$queryRaw<Found[]>`
    SELECT e."id", r."raterId", r."interim", coalesce((SELECT p."unitId" FROM "posting" p WHERE p."employeeId" = e."id" AND p."kind" = 'home'
        AND p."from" <= ${last}::date AND (p."until" IS NULL OR p."until" >= ${last}::date)), e."unitId") AS "unitId",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('unitId', p."unitId", 'from', p."from", 'until', p."until")), '[]') FROM "posting" p
        WHERE p."employeeId" = e."id" AND p."kind" = 'home' AND p."from" <= ${last}::date AND (p."until" IS NULL OR p."until" >= ${first}::date)) AS "homes",
      (SELECT jsonb_build_object('raterId', b."raterId", 'interim', b."interim", 'movedOn', m."from")
        FROM "rater_on"(e."id", least(${opens}::date, ${last}::date)) b
        JOIN "posting" m ON m."employeeId" = b."raterId" AND m."kind" = 'home' AND m."from" > ${opens}::date AND m."from" <= ${last}::date
        JOIN "posting" w ON w."employeeId" = b."raterId" AND w."kind" = 'home' AND w."until" = m."from" - 1 AND w."unitId" <> m."unitId"
        WHERE b."raterId" <> r."raterId" ORDER BY m."from" LIMIT 1) AS "goes"
    FROM "employee" e CROSS JOIN LATERAL "rater_on"(e."id", ${last}::date) r
    WHERE e."postKind" <> 'official' AND (e."leftOn" IS NULL OR e."leftOn" > ${last}::date)
    ORDER BY e."id"`;
  return found.map(({ homes, goes, ...person }) => {
    if (goes === null) return person;
    const raters = [
      { raterId: goes.raterId, from: firstDayOf(period), until: addDays(goes.movedOn, -1), movedOn: goes.movedOn },
      { raterId: person.raterId, from: goes.movedOn, until: null, movedOn: null },
    ];
    const { raterId } = afterAMove({ period, evaluation, homes, away: [], acting: [], raters });
    return raterId === goes.raterId ? { ...person, raterId, interim: goes.interim } : person;
  });
}

/**
 * An appraisal each, with the plan in force: no quarter that is opened has ended, so that a plan set later takes it over (see setPlan).
 * Asked after the quarter was written, so that one that is set meanwhile is not missed.
 */
async function writeAppraisals(
  tx: Transaction,
  { period, regulationId }: { period: string; regulationId: string },
  appraisals: readonly (Employed & { appraisalId: string })[],
) {
  await tx.$executeRaw`
    INSERT INTO "appraisal" ("id", "employeeId", "period", "unitId", "raterId", "raterInterim", "planId", "regulationId")
    SELECT a."id", a."employeeId", ${period}, a."unitId", a."raterId", a."interim", (
      SELECT p."id" FROM "plan" p WHERE p."employeeId" = a."employeeId" AND p."year" = ${Number(period.slice(0, 4))}
        AND p."setOn" IS NOT NULL AND p."supersededOn" IS NULL
    ), ${regulationId}
    FROM unnest(${appraisals.map(({ appraisalId }) => appraisalId)}::uuid[], ${appraisals.map(({ id }) => id)}::uuid[],
      ${appraisals.map(({ unitId }) => unitId)}::uuid[], ${appraisals.map(({ raterId }) => raterId)}::uuid[],
      ${appraisals.map(({ interim }) => interim)}::boolean[]) AS a ("id", "employeeId", "unitId", "raterId", "interim")`;
}

/** Of a year nobody was drawn. */
type Opened = {
  regulationId: string;
  instrument: InstrumentId;
  seed: string | null;
  told: ReturnType<typeof toldOf> | null;
};

/** The quarter and every unit's windows in one statement; false where the quarter had been opened before. */
async function writeQuarter(
  tx: Transaction,
  { period, regulationId, instrument, seed, told, windows, source }: QuarterInput & Opened,
  unitIds: readonly string[],
  now: Date,
): Promise<boolean> {
  const limits = regulationById(regulationId, "quadrant").limits.value;
  const rows = unitIds.flatMap((unitId) =>
    STEPS.flatMap((step) => (windows[step] ? [{ id: uuidv7(now), unitId, step, ...windows[step] }] : [])),
  );
  const opened = await tx.$queryRaw<unknown[]>`
    WITH opened AS (
      INSERT INTO "quarter" ("period", "regulationId", "instrumentId", "openedAt", "evaluateDays", "objectionDays", "decisionDays", "seed", "assignment")
      VALUES (${period}, ${regulationId}, ${instrument}, ${now}, ${limits.evaluate}, ${limits.objection}, ${limits.decision}, ${seed},
        ${told && JSON.stringify(told)}::jsonb) ON CONFLICT DO NOTHING RETURNING "period"
    ), written AS (
      INSERT INTO "step_window" ("id", "unitId", "period", "step", "opensOn", "closesOn", "source")
      SELECT w."id", w."unitId", opened."period", w."step", w."opensOn", w."closesOn", ${source}
      FROM opened CROSS JOIN unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ unitId }) => unitId)}::uuid[], ${rows.map(({ step }) => step)}::"Step"[],
        ${rows.map(({ opensOn }) => opensOn)}::date[], ${rows.map(({ closesOn }) => closesOn)}::date[]) AS w ("id", "unitId", "step", "opensOn", "closesOn")
    )
    SELECT "period" FROM opened`;
  return opened.length === 1;
}
