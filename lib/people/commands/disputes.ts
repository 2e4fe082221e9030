import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import type { confirmation, newDispute, replacement } from "@/lib/raters/schema";
import { firstDayOf, lastDayOf, quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { findPerson } from "../queries";
import { placeLine } from "./lines";

type Quarter = { id: string; period: string; raterId: string; interim: boolean; rated: boolean; over: boolean };

/** The employee's quarters, newest first: whether each is rated, and whether the days for rating it are over. */
const quartersOf = (employeeId: Prisma.Sql, today: string) => Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', a."id", 'period', a."period", 'raterId', a."raterId", 'interim', a."raterInterim",
    'rated', a."ratedAt" IS NOT NULL, 'over', coalesce(w."closesOn" < ${dateOf(today)}::date, false)) ORDER BY a."period" DESC), '[]')
  FROM "appraisal" a LEFT JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating'
  WHERE a."employeeId" = ${employeeId})`;
const isOpen = ({ rated, over }: Quarter) => !rated && !over;
const idsOf = (quarters: readonly Quarter[]) => quarters.map(({ id }) => id);

/**
 * Gives appraisals that are not rated to somebody (`to`: raterId, interim, name): whoever rated them until then finds them changed, and the
 * other no longer answers about them as a colleague. One statement; gives to whom, or nothing where `to` is nobody.
 */
const give = (tx: Transaction, appraisalIds: readonly string[], to: Prisma.Sql) => tx.$queryRaw<{ raterId: string; name: string }[]>`
  WITH "to" AS (${to}), given AS (
    UPDATE "appraisal" a SET "raterId" = "to"."raterId", "raterInterim" = "to"."interim", "version" = a."version" + 1
    FROM "to" WHERE a."id" = ANY (${[...appraisalIds]}::uuid[]) AND a."ratedAt" IS NULL
  ), freed AS (
    DELETE FROM "response_right" r USING "response_group" g, "to"
    WHERE g."id" = r."groupId" AND g."appraisalId" = ANY (${[...appraisalIds]}::uuid[]) AND r."holderId" = "to"."raterId" AND r."spentOn" IS NULL
  )
  SELECT "raterId", "name" FROM "to"`;

const nowRating = (employeeId: string, today: string) => Prisma.sql`
  SELECT r."raterId", r."interim", e."name" FROM "rater_on"(${employeeId}::uuid, ${dateOf(today)}::date) r JOIN "employee" e ON e."id" = r."raterId"`;

type Before = { open: boolean; raterId: string | null; name: string | null; confirmed: boolean; quarters: Quarter[] };

/** What must be known before anybody is disputed, with the employee held: of two statements at once the second learns of the first. */
async function holdEmployee(tx: Transaction, employeeId: string, today: string): Promise<Before> {
  const quarter = addDays(firstDayOf(quarterOf(today)), -1);
  const [found] = await tx.$queryRaw<Before[]>`
    SELECT EXISTS (SELECT 1 FROM "rater_dispute" d WHERE d."employeeId" = e."id" AND d."settledAt" IS NULL) AS "open",
      r."raterId", b."name", EXISTS (SELECT 1 FROM "rater_dispute" d WHERE d."employeeId" = e."id" AND d."raterId" = r."raterId"
        AND d."outcome" = 'confirmed' AND d."until" >= ${dateOf(quarter)}::date) AS "confirmed",
      ${quartersOf(Prisma.sql`e."id"`, today)} AS "quarters"
    FROM "employee" e LEFT JOIN LATERAL "rater_on"(e."id", ${dateOf(today)}::date) r ON true LEFT JOIN "employee" b ON b."id" = r."raterId"
    WHERE e."id" = ${employeeId}::uuid FOR NO KEY UPDATE OF e`;
  if (!found) throw new RangeError("whoever was granted is an employee");
  return found;
}

const wrong = (key: "already" | "none" | "rated" | "confirmed" | "nobodyElse", values = {}) =>
  new Invalid([{ path: "reason", key: `dispute.${key}`, values }]);

/**
 * "This is not my rater": from today the disputed one rates no more, and the next in `rater_on`'s order stands in, for open work and for the
 * quarters that are not rated. Gives the name of who stands in. Refused where the quarter is rated already (there one objects), while another
 * statement is open, again in the quarter in which the same rater was confirmed, and where nobody else could rate.
 */
export async function disputeRater(grant: Grant<"rater:dispute">, { reason, suggested }: z.output<typeof newDispute>, now: Date) {
  const employeeId = grant.subjectId;
  const today = dayOf(now);
  return db
    .$transaction(async (tx) => {
      const { open, raterId, name, confirmed, quarters } = await holdEmployee(tx, employeeId, today);
      if (open) throw wrong("already");
      if (!raterId || !name) throw wrong("none");
      const [newest] = quarters;
      const isUnderWay = newest && (newest.period === quarterOf(today) || !newest.over);
      if (newest?.rated && isUnderWay && !quarters.some(isOpen)) throw wrong("rated", { period: { period: newest.period } });
      if (confirmed) throw wrong("confirmed", { name });

      const id = uuidv7(now);
      await tx.raterDispute.create({
        data: { id, employeeId, raterId, day: dateOf(today), reason, suggested, at: now },
        select: { id: true },
      });
      const theirs = quarters.filter((quarter) => isOpen(quarter) && quarter.raterId === raterId);
      const [standsIn] = await give(tx, idsOf(theirs), nowRating(employeeId, today));
      if (!standsIn) throw wrong("nobodyElse", { name });
      await recordChanges(tx, grant, [id], now, { about: id, audienceIds: [employeeId, raterId, standsIn.raterId] });
      return standsIn.name;
    })
    .catch((error: unknown) => {
      if (brokenRule(error) === "unique") throw wrong("already"); // another came between
      throw error;
    });
}

type Settler = Grant<"dispute:settle">;
type Settled = { outcome: "replaced" | "confirmed"; answer: string | null; until: string | null };
type Held = { employeeId: string; raterId: string; standsIn: string | null; quarters: Quarter[] };

/** Settles it, once: of two who do, the second learns it. Gives what was so until now. `until` null: the day before `day`. */
async function settle(tx: Transaction, grant: Settler, version: number, { outcome, answer, until }: Settled, now: Date): Promise<Held> {
  const today = dateOf(dayOf(now));
  const [held] = await tx.$queryRaw<Held[]>`
    UPDATE "rater_dispute" d SET "settledAt" = ${now}, "settledById" = ${grant.employeeId}::uuid, "outcome" = ${outcome}::"DisputeOutcome",
      "answer" = ${answer}, "until" = greatest(${until && dateOf(until)}::date, d."day" - 1), "version" = d."version" + 1
    WHERE d."id" = ${grant.subjectId}::uuid AND d."version" = ${version} AND d."settledAt" IS NULL
    RETURNING d."employeeId", d."raterId", (SELECT r."raterId" FROM "rater_on"(d."employeeId", ${today}::date) r) AS "standsIn",
      ${quartersOf(Prisma.sql`d."employeeId"`, dayFrom(today))} AS "quarters"`;
  if (!held) throw new Refused("changed-meanwhile");
  return held;
}

const tell = (tx: Transaction, grant: Settler, { employeeId, raterId, standsIn }: Held, also: readonly string[], now: Date) =>
  recordChanges(tx, grant, [grant.subjectId], now, {
    about: grant.subjectId,
    audienceIds: [employeeId, raterId, ...(standsIn ? [standsIn] : []), ...also],
  });

/** Somebody else rates from a day on, by a line; until then whoever stands in goes on. Of a quarter that is rated nothing changes. */
export async function replaceRater(grant: Settler, { version, rater, from, answer }: z.output<typeof replacement>, now: Date) {
  const today = dayOf(now);
  await db
    .$transaction(async (tx) => {
      const held = await settle(tx, grant, version, { outcome: "replaced", answer, until: addDays(from, -1) }, now);
      const by = await findPerson(tx, "rater", rater);
      if (by.id === held.raterId) throw new Invalid([{ path: "rater", key: "dispute.sameRater", values: { name: by.name } }]);
      const rated = held.quarters.find((quarter) => quarter.rated && lastDayOf(quarter.period) >= from);
      if (rated) throw new Invalid([{ path: "from", key: "dispute.closedQuarter", values: { period: { period: rated.period } } }]);
      await placeLine(tx, { employee: { id: held.employeeId }, rater: by, from, until: null, settles: grant.subjectId }, now);
      const theirs = held.quarters.filter((quarter) => isOpen(quarter) && [today, lastDayOf(quarter.period)].some((day) => from <= day));
      await give(tx, idsOf(theirs), Prisma.sql`SELECT ${by.id}::uuid AS "raterId", false AS "interim", ${by.name} AS "name"`);
      await tell(tx, grant, held, [by.id], now);
    })
    .catch((error: unknown) => {
      if (brokenRule(error) === "exclusion") throw new Refused("changed-meanwhile"); // another line came between
      throw error;
    });
}

/** The disputed one rates on, from today, for a reason that the employee reads. */
export async function confirmRater(grant: Settler, { version, answer }: z.output<typeof confirmation>, now: Date) {
  const today = dayOf(now);
  await db.$transaction(async (tx) => {
    const held = await settle(tx, grant, version, { outcome: "confirmed", answer, until: addDays(today, -1) }, now);
    const stoodIn = held.quarters.filter((quarter) => isOpen(quarter) && quarter.interim);
    await give(tx, idsOf(stoodIn), nowRating(held.employeeId, today));
    await tell(tx, grant, held, [], now);
  });
}
