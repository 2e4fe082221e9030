import { beforeEach, describe, expect, it } from "vitest";
import { AGENCY } from "@/lib/access/types";
import { listRatees } from "@/lib/appraisals/queries";
import { answerCases, takeTraining } from "@/lib/fairness/commands";
import { getCaseSheet, getOwnFairness, getTraining, listFairness } from "@/lib/fairness/queries";
import { CASE_SETS, casesInput, isRight, QUESTION_KEYS, QUESTIONS, type TrainingInput, trainingInput } from "@/lib/fairness/schema";
import { isMessageKey } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { straightLine } from "@/lib/scoring/core/raters/straight-line";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { ask, one, unguarded, writesNothing } from "../support/database";
import { OPEN } from "../support/doors";
import { behind, grant, ledger, personId } from "../support/staff";

// The day is 18 November 2026. Of the office's raters southHead (the demonstration's) and secretary have prepared nothing.
const { rater, employee, personnel, auditor, administrator } = behind;
const [{ version, cases }] = CASE_SETS;
const meets = { workResult: "meets", behaviour: "meets" } as const;
const answers = { counter: meets, reports: meets, inspector: meets, archive: meets };
const own = async (who: string) => grant(who, "rater:read-own", await personId(who));
const answering = async (who: string) => grant(who, "cases:answer", await personId(who));
const training = async (who: string) => grant(who, "training:take", await personId(who));
const sheet = async (who: string) => getCaseSheet(await own(who), now());
const fairness = async (show?: "untrained", after?: string) =>
  listFairness(await grant(personnel, "fairness:read", AGENCY), { show, after }, now());
const tasks = async (who: string) =>
  (
    await getToday(await grant(who, "today:read", await personId(who)), now(), {
      quietAfter: 5,
      holidays: await getHolidays(),
      keepsCalendar: false,
    })
  ).tasks;
const kinds = async (who: string) => (await tasks(who)).map(({ kind }) => kind);

/** As if nobody had sent anything: the trigger lets nobody else. */
const forget = async (who: string) => {
  await ask(`ALTER TABLE case_answer DISABLE TRIGGER USER`);
  await ask(`DELETE FROM case_answer WHERE "raterId" = $1`, [await personId(who)]);
  await ask(`ALTER TABLE case_answer ENABLE TRIGGER USER`);
  await ask(`DELETE FROM rater_training WHERE "employeeId" = $1`, [await personId(who)]);
};
/** Others who answered: raters of no appraisal, whose answers are as given. */
const answered = async (n: number, workResult: string) => {
  await ask(`ALTER TABLE case_answer DISABLE TRIGGER USER`);
  await ask(`DELETE FROM case_answer WHERE "raterId" <> $1`, [await personId(rater)]);
  await ask(`ALTER TABLE case_answer ENABLE TRIGGER USER`);
  await ask(
    `INSERT INTO case_answer SELECT e.id, $1, c, $2::"Expectation", 'meets', '2026-11-16T02:00:00Z'
     FROM (SELECT id FROM employee WHERE id <> $3 ORDER BY id LIMIT ${n}) e CROSS JOIN unnest($4::text[]) c`,
    [version, workResult, await personId(rater), [...cases]],
  );
};

beforeEach(() => forget(rater));

// First: the cases below are answered by others than the seed's.
describe("the fairness of raters", () => {
  it("has a line for each who rated anybody, in the alphabet, and flags only an interval without zero", async () => {
    const { rows, raters } = await fairness();
    const { n } = await one<{ n: number }>(`SELECT count(DISTINCT "raterId")::int AS n FROM appraisal WHERE "ratedAt" IS NOT NULL`);
    expect(raters).toBe(n);
    expect(rows.map(({ name }) => name)).toEqual(
      (
        await ask<{ name: string }>(`SELECT name FROM employee WHERE id = ANY($1::uuid[]) ORDER BY name, id`, [rows.map(({ id }) => id)])
      ).map(({ name }) => name),
    );
    for (const { told } of rows) if (told?.kind === "told") expect(told.flagged).toBe(told.low > 0 || told.high < 0);
    const severe = rows.find(({ told }) => told?.kind === "told" && told.flagged);
    expect(severe?.id).toBe(await personId("northHead"));
    expect(severe?.told).toMatchObject({ kind: "told", vignettes: true });
  });

  it("cannot tell who answered no cases and shares nobody; once the cases are answered it can", async () => {
    const id = await personId(rater);
    const of = async () => (await fairness()).rows.find((row) => row.id === id)?.told?.kind;
    expect(await of()).toBe("cannot-be-told");
    expect((await getOwnFairness(await own(rater), now())).told).toMatchObject({ kind: "cannot-be-told" });
    await answerCases(await answering(rater), { set: version, answers }, now());
    expect(await of()).toBe("told");
  });

  it("counts a rating as it was first given, under whoever gave it: not a superior's in the rater's stead, nor what an objection changed", async () => {
    const severity = async (who: string) => getOwnFairness(await own(who), now());
    // northPharmacist's rater let the days pass and the superior evaluated (prisma/seed/evaluations.ts)
    const { rated, above } = await one<{ rated: number; above: number }>(
      `SELECT count(DISTINCT a."employeeId")::int AS rated, count(DISTINCT a."employeeId") FILTER (WHERE a."ratedById" IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM evaluation_document d WHERE d."appraisalId" = a.id AND d.version = 2))::int AS above
       FROM appraisal a WHERE a."raterId" = $1 AND a."ratedAt" IS NOT NULL`,
      [await personId("northHead")],
    );
    const before = await severity("northHead");
    expect(above).toBe(1);
    expect(before.people).toBe(rated - above);
    // northRegistrar's result was changed by an objection: whatever it became, it is not the rater's
    await unguarded(async () =>
      ask(
        `UPDATE appraisal SET "workResult" = 'below', behaviour = 'below', version = version + 1 WHERE "employeeId" = $1 AND period = '2026-Q3'`,
        [await personId("northRegistrar")],
      ),
    );
    expect((await severity("northHead")).told).toEqual(before.told);
  });

  it("counts a year as no further quarter", async () => {
    const before = await getOwnFairness(await own("northHead"), now());
    await ask(
      `INSERT INTO quarter (period, "regulationId", "instrumentId", "openedAt") VALUES ('2026', 'permenpanrb-6-2022', 'berakhlak-1', '2026-11-18')`,
    );
    await ask(
      `INSERT INTO appraisal (id, "employeeId", period, "unitId", "raterId", "regulationId", "workResult", behaviour, predicate, inputs, steps, "ratedAt")
       SELECT gen_random_uuid(), "employeeId", '2026', "unitId", "raterId", "regulationId", 'below', 'below', 'very-poor', '{}', '[]', '2026-11-18'
       FROM appraisal WHERE "raterId" = $1 AND period = '2026-Q3'`,
      [await personId("northHead")],
    );
    expect(await getOwnFairness(await own("northHead"), now())).toEqual(before);
  });

  it("counts who has prepared, unit by unit, and lists who has not", async () => {
    const { units, trained, raters } = await fairness();
    expect(units.reduce((sum, unit) => sum + unit.trained, 0)).toBe(trained);
    const untrained = await fairness("untrained");
    expect(untrained.rows).toHaveLength(raters - trained);
    expect(untrained.rows.every((row) => row.trained === null)).toBe(true);
    expect(untrained.rows.map(({ id }) => id)).toContain(await personId(rater));
  });

  it("is personnel's and the auditor's; a rater sees the own line alone", async () => {
    for (const who of [personnel, auditor]) await grant(who, "fairness:read", AGENCY);
    for (const who of [employee, rater, behind.head, administrator])
      await expect(grant(who, "fairness:read", AGENCY)).rejects.toMatchObject({ because: "not-found" });
    const mine = await getOwnFairness(await own("northHead"), now());
    expect(mine).toMatchObject({ employeeId: await personId("northHead"), cases: "2026-11-15", trained: "2026-11-14" });
  });

  it("begins at its beginning for a key that is nobody's, and goes on from one that is", async () => {
    const { rows } = await fairness();
    expect((await fairness(undefined, "x")).rows).toEqual(rows);
    const [first] = rows;
    const key = Buffer.from(JSON.stringify([first?.name, first?.id])).toString("base64url");
    expect((await fairness(undefined, key)).rows).toEqual(rows.slice(1));
  });
});

describe("anchor cases", () => {
  it("are answered whole and once, and remind nobody afterwards", async () => {
    expect((await kinds(rater)).filter((kind) => kind === "cases" || kind === "training")).toEqual(["cases", "training"]);
    expect(await sheet(rater)).toMatchObject({ own: null, together: null, set: version });
    await answerCases(await answering(rater), { set: version, answers }, now());
    expect(await ledger(1)).toMatchObject([{ permission: "cases:answer", subjectId: await personId(rater) }]);
    expect((await sheet(rater)).own).toEqual({ on: "2026-11-18", answers });
    expect(await kinds(rater)).not.toContain("cases");
    await writesNothing(async () => {
      await expect(answerCases(await answering(rater), { set: version, answers }, now())).rejects.toEqual(new Refused("already-answered"));
    });
  });

  it("are stored once when they are sent twice at the same moment", async () => {
    const both = await Promise.allSettled([1, 2].map(async () => answerCases(await answering(rater), { set: version, answers }, now())));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: new Refused("already-answered") });
    const { n } = await one<{ n: number }>(`SELECT count(*)::int AS n FROM case_answer WHERE "raterId" = $1`, [await personId(rater)]);
    expect(n).toBe(cases.length);
  });

  it("are kept as they were sent, whoever asks the database", async () => {
    await answerCases(await answering(rater), { set: version, answers }, now());
    await expect(ask(`UPDATE case_answer SET behaviour = 'above'`)).rejects.toThrow(/kept as it was sent/);
    await expect(ask(`DELETE FROM case_answer`)).rejects.toThrow(/kept as it was sent/);
  });

  it("are asked whole: what is missing is named, and another set than the day's is refused", async () => {
    const { archive: _, ...three } = answers;
    expect(casesInput.safeParse({ set: version, answers: three }).success).toBe(false);
    expect(
      casesInput.safeParse({ set: version, answers: { ...answers, counter: { workResult: "good", behaviour: "meets" } } }).success,
    ).toBe(false);
    expect(casesInput.safeParse({ set: "0", answers }).success).toBe(false);
    const paths = casesInput.safeParse({ set: version }).error?.issues.map(({ path }) => path.join("."));
    expect(paths).toEqual(cases.flatMap((name) => [`answers.${name}.workResult`, `answers.${name}.behaviour`]));
    expect(trainingInput.safeParse({}).error?.issues).toHaveLength(QUESTION_KEYS.length);
    await writesNothing(async () => {
      await expect(answerCases(await answering(rater), { set: "0" as typeof version, answers }, now())).rejects.toEqual(
        new Refused("changed-meanwhile"),
      );
    });
  });

  it("show where all lie once as many others as the smallest group answered, to tens and never one other", async () => {
    await answerCases(await answering(rater), { set: version, answers }, now());
    await answered(4, "above");
    expect((await sheet(rater)).together).toBeNull();
    await answered(5, "above"); // 50 and five times 100 by six: 91.67, to tens 90
    expect((await sheet(rater)).together?.counter).toEqual({ workResult: 90, behaviour: 50 });
    await forget(rater);
    expect((await sheet(rater)).together).toBeNull(); // before the own answer nothing of the others
  });

  it("are open from the first own report to the last rating of the rater's quarters, and the rater's alone", async () => {
    const id = await personId(rater);
    for (const who of ["northHead", personnel, auditor, administrator])
      for (const permission of ["cases:answer", "rater:read-own", "training:take"] as const)
        await expect(grant(who, permission, id)).rejects.toMatchObject({ because: "not-found" });
    await expect(answering(employee)).rejects.toMatchObject({ because: "not-found" }); // rates nobody
    const windows = (step: string, opens: string, closes: string) =>
      ask(
        `UPDATE step_window w SET "opensOn" = $2, "closesOn" = $3 FROM appraisal a WHERE a."raterId" = $1 AND a."unitId" = w."unitId"
         AND w.period = a.period AND a.period = $4 AND w.step::text = $5`,
        [id, opens, closes, OPEN, step],
      );
    const before = await ask(`SELECT id, "opensOn"::text, "closesOn"::text FROM step_window WHERE period = $1`, [OPEN]);
    await windows("self", "2026-11-19", "2026-11-25");
    await windows("rating", "2026-11-26", "2026-12-05");
    await expect(answering(rater)).rejects.toMatchObject({ because: "not-yet-open" });
    expect(await kinds(rater)).not.toContain("cases");
    await windows("self", "2026-11-18", "2026-11-25");
    await answering(rater);
    await windows("self", "2026-11-01", "2026-11-10");
    await windows("rating", "2026-11-11", "2026-11-17");
    await expect(answering(rater)).rejects.toMatchObject({ because: "closed" });
    await windows("rating", "2026-11-11", "2026-11-18"); // the last day is one of them
    await answering(rater);
    for (const { id: window, opensOn, closesOn } of before)
      await ask(`UPDATE step_window SET "opensOn" = $2, "closesOn" = $3 WHERE id = $1`, [window, opensOn, closesOn]);
  });
});

const typed = (wrong: readonly string[] = []): TrainingInput =>
  trainingInput.parse({
    answers: Object.fromEntries(
      QUESTION_KEYS.map((question) => {
        const { answers: all, right } = QUESTIONS[question];
        return [question, wrong.includes(question) ? all.find((answer) => answer !== right) : right];
      }),
    ),
  });

describe("the raters' training", () => {
  it("is passed with five of six, stored once, and reminds nobody afterwards", async () => {
    // 80 % of six are 4.8: five pass, four do not
    const failed = async () => takeTraining(await training(rater), typed(["halo", "alike"]), now());
    await writesNothing(async () => {
      await expect(failed()).rejects.toEqual(
        new Invalid(["halo", "alike"].map((name) => ({ path: `answers.${name}`, key: `training.check.${name as "halo"}.why` }))),
      );
    });
    await takeTraining(await training(rater), typed(["halo"]), now());
    expect(await getTraining(await training(rater))).toMatchObject({ passed: { on: "2026-11-18", right: 5, asked: 6 } });
    expect(await kinds(rater)).not.toContain("training");
    await writesNothing(async () => takeTraining(await training(rater), typed(), now())); // again, better: the first stands
  });

  it("has a sentence for every question, answer and reason, and one right answer each", () => {
    for (const question of QUESTION_KEYS) {
      const { answers: all } = QUESTIONS[question];
      expect(all.filter((answer) => isRight(question, answer))).toHaveLength(1);
      for (const key of ["question", "why", ...all.map((answer) => `answers.${answer}`)])
        expect(isMessageKey(`training.check.${question}.${key}`), `${question} ${key}`).toBe(true);
    }
  });

  it("keeps nobody from rating", async () => {
    expect((await tasks(rater)).map(({ kind }) => kind)).toContain("ratings");
    const { id } = await one<{ id: string }>(
      `SELECT id FROM appraisal WHERE "raterId" = $1 AND period = $2 AND "ratedAt" IS NULL LIMIT 1`,
      [await personId(rater), OPEN],
    );
    await grant(rater, "appraisal:rate", id);
  });
});

describe("the mirror before sending", () => {
  const rule = { least: 5, share: 80 };
  const pairs = (n: number, workResult: "meets" | "above" = "meets") =>
    Array.from({ length: n }, () => ({ workResult, behaviour: "meets" as const }));

  it("says the pair from the least number of people and the share on, and nothing below", () => {
    expect(straightLine(pairs(4), rule)).toBeNull();
    expect(straightLine(pairs(5), rule)).toEqual({ workResult: "meets", behaviour: "meets", same: 5, of: 5 });
    expect(straightLine([...pairs(4), ...pairs(1, "above")], rule)).toMatchObject({ same: 4, of: 5 }); // 80 % are enough
    expect(straightLine([...pairs(7), ...pairs(2, "above")], rule)).toBeNull(); // 77.8 %
    expect(straightLine([], rule)).toBeNull();
  });

  it("is made of what the rater's own list holds, unrated ones as nobody", async () => {
    const ratees = await listRatees(await grant(rater, "appraisals:list-own", await personId(rater)), "2026-11-18");
    for (const { pair, predicate } of ratees) expect(pair === null).toBe(predicate === null);
    expect(ratees.some(({ pair }) => pair !== null)).toBe(true);
  });
});
