import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { AGENCY } from "@/lib/access/types";
import { getParents, listParentOptions } from "@/lib/cascade/queries";
import { confirmRater, disputeRater, replaceRater } from "@/lib/people/commands/disputes";
import { addLine } from "@/lib/people/commands/lines";
import { now } from "@/lib/platform/clock";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { reparent } from "@/lib/scoring/commands/parents";
import { discardPlan, proposePlan, returnPlan, setPlan, startPlan, startRevision } from "@/lib/scoring/commands/plans";
import { addIndicator, addResult, changeResult, removeResult } from "@/lib/scoring/commands/targets";
import { TOWN } from "@/prisma/seed/places";
import { tried } from "../support/counts";
import { ask, one } from "../support/database";
import { nipOf, unitId } from "../support/doors";
import { behind, grant, personId } from "../support/staff";

/**
 * A model of one employee, those who may come to rate them, and everything that happens to plans: moves in any order, each by whoever
 * the policy lets do it at that moment, through the same commands as the pages. What a move is refused is no fault; anything else that
 * is thrown is. From every state that is reached the employee must get to a plan that is set, in so many moves at most.
 */
const EMPLOYEE = "planner";
const LEADERS = ["secretary", "generalAffairs", "epidemiologist"] as const;
const SUPERIOR = "officeHead"; // heads the unit
const MOST_MOVES = 12;
const CAST = [EMPLOYEE, ...LEADERS, SUPERIOR, "northHead"];

const ids = new Map<string, string>();
const keys = new Map<string, string>();
const units: string[] = [];
beforeAll(async () => {
  for (const { key } of TOWN.people.filter((person) => [...CAST, "mayor"].includes(person.key))) {
    const id = await personId(key);
    ids.set(key, id);
    keys.set(id, key);
  }
  units.push(await unitId("office"), await unitId("north"));
});
const idOf = (key: string) => ids.get(key) ?? "";

type Plan = { id: string; version: number; state: "draft" | "proposed" | "set" };
/** The draft of a year before what is in force. */
const planOf = async (key: string, year: number): Promise<Plan | undefined> =>
  (
    await ask<Plan>(
      `SELECT id, version, CASE WHEN "setOn" IS NOT NULL THEN 'set' WHEN "signedOn" IS NOT NULL THEN 'proposed' ELSE 'draft' END AS state
       FROM plan WHERE "employeeId" = $1 AND year = $2 AND "supersededOn" IS NULL ORDER BY "setOn" IS NOT NULL LIMIT 1`,
      [idOf(key), year],
    )
  )[0];
type Rater = { key: string | undefined; gone: boolean };
const raterOf = async (key: string): Promise<Rater> => {
  const [found] = await ask<{ id: string; gone: boolean }>(
    `SELECT e.id, e."leftOn" IS NOT NULL AS gone FROM rater_on($1, '2026-11-18') r JOIN employee e ON e.id = r."raterId"`,
    [idOf(key)],
  );
  return { key: found && keys.get(found.id), gone: found?.gone ?? true };
};
/** Done, or refused in words. */
const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Refused || error instanceof Invalid) return false;
    throw error;
  }
};

const indicator = {
  title: "Terkirim tepat waktu",
  aspect: null,
  kind: "quantity",
  target: { low: "80", high: "90", unit: "%", direction: "more-is-better" },
};
let nth = 0;
const bare = () => {
  nth += 1;
  return { title: `Hasil ${nth}`, priority: "main" as const, assignedBy: null, perspective: null };
};
/** One of those offered, words for now, or nothing. */
const servesBy = async (who: string, plan: string, chance: number) => {
  if (chance % 4 === 0) return { provisional: "Data kinerja yang dipakai memutuskan" };
  const options = await listParentOptions(await grant(who, "plan:change", plan), now());
  const option = chance % 4 === 1 ? undefined : options[chance % Math.max(1, options.length)];
  return option ? { parent: option.id } : {};
};

/** Makes whole whatever a draft lacks: a main result, and an indicator for each. */
async function complete(who: string, plan: string) {
  const change = await grant(who, "plan:change", plan);
  const lacking = await ask<{ id: string }>(
    `SELECT r.id FROM intended_result r WHERE r."planId" = $1 AND NOT EXISTS (SELECT 1 FROM indicator i WHERE i."intendedResultId" = r.id)`,
    [plan],
  );
  for (const { id } of lacking) await addIndicator(change, id, indicator, now());
  const { main } = await one<{ main: number }>(
    `SELECT count(*)::int AS main FROM intended_result WHERE "planId" = $1 AND priority = 'main'`,
    [plan],
  );
  if (main === 0) await addIndicator(change, await addResult(change, bare(), now()), indicator, now());
}

const disputes = (who: string) =>
  attempt(async () => disputeRater(await grant(who, "rater:dispute", idOf(who)), { reason: "Sudah pindah.", suggested: null }, now()));

/** What the employee said before is not settled yet: personnel settles it by naming another; else the office places a line. */
async function officeNames(who: string): Promise<boolean> {
  const [open] = await ask<{ id: string; version: number; disputed: string }>(
    `SELECT id, version, "raterId" AS disputed FROM rater_dispute WHERE "employeeId" = $1 AND "settledAt" IS NULL`,
    [idOf(who)],
  );
  const another = { rater: nipOf(open?.disputed === idOf(SUPERIOR) ? "northHead" : SUPERIOR), from: "2026-11-18" };
  return attempt(async () =>
    open
      ? replaceRater(await grant(behind.personnel, "dispute:settle", open.id), { version: open.version, ...another, answer: null }, now())
      : addLine(await grant(behind.administrator, "people:manage", AGENCY), { employee: nipOf(who), ...another, until: null }, now()),
  );
}

/** The next step of somebody towards a plan that is set; who is gone sets nothing, and is disputed. */
async function step(who: string, year: number): Promise<"moved" | "set" | "stuck"> {
  const plan = await planOf(who, year);
  const rater = await raterOf(who);
  if (!plan)
    return (await attempt(async () => startPlan(await grant(who, "plan:start", idOf(who)), { year, from: "quantitative" }, now())))
      ? "moved"
      : "stuck";
  if (plan.state === "set")
    return (await attempt(async () => startRevision(await grant(who, "plan:revise", plan.id), now()))) ? "moved" : "stuck";
  if (plan.state === "draft") {
    const done = await attempt(async () => {
      await complete(who, plan.id);
      const { version } = await one<{ version: number }>(`SELECT version FROM plan WHERE id = $1`, [plan.id]);
      await proposePlan(await grant(who, "plan:propose", plan.id), version, now());
    });
    return done ? "moved" : "stuck";
  }
  const { key, gone } = rater;
  if (gone || key === undefined) return (await disputes(who)) || (await officeNames(who)) ? "moved" : "stuck";
  return (await attempt(async () => setPlan(await grant(key, "plan:set", plan.id), plan.version, now()))) ? "set" : "stuck";
}

/** How many moves it takes until a plan that was not yet set is: the law's stages are four, a dispute one more. */
async function movesToSet(who: string, year: number): Promise<number> {
  for (let moves = 1; moves <= MOST_MOVES; moves += 1) {
    const became = await step(who, year);
    if (became === "set") return moves;
    if (became === "stuck") return Number.POSITIVE_INFINITY;
  }
  return Number.POSITIVE_INFINITY;
}

/** What hangs on anybody's results: it must be the same rows after a link was changed. */
const hanging = async () =>
  (
    await ask<{ row: string }>(
      `SELECT 'realisation ' || t::text AS row FROM realisation t UNION ALL SELECT 'document ' || t::text FROM document t
       UNION ALL SELECT 'feedback ' || t::text FROM feedback t UNION ALL SELECT 'obstacle ' || t::text FROM obstacle t
       UNION ALL SELECT 'obstacle answer ' || t::text FROM obstacle_answer t
       UNION ALL SELECT 'activity ' || t::text FROM activity t UNION ALL SELECT 'indicator ' || t::text FROM indicator t
       UNION ALL SELECT 'set plan ' || t::text FROM plan t WHERE t."setOn" IS NOT NULL`,
    )
  )
    .map(({ row }) => row)
    .toSorted();

let relinked = 0;
/** A leader puts right what is proposed, and where nothing is, what chance says. */
async function putRight(leader: string, year: number, chance: number) {
  const id = idOf(leader);
  const { team } = await getParents(await grant(leader, "team:read", id), year, now());
  const sent = team.results.flatMap(({ id: resultId, served, proposed }, i) => {
    const parent = proposed ?? team.choices[(chance + i) % Math.max(1, team.choices.length)]?.id ?? null;
    return parent === null ? [] : [{ key: `${i}`, resultId, from: served, parent }];
  });
  const before = await hanging();
  // all at once, as the page sends them; one by one where they stand in each other's way
  for (const some of [sent, ...sent.map((each) => [each])])
    if (some.length > 0 && (await attempt(async () => reparent(await grant(leader, "parents:change", id), year, some, now()))))
      relinked += some.length;
  expect(await hanging()).toEqual(before);
}

const line = async (who: string, rater: string | null) => {
  await ask(`DELETE FROM reporting_line WHERE "employeeId" = $1`, [idOf(who)]);
  if (rater && rater !== who)
    await ask(`INSERT INTO reporting_line (id, "employeeId", "raterId", "from") VALUES (gen_random_uuid(), $1, $2, '2024-01-02')`, [
      idOf(who),
      idOf(rater),
    ]);
};
const leave = (who: string, day: string | null) => ask(`UPDATE employee SET "leftOn" = $2 WHERE id = $1`, [idOf(who), day]);
const at = <T>(list: readonly T[], chance: number) => list[chance % list.length] as T;

type Move = (year: number, chance: number) => Promise<unknown>;
/** Whoever of the two may: the employee, or the rater of the moment if there is one who is here. */
const eitherOf = async (chance: number) => {
  const { key, gone } = await raterOf(EMPLOYEE);
  return chance % 3 === 0 && key && !gone ? key : EMPLOYEE;
};
const withPlan =
  (work: (plan: Plan, chance: number) => Promise<unknown>): Move =>
  async (year, chance) => {
    const plan = await planOf(EMPLOYEE, year);
    if (plan) await work(plan, chance);
  };
const byRater =
  (work: (rater: string, plan: Plan) => Promise<unknown>): Move =>
  async (year) => {
    const [plan, { key, gone }] = [await planOf(EMPLOYEE, year), await raterOf(EMPLOYEE)];
    if (plan && key && !gone) await work(key, plan);
  };

const MOVES: Record<string, Move> = {
  start: async (year, chance) =>
    startPlan(
      await grant(await eitherOf(chance), "plan:start", idOf(EMPLOYEE)),
      { year, from: chance % 2 ? "copy" : "quantitative" },
      now(),
    ),
  add: withPlan(async ({ id }, chance) => {
    const who = await eitherOf(chance);
    const change = await grant(who, "plan:change", id);
    await addIndicator(change, await addResult(change, { ...bare(), ...(await servesBy(who, id, chance)) }, now()), indicator, now());
  }),
  serve: withPlan(async ({ id }, chance) => {
    const results = await ask<{ id: string; version: number }>(`SELECT id, version FROM intended_result WHERE "planId" = $1 ORDER BY id`, [
      id,
    ]);
    const result = results[chance % Math.max(1, results.length)];
    const asked = { parent: null, provisional: null, ...(await servesBy(EMPLOYEE, id, chance)) };
    if (result) await changeResult(await grant(EMPLOYEE, "plan:change", id), result.id, result.version, { ...bare(), ...asked }, now());
  }),
  remove: withPlan(async ({ id }, chance) => {
    const results = await ask<{ id: string; version: number }>(`SELECT id, version FROM intended_result WHERE "planId" = $1 ORDER BY id`, [
      id,
    ]);
    const result = results[chance % Math.max(1, results.length)];
    if (result) await removeResult(await grant(EMPLOYEE, "plan:change", id), result.id, result.version, now());
  }),
  propose: withPlan(async ({ id, version }) => proposePlan(await grant(EMPLOYEE, "plan:propose", id), version, now())),
  discard: withPlan(async ({ id, version }) => discardPlan(await grant(EMPLOYEE, "plan:change", id), version, now())),
  revise: withPlan(async ({ id }, chance) => startRevision(await grant(await eitherOf(chance), "plan:revise", id), now())),
  return: byRater(async (key, { id, version }) =>
    returnPlan(await grant(key, "plan:return", id), { version, reason: "Sepakati lagi." }, now()),
  ),
  set: byRater(async (key, { id, version }) => setPlan(await grant(key, "plan:set", id), version, now())),
  "a leader plans": async (year, chance) => {
    const leader = at(LEADERS, chance);
    if (!(await raterOf(leader)).gone) await movesToSet(leader, year);
  },
  "a leader drafts": async (year, chance) =>
    startPlan(await grant(at(LEADERS, chance), "plan:start", idOf(at(LEADERS, chance))), { year, from: "quantitative" }, now()),
  "a leader throws a draft away": async (year, chance) => {
    const plan = await planOf(at(LEADERS, chance), year);
    if (plan) await discardPlan(await grant(at(LEADERS, chance), "plan:change", plan.id), plan.version, now());
  },
  "a leader serves the employee": async (year, chance) => {
    const leader = at(LEADERS, chance);
    const plan = await planOf(leader, year);
    if (!plan) return;
    const change = await grant(leader, "plan:change", plan.id);
    await addIndicator(
      change,
      await addResult(change, { ...bare(), ...(await servesBy(leader, plan.id, chance)) }, now()),
      indicator,
      now(),
    );
  },
  "a leader leaves": async (_, chance) => leave(at(LEADERS, chance), "2026-11-01"),
  "a leader comes back": async (_, chance) => leave(at(LEADERS, chance), null),
  "another rater": async (_, chance) => line(EMPLOYEE, at([...LEADERS, SUPERIOR, "northHead", null], chance)),
  "the employee leads a leader": async (_, chance) => line(at(LEADERS, chance), EMPLOYEE),
  "a leader is led from above": async (_, chance) => line(at(LEADERS, chance), SUPERIOR),
  "the unit has no head": async () => ask(`UPDATE unit_head SET until = '2026-11-01' WHERE "employeeId" = $1`, [idOf(SUPERIOR)]),
  "the unit has a head": async () => ask(`UPDATE unit_head SET until = NULL WHERE "employeeId" = $1`, [idOf(SUPERIOR)]),
  "to another unit": async (_, chance) => ask(`UPDATE employee SET "unitId" = $2 WHERE id = $1`, [idOf(EMPLOYEE), at(units, chance)]),
  dispute: async () => disputeRater(await grant(EMPLOYEE, "rater:dispute", idOf(EMPLOYEE)), { reason: "Bukan.", suggested: null }, now()),
  // personnel keeps nobody who is gone
  "personnel keeps the rater": async () => {
    const [open] = await ask<{ id: string; version: number }>(
      `SELECT d.id, d.version FROM rater_dispute d JOIN employee e ON e.id = d."raterId" WHERE d."employeeId" = $1 AND d."settledAt" IS NULL AND e."leftOn" IS NULL`,
      [idOf(EMPLOYEE)],
    );
    if (open)
      await confirmRater(
        await grant(behind.personnel, "dispute:settle", open.id),
        { version: open.version, answer: "Menurut SK 821/12." },
        now(),
      );
  },
  "the rater puts links right": async (year, chance) => {
    const { key, gone } = await raterOf(EMPLOYEE);
    if (key && !gone) await putRight(key, year, chance);
  },
};

/** As it was in the seed: who leads whom, who is here. Plans go on from run to run, but those of the year that comes begin anew. */
async function begin() {
  await ask(`UPDATE rater_dispute SET "lineId" = NULL WHERE "employeeId" = $1`, [idOf(EMPLOYEE)]);
  await ask(`DELETE FROM rater_dispute WHERE "employeeId" = ANY($1::uuid[])`, [[EMPLOYEE, ...LEADERS].map(idOf)]);
  for (const leader of LEADERS) {
    await leave(leader, null);
    await line(leader, SUPERIOR);
  }
  await line(EMPLOYEE, LEADERS[0]);
  await ask(`UPDATE unit_head SET until = NULL WHERE "employeeId" = $1`, [idOf(SUPERIOR)]);
  await ask(`UPDATE employee SET "unitId" = $2 WHERE id = $1`, [idOf(EMPLOYEE), units[0]]);
  const coming = `SELECT id FROM plan WHERE year = 2027 AND "employeeId" = ANY($1::uuid[])`;
  const who = [[EMPLOYEE, ...LEADERS].map(idOf)];
  await ask(`DELETE FROM plan_return WHERE "planId" IN (${coming})`, who);
  await ask(`DELETE FROM indicator WHERE "intendedResultId" IN (SELECT id FROM intended_result WHERE "planId" IN (${coming}))`, who);
  await ask(`UPDATE intended_result SET "leaderResultId" = NULL, "copiedFromId" = NULL WHERE "planId" IN (${coming})`, who);
  await ask(`DELETE FROM intended_result WHERE "planId" IN (${coming})`, who);
  await ask(`DELETE FROM plan WHERE id IN (${coming})`, who);
}

const moves = fc.array(fc.tuple(fc.constantFrom(...Object.keys(MOVES)), fc.nat(1_000)), { minLength: 6, maxLength: 40, size: "max" });
const given = tried(1_000);
const patient = process.env.CERMIN_PROVE ? 0 : 180_000;

it(`in ${given.numRuns} random histories nobody is ever kept from a plan that is set, nothing goes round, and links carry nothing away`, {
  timeout: patient,
}, async () => {
  const done = new Map<string, number>();
  let longest = 0;
  const property = fc.asyncProperty(moves, fc.constantFrom(2026, 2027), async (history, year) => {
    await begin();
    for (const [name, chance] of history) {
      if (await attempt(async () => MOVES[name]?.(year, chance))) done.set(name, (done.get(name) ?? 0) + 1);
      expect(
        await ask(
          `WITH RECURSIVE above AS (SELECT id AS "from", "leaderResultId" AS at FROM intended_result WHERE "leaderResultId" IS NOT NULL
             UNION SELECT above."from", r."leaderResultId" FROM above JOIN intended_result r ON r.id = above.at WHERE r."leaderResultId" IS NOT NULL)
           SELECT 1 FROM above WHERE "from" = at`,
        ),
      ).toEqual([]);
    }
    const needed = await movesToSet(EMPLOYEE, year);
    expect(needed, `after ${history.map(([name]) => name).join(", ")}`).toBeLessThanOrEqual(MOST_MOVES);
    longest = Math.max(longest, needed);
  });
  await fc.assert(property, given);
  process.stdout.write(
    `planning: ${given.numRuns} histories, ${[...done.values()].reduce((sum, n) => sum + n, 0)} moves done, ${relinked} links put right, ${longest} moves to a set plan at most\n`,
  );
  // The histories are worth asking about: in the full count every kind of move was done, and links were changed.
  if (process.env.CERMIN_PROVE !== "1") return;
  expect([...done.keys()].toSorted()).toEqual(Object.keys(MOVES).toSorted());
  expect(relinked).toBeGreaterThan(given.numRuns / 10);
});
