import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { makeBatchKey, seal } from "@/lib/platform/sealed-box";
import { regulationById } from "@/lib/regulation";
import { asJson } from "@/lib/scoring/commands/ratings";
import { type AppraisalInputs, appraise, judgeIndicator, mainStandings } from "@/lib/scoring/core/appraise";
import { addDays, addWorkingDays } from "@/lib/scoring/core/deadlines/working-days";
import { aggregateResponses } from "@/lib/scoring/core/raters/aggregate";
import { askPeers } from "@/lib/scoring/core/raters/ask-peers";
import { divergence } from "@/lib/scoring/core/raters/divergence";
import type { PeerAnswers, PeerMark } from "@/lib/scoring/core/raters/peer-answers";
import { type Expectation, VALUES } from "@/lib/scoring/core/types";
import { HALF } from "./agency";
import { CHAIN } from "./chain";
import { DEMO_ACCOUNTS, LEFT, raterOf, type SeedPerson, UNITS } from "./people";
import { PLANS_BY_TRADE, type SeedIndicator, type SeedResult } from "./plans";
import { appraised, type Seed } from "./seed";
import { NOTES, OBSTACLES, STORIES } from "./texts";

const REGULATION = "permenpanrb-6-2022";
const MINIMUM = 5;
const ASKED = 7;
const PLAN_YEARS = (seed: Seed) => [...new Set([Number(seed.closed.slice(0, 4)), Number(seed.open.slice(0, 4))])];

type Planned = {
  planIds: Map<string, string>;
  resultIds: Map<string, { id: string; title: string }[]>;
  results: Map<string, readonly SeedResult[]>;
};

/** A set plan for everybody and every year that is touched, with what was realised. */
export async function writePlans(seed: Seed): Promise<Planned> {
  const people = appraised(LEFT);
  const planIds = new Map<string, string>();
  const resultIds = new Map<string, { id: string; title: string }[]>();
  const results = new Map(people.map(({ key, trade }) => [key, CHAIN[key]?.plan ?? PLANS_BY_TRADE[trade]]));
  const plans = people.flatMap((person) => PLAN_YEARS(seed).map((year) => ({ person, year, id: seed.id() })));
  await db.plan.createMany({
    data: plans.map(({ person, year, id }) => {
      planIds.set(`${person.key} ${year}`, id);
      const januaryOr = (date: string) => dateOf(`${year}-01-${date}` < seed.day ? `${year}-01-${date}` : seed.day); // never ahead of the day
      return {
        id,
        employeeId: seed.personId(person.key),
        year,
        model: CHAIN[person.key] ? ("qualitative" as const) : ("quantitative" as const),
        regulationId: REGULATION,
        signedOn: januaryOr("20"),
        setOn: januaryOr("28"),
      };
    }),
  });
  const rows = plans.flatMap(({ person, year, id: planId }) =>
    (results.get(person.key) ?? []).map((result, i) => {
      const id = seed.id();
      resultIds.set(`${person.key} ${year}`, [...(resultIds.get(`${person.key} ${year}`) ?? []), { id, title: result.title }]);
      return { id, planId, position: i + 1, year, result };
    }),
  );
  await db.intendedResult.createMany({
    data: rows.map(({ id, planId, position, result: { priority, title, assignedBy, perspective } }) => ({
      id,
      planId,
      position,
      priority,
      title,
      assignedBy,
      perspective: perspective ?? null,
    })),
  });
  const indicators = rows.flatMap(({ id: intendedResultId, year, result }) =>
    result.indicators.map((indicator, i) => ({ id: seed.id(), intendedResultId, position: i + 1, year, indicator })),
  );
  await db.indicator.createMany({
    data: indicators.map(({ id, intendedResultId, position, indicator: { title, aspect, kind, target } }) => ({
      id,
      intendedResultId,
      position,
      title,
      aspect,
      kind,
      target: asJson(target),
    })),
  });
  await db.realisation.createMany({
    data: indicators.flatMap(({ id: indicatorId, year, indicator }) =>
      (["closed", "open"] as const).flatMap((which) => {
        const value = indicator[which];
        const period = seed[which];
        if (value === null || !period.startsWith(String(year))) return [];
        return [
          {
            id: seed.id(),
            indicatorId,
            period,
            value: asJson(value),
            evidence: indicator.evidence,
            enteredAt: dateOf(which === "closed" ? addDays(seed.lastDayOf("closed"), -3) : seed.day),
          },
        ];
      }),
    ),
  });
  await db.behaviourExpectation.createMany({
    data: plans.flatMap(({ person, id: planId }) =>
      Object.entries(CHAIN[person.key]?.expects ?? {}).map(([value, text]) => ({ planId, value, text })),
    ),
  });
  return { planIds, resultIds, results };
}

type Which = "open" | "closed";
type Step = "self" | "peers" | "rating";

/** The closed quarter's windows lie behind its end; the open one's are set around the seed's own day, by half. */
function windowOf(seed: Seed, which: Which, half: "filling" | "rating", step: Step): { opensOn: string; closesOn: string } {
  if (which === "closed") {
    const end = seed.lastDayOf("closed");
    if (step !== "rating") return { opensOn: addDays(end, -14), closesOn: addDays(end, -1) };
    // The last quarter's ratings are over even when this one has just begun.
    const latest = addDays(seed.day, -1);
    const planned = addDays(end, 15);
    return { opensOn: end, closesOn: planned < latest ? planned : latest };
  }
  if (half === "filling")
    return step === "rating"
      ? { opensOn: addDays(seed.day, 15), closesOn: addDays(seed.day, 29) }
      : { opensOn: addDays(seed.day, -4), closesOn: addDays(seed.day, 10) };
  return step === "rating"
    ? { opensOn: addDays(seed.day, -1), closesOn: addWorkingDays(seed.day, 10) }
    : { opensOn: addDays(seed.day, -16), closesOn: addDays(seed.day, -2) };
}

const inputsOf = (results: readonly SeedResult[], which: Which): AppraisalInputs["indicators"] =>
  results.flatMap(({ title: resultTitle, priority, indicators }) =>
    indicators.map((indicator: SeedIndicator) => ({
      resultTitle,
      priority,
      title: indicator.title,
      kind: indicator.kind,
      target: indicator.target,
      realisation: indicator[which],
      evidence: indicator[which] === null ? null : indicator.evidence,
    })),
  );

/** A quarter: its windows, an appraisal for everybody, self reports, feedback, peers, and the ratings of the closed one. */
export async function writeQuarter(seed: Seed, which: Which, planned: Planned) {
  const period = seed[which];
  const people = appraised(LEFT);
  const closed = which === "closed";
  await db.quarter.create({ data: { period, regulationId: REGULATION, openedAt: dateOf(seed.firstDayOf(which)) } });
  await db.stepWindow.createMany({
    data: UNITS.flatMap(({ key }) =>
      (["self", "peers", "rating"] as const).map((step) => {
        const { opensOn, closesOn } = windowOf(seed, which, HALF[key], step);
        return {
          id: seed.id(),
          unitId: seed.unitId(key),
          period,
          step,
          opensOn: dateOf(opensOn),
          closesOn: dateOf(closesOn),
          source: "Keputusan Sekretaris Daerah tentang jadwal penilaian triwulanan (contoh)",
        };
      }),
    ),
  });
  const appraisals = people.map((person) => ({ person, id: seed.id(), ...raterOf(person) }));
  await db.appraisal.createMany({
    data: appraisals.map(({ person, id, rater, interim }) => ({
      id,
      employeeId: seed.personId(person.key),
      period,
      unitId: seed.unitId(person.unit),
      raterId: seed.personId(rater),
      raterInterim: interim,
      planId: planned.planIds.get(`${person.key} ${period.slice(0, 4)}`) ?? null,
      regulationId: REGULATION,
      ...(closed ? ratingOf(seed, person, planned.results.get(person.key) ?? []) : {}),
    })),
  });
  await db.organisationAchievement.createMany({
    data: closed
      ? UNITS.map(({ key }) => ({
          unitId: seed.unitId(key),
          period,
          value: "good",
          source: "Evaluasi capaian organisasi triwulan (contoh)",
        }))
      : [],
  });
  await writeReports(seed, which, appraisals);
  if (closed) await writeFeedback(seed, planned);
  await writePeers(seed, which, appraisals);
}

/** As printed for the regulation's chain; for the others what their figures bear out, with a reason where one is owed. */
function ratingOf(seed: Seed, person: SeedPerson, results: readonly SeedResult[]) {
  const chain = CHAIN[person.key];
  const spread = seed.random.next();
  const workResult: Expectation = chain?.workResult ?? (spread < 0.15 ? "above" : spread > 0.93 ? "below" : "meets");
  const behaviour: Expectation = chain?.behaviour ?? (seed.random.chance(0.2) ? "above" : "meets");
  const inputs: AppraisalInputs = { workResult, behaviour, indicators: inputsOf(results, "closed") };
  const rule = { above: "any-main-below", meets: "half-main-below", below: "none-below" } as const;
  const owed = divergence(workResult, mainStandings(inputs.indicators.map(judgeIndicator)), rule);
  const { predicate, steps } = appraise(inputs, regulationById(REGULATION, "quadrant"));
  const ratedAt = new Date(dateOf(seed.lastDayOf("closed")).getTime() + seed.random.int(4, 9) * 3_600_000);
  return {
    workResult,
    behaviour,
    note: owed ? NOTES[workResult] : null,
    predicate,
    inputs: asJson(inputs),
    steps: asJson(steps),
    ratedAt,
    version: 1,
  };
}

type Appraised = { person: SeedPerson; id: string; rater: string };
const MARKS: readonly PeerMark[] = ["2", "3", "3", "3", "4", "4", "cannot-judge"];
const answersOf = (seed: Seed) => Object.fromEntries(VALUES.map((value) => [value, seed.random.of(MARKS)])) as PeerAnswers;

/** Everybody reported in the closed quarter and, in the half that is rated, in the open one; some of the others have. */
async function writeReports(seed: Seed, which: Which, appraisals: readonly Appraised[]) {
  const reported = appraisals.filter(
    ({ person }) =>
      which === "closed" ||
      (HALF[person.unit] === "rating" ? person.key !== "southVolunteer" : person.key !== DEMO_ACCOUNTS.employee && seed.random.chance(0.4)),
  );
  await db.selfReport.createMany({
    data: reported.map(({ id }) => ({
      appraisalId: id,
      story: seed.random.of(STORIES),
      obstacle: seed.random.chance(0.4) ? seed.random.of(OBSTACLES) : null,
      answers: answersOf(seed),
      submittedAt: dateOf(which === "closed" ? addDays(seed.lastDayOf("closed"), -4) : addDays(seed.day, -3)),
      version: 1,
    })),
  });
}

async function writeFeedback(seed: Seed, planned: Planned) {
  await db.feedback.createMany({
    data: Object.entries(CHAIN).flatMap(([key, { remarks }]) =>
      remarks.map(({ from, name, text, about }, i) => ({
        id: seed.id(),
        employeeId: seed.personId(key),
        period: seed.closed,
        intendedResultId:
          typeof about === "number" ? (planned.resultIds.get(`${key} ${seed.closed.slice(0, 4)}`)?.[about]?.id ?? null) : null,
        value: typeof about === "number" ? null : about,
        giverKind: from,
        giverName: name,
        text,
        givenOn: dateOf(addDays(seed.firstDayOf("closed"), 20 + i * 15)),
      })),
    ),
  });
}

/**
 * Up to seven with the same rater. In the closed quarter, and for the half that is rated now, the groups have come to their
 * end: released from five answers on, below that destroyed. Elsewhere some have answered, sealed, and the box is closed.
 */
async function writePeers(seed: Seed, which: Which, appraisals: readonly Appraised[]) {
  const asked = askPeers(
    appraisals.map(({ person, rater }) => ({ id: person.key, raterId: rater })),
    ASKED,
    seed[which],
  );
  for (const { person, id: appraisalId } of appraisals) {
    const holders = asked.get(person.key) ?? [];
    if (holders.length === 0) continue;
    const groupId = seed.id();
    const ended = which === "closed" || HALF[person.unit] === "rating";
    const answered = holders.filter((holder) =>
      ended ? holder !== "southVolunteer" : holder !== DEMO_ACCOUNTS.employee && seed.random.chance(0.35),
    );
    const answers = answered.map(() => answersOf(seed));
    const enough = answers.length >= MINIMUM;
    const at = dateOf(which === "closed" ? seed.lastDayOf("closed") : addDays(seed.day, -1));
    const publicKey = ended ? new Uint8Array(44) : await makeBatchKey(groupId);
    await db.responseGroup.create({
      data: {
        id: groupId,
        appraisalId,
        perspective: "peers",
        minimum: MINIMUM,
        publicKey,
        ...(ended &&
          (enough ? { releasedAt: at, answered: answers.length, aggregate: aggregateResponses(answers, MINIMUM) } : { destroyedAt: at })),
      },
      select: { id: true },
    });
    await db.responseRight.createMany({
      data: holders.map((holder) => ({
        id: seed.id(),
        groupId,
        holderId: seed.personId(holder),
        spentOn: answered.includes(holder) ? dateOf(addDays(seed.day, ended ? -5 : -1)) : null,
      })),
    });
    if (ended && enough) await db.response.createMany({ data: answers.map((each) => ({ id: seed.plainId(), groupId, answers: each })) });
    if (!ended)
      await db.boxedResponse.createMany({
        data: answers.map((each) => ({ nonce: crypto.randomUUID(), groupId, sealed: seal(publicKey, JSON.stringify(each)) })),
      });
  }
}
