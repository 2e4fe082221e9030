import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid } from "@/lib/platform/refusal";
import { destroyBatchKey, makeBatchKey } from "@/lib/platform/sealed-box";
import { regulationInForce } from "@/lib/regulation";
import { lastDayOf, openableOn } from "../core/deadlines/periods";
import { askPeers } from "../core/raters/ask-peers";

export const STEPS = ["self", "peers", "rating"] as const;
export type StepDays = { opensOn: string; closesOn: string };
export type QuarterInput = { period: string; windows: Record<(typeof STEPS)[number], StepDays>; source: string };

type Employed = { id: string; unitId: string; raterId: string; interim: boolean };

/**
 * Opens a quarter for everybody employed on its last day who has a rater: windows per unit, an appraisal each under the
 * regulation in force on that day, and for each a group of people with the same rater who are asked, with a key of its own.
 * Until respondents are assigned by rule, up to `peersAsked` are drawn from those, never the rater.
 */
export async function openQuarter(
  grant: Grant<"quarter:open">,
  { period, windows, source }: QuarterInput,
  { minimumGroup, peersAsked }: { minimumGroup: number; peersAsked: number },
  now: Date,
) {
  if (!openableOn(dayOf(now)).includes(period)) throw new Invalid([{ path: "period", key: "quarter.noQuarter" }]);
  const day = lastDayOf(period);
  const regulation = regulationInForce("appraisal", day);
  const people = await listEmployed(day);
  const appraisals = people.map((person) => ({ appraisalId: uuidv7(now), ...person }));
  const asked = askPeers(appraisals, peersAsked, period);
  const groups = await Promise.all(
    appraisals
      .filter(({ id }) => (asked.get(id)?.length ?? 0) > 0)
      .map(async ({ appraisalId, id }) => {
        const groupId = uuidv7(now);
        return { id: groupId, appraisalId, employeeId: id, publicKey: await makeBatchKey(groupId) };
      }),
  );

  try {
    await db.$transaction(
      async (tx) => {
        const unitIds = [...new Set(people.map(({ unitId }) => unitId))];
        if (!(await writeQuarter(tx, { period, regulationId: regulation.id, windows, source }, unitIds, now)))
          throw new Invalid([{ path: "period", key: "quarter.alreadyOpen", values: { period: { period } } }]);
        await writeAppraisals(tx, { period, regulationId: regulation.id }, appraisals);
        await tx.responseGroup.createMany({
          data: groups.map(({ employeeId: _employeeId, ...group }) => ({ ...group, perspective: "peers" as const, minimum: minimumGroup })),
        });
        await tx.responseRight.createMany({
          data: groups.flatMap(({ id: groupId, employeeId }) =>
            (asked.get(employeeId) ?? []).map((holderId) => ({ id: uuidv7(now), groupId, holderId })),
          ),
        });
        await recordChange(tx, { ...grant, subjectId: period }, now);
      },
      { timeout: 60_000 },
    );
  } catch (error) {
    await Promise.all(groups.map(({ id }) => destroyBatchKey(id))); // a key without its group opens nothing
    throw error;
  }
}

/** Everybody of the civil service employed on the day, with who rates them then. Who has no rater at all is not appraised. */
async function listEmployed(day: string): Promise<Employed[]> {
  return db.$queryRaw<Employed[]>`
    SELECT e."id", e."unitId", r."raterId", r."interim"
    FROM "employee" e CROSS JOIN LATERAL "rater_on"(e."id", ${dateOf(day)}::date) r
    WHERE e."postKind" <> 'official' AND (e."leftOn" IS NULL OR e."leftOn" > ${dateOf(day)}::date)
    ORDER BY e."id"`;
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

/** The quarter and every unit's windows in one statement; false where the quarter had been opened before. */
async function writeQuarter(
  tx: Transaction,
  { period, regulationId, windows, source }: QuarterInput & { regulationId: string },
  unitIds: readonly string[],
  now: Date,
): Promise<boolean> {
  const rows = unitIds.flatMap((unitId) => STEPS.map((step) => ({ id: uuidv7(now), unitId, step, ...windows[step] })));
  const opened = await tx.$queryRaw<unknown[]>`
    WITH opened AS (
      INSERT INTO "quarter" ("period", "regulationId", "openedAt") VALUES (${period}, ${regulationId}, ${now}) ON CONFLICT DO NOTHING RETURNING "period"
    ), written AS (
      INSERT INTO "step_window" ("id", "unitId", "period", "step", "opensOn", "closesOn", "source")
      SELECT w."id", w."unitId", opened."period", w."step", w."opensOn", w."closesOn", ${source}
      FROM opened CROSS JOIN unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ unitId }) => unitId)}::uuid[], ${rows.map(({ step }) => step)}::"Step"[],
        ${rows.map(({ opensOn }) => opensOn)}::date[], ${rows.map(({ closesOn }) => closesOn)}::date[]) AS w ("id", "unitId", "step", "opensOn", "closesOn")
    )
    SELECT "period" FROM opened`;
  return opened.length === 1;
}
