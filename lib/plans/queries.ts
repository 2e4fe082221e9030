import "server-only";
import { cache } from "react";
import { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { measure } from "@/lib/facts/queries";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { regulationById } from "@/lib/regulation";
import { isYear } from "@/lib/scoring/core/deadlines/periods";
import { factsOf, indicatorKind, isBound, judge } from "@/lib/scoring/core/indicator-kinds";
import { type Compared, differenceOf } from "@/lib/scoring/core/plan-difference";
import { missingIn, plannableOn, planStateOf } from "@/lib/scoring/core/planning";
import { VALUES } from "@/lib/scoring/core/types";
import { lookAtIndicator, lookAtResult } from "@/lib/scoring/core/wording";
import { threadsOf } from "./threads";
import {
  type Beginning,
  MOST_COMMENTS,
  type PlanDraft,
  type PlannedIndicator,
  type PlanRow,
  type PlanSheet,
  type PlanVersion,
  type Signatory,
  type TeamPlan,
} from "./types";

const versionSelect = { id: true, year: true, revision: true, signedOn: true, setOn: true, supersededOn: true } as const;
type VersionRow = { id: string; year: number; revision: number; signedOn: Date | null; setOn: Date | null; supersededOn: Date | null };
const versionOf = ({ id, year, revision, signedOn, setOn, supersededOn }: VersionRow): PlanVersion => ({
  id,
  year,
  revision,
  state: planStateOf({ signedOn, setOn, supersededOn }),
  signedOn: signedOn && dayFrom(signedOn),
  setOn: setOn && dayFrom(setOn),
  supersededOn: supersededOn && dayFrom(supersededOn),
});

/** One's own, newest first: of each year the version in force and what is being drafted. Former ones are named on those. */
export async function listOwnPlans(grant: Grant<"plans:list-own">): Promise<PlanRow[]> {
  const plans = await db.plan.findMany({
    where: { employeeId: grant.subjectId, supersededOn: null },
    orderBy: [{ year: "desc" }, { revision: "desc" }],
    take: 20,
    select: { ...versionSelect, _count: { select: { results: true, returns: true } } },
  });
  return plans.map(({ _count, ...plan }) => ({ ...versionOf(plan), results: _count.results, returned: _count.returns > 0 }));
}

const typed = z.record(z.string(), z.string());
const planned = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
type IndicatorRow = {
  id: string;
  copiedFromId: string | null;
  title: string;
  aspect: string | null;
  kind: string;
  target: unknown;
  realisations: { id: string; period: string; value: unknown; evidence: string | null }[];
};

/** `fact` is what a data-bound indicator comes to now in the period that runs; frozen ones stand among the realisations. */
function indicatorOf(
  { kind, target, realisations, copiedFromId: _, ...row }: IndicatorRow,
  openPeriod: string | null,
  fact: object | null,
): PlannedIndicator {
  const { fields, wordsOf, target: shape } = indicatorKind(kind);
  const live = fact && openPeriod ? [{ id: null, period: openPeriod, value: fact, evidence: null }] : [];
  return {
    ...row,
    target: shape.safeParse(target).success ? wordsOf(target, null).target : null,
    unit: typed.safeParse(target).data?.unit ?? null,
    bound: isBound(kind),
    fields: fields.realisation,
    entered: typed.safeParse(realisations.find(({ period }) => period === openPeriod)?.value).data ?? null,
    achieved: [...live, ...realisations].map(({ id, period, value, evidence }) => ({
      id,
      period,
      words: wordsOf(target, value).realisation ?? { key: "standing.unknown" },
      evidence,
      standing: judge({ kind, target, realisation: value }).standing,
      facts: factsOf(kind, value),
    })),
  };
}

const comparedSelect = {
  expectations: { select: { value: true, text: true } },
  support: { select: { item: true, text: true } },
  results: {
    orderBy: { position: "asc" as const },
    select: {
      id: true,
      copiedFromId: true,
      title: true,
      priority: true,
      assignedBy: true,
      perspective: true,
      indicators: {
        orderBy: { position: "asc" as const },
        select: { id: true, copiedFromId: true, title: true, aspect: true, kind: true, target: true },
      },
    },
  },
} as const;

type ComparedRow = {
  expectations: readonly { value: string; text: string }[];
  support: readonly { item: string; text: string }[];
  results: Compared["results"];
};
const comparedOf = ({ expectations, support, results }: ComparedRow): Compared => ({
  results,
  expectations: Object.fromEntries(expectations.map(({ value, text }) => [value, text])),
  support: Object.fromEntries(support.map(({ item, text }) => [item, text])),
});

/** What a revision says otherwise than the version before it; null for the first of a year, which follows none. */
async function changesIn({ revision, ...plan }: ComparedRow & { revision: number; year: number; employee: { id: string } }) {
  if (revision === 1) return null;
  const before = await db.plan.findUnique({
    where: { employeeId_year_revision: { employeeId: plan.employee.id, year: plan.year, revision: revision - 1 } },
    select: comparedSelect,
  });
  return before && differenceOf(comparedOf(before), comparedOf(plan));
}

/** The advice against absolute words is for those who are no heads (hlm. 51). */
const absoluteWordsOf = (regulationId: string, postKind: string) =>
  postKind === "jpt" ? [] : regulationById(regulationId, "quadrant").absoluteWords.value;

type Worded = { title: string; indicators: readonly { title: string; kind: string; target: unknown }[] };

/** What is worth another look, sentence by sentence in the plan's order. A target counts where it is a sentence too. */
const looksAt = (results: readonly Worded[], absoluteWords: readonly string[]) =>
  results.flatMap(({ title, indicators }) => [
    ...lookAtResult(title, absoluteWords).map((wording) => ({ title, wording })),
    ...indicators.flatMap((indicator) =>
      lookAtIndicator(indicator.title, typed.safeParse(indicator.target).data?.text ?? null, absoluteWords).map((wording) => ({
        title: indicator.title,
        wording,
      })),
    ),
  ]);

/**
 * The periods whose realisations may be entered: a quarter whose rater let the days for rating pass does not stand in the way of the next one;
 * and, once it is opened, the year, which is entered for itself.
 */
function enterableIn(unrated: readonly { period: string; open: boolean }[]): string[] {
  const quarters = unrated.filter(({ period }) => !isYear(period));
  const quarter = quarters.find(({ open }) => open) ?? quarters.at(-1);
  return [...(quarter ? [quarter.period] : []), ...unrated.filter(({ period }) => isYear(period)).map(({ period }) => period)];
}

/** A whole plan in three statements: itself, who rates, and the year's other versions; a fourth where some of it is computed. */
export const getPlan = cache(async (grant: Grant<"plan:read">, now: Date, asked: string | null = null): Promise<PlanSheet> => {
  const day = dayOf(now);
  const plan = await db.plan.findUniqueOrThrow({
    where: { id: grant.subjectId },
    select: {
      ...versionSelect,
      version: true,
      model: true,
      regulationId: true,
      answerBy: true,
      setAs: true,
      setBy: { select: { name: true, post: true } },
      changedAt: true,
      changedBy: { select: { name: true } },
      returns: { orderBy: { at: "desc" }, take: 10, select: { at: true, reason: true, by: { select: { name: true } } } },
      employee: {
        select: {
          id: true,
          name: true,
          nip: true,
          rank: true,
          post: true,
          postKind: true,
          unit: { select: { name: true } },
          appraisals: {
            where: { ratedAt: null, planId: grant.subjectId },
            orderBy: { period: "asc" },
            select: {
              period: true,
              unit: { select: { windows: { where: { step: "rating", closesOn: { gte: dateOf(day) } }, select: { period: true } } } },
            },
          },
        },
      },
      comments: {
        orderBy: [{ at: "asc" }, { id: "asc" }],
        take: MOST_COMMENTS,
        select: {
          id: true,
          resultId: true,
          indicatorId: true,
          value: true,
          item: true,
          words: true,
          authorId: true,
          at: true,
          text: true,
          resolvedAt: true,
          author: { select: { name: true } },
          resolvedBy: { select: { name: true } },
        },
      },
      expectations: { select: { value: true, text: true } },
      support: { select: { item: true, text: true } },
      results: {
        orderBy: { position: "asc" },
        select: {
          id: true,
          position: true,
          priority: true,
          title: true,
          assignedBy: true,
          perspective: true,
          copiedFromId: true,
          provisional: true,
          agreementIndicator: { select: { title: true } },
          leaderResult: { select: { title: true, plan: { select: { employeeId: true, setOn: true, supersededOn: true } } } },
          indicators: {
            orderBy: { position: "asc" },
            select: {
              id: true,
              copiedFromId: true,
              title: true,
              aspect: true,
              kind: true,
              target: true,
              realisations: {
                where: { supersededAt: null },
                orderBy: { period: "desc" },
                take: 5,
                select: { id: true, period: true, value: true, evidence: true },
              },
            },
          },
        },
      },
    },
  });
  const [[rater], versions, changes] = await Promise.all([
    db.$queryRaw<(Signatory & { interim: boolean; superior: { name: string; post: string } | null })[]>`
      SELECT e."id", e."name", e."nip", e."rank", e."post", u."name" AS "unit", r."interim",
        (SELECT jsonb_build_object('name', b."name", 'post', b."post") FROM "rater_on"(e."id", ${dateOf(day)}::date) s
          JOIN "employee" b ON b."id" = s."raterId" WHERE b."id" <> ${plan.employee.id}::uuid) AS "superior"
      FROM "rater_on"(${plan.employee.id}::uuid, ${plan.setOn ?? dateOf(day)}::date) r
      JOIN "employee" e ON e."id" = r."raterId" JOIN "unit" u ON u."id" = e."unitId"`,
    db.plan.findMany({
      where: { employeeId: plan.employee.id, year: plan.year },
      orderBy: { revision: "desc" },
      take: 50,
      select: versionSelect,
    }),
    changesIn(plan),
  ]);
  const { appraisals, unit, postKind, ...employee } = plan.employee;
  const enterable = enterableIn(
    appraisals.map(({ period, unit: { windows } }) => ({ period, open: windows.some((window) => window.period === period) })),
  );
  const openPeriod = enterable.find((period) => period === asked) ?? enterable[0] ?? null;
  const unwritten = plan.results
    .flatMap(({ indicators }) => indicators)
    .filter(({ kind, realisations }) => isBound(kind) && !realisations.some(({ period }) => period === openPeriod));
  const facts = openPeriod ? await measure(db, unwritten, openPeriod, now) : new Map<string, object>();
  return {
    ...versionOf(plan),
    version: plan.version,
    model: plan.model,
    regulationId: plan.regulationId,
    employee: { ...employee, unit: unit.name },
    rater: rater ?? null,
    answerBy: plan.answerBy && plan.signedOn && dayFrom(plan.answerBy),
    setBy: plan.setBy && plan.setAs && { ...plan.setBy, as: plan.setAs },
    changed: plan.changedBy && plan.changedAt && { name: plan.changedBy.name, on: dayOf(plan.changedAt), at: plan.changedAt },
    returns: plan.returns.map(({ by, at, reason }) => ({ by: by.name, on: dayOf(at), reason })),
    threads: threadsOf(
      plan.comments.map(({ author, resolvedAt, resolvedBy, ...comment }) => ({
        ...comment,
        by: author.name,
        on: dayOf(comment.at),
        settled: resolvedAt && resolvedBy && { by: resolvedBy.name, on: dayOf(resolvedAt) },
      })),
      employee.id,
    ),
    forHead: postKind === "jpt",
    missing: plan.setOn ? [] : missingIn(plan.results, { forHead: postKind === "jpt" }),
    looks: plan.setOn ? [] : looksAt(plan.results, absoluteWordsOf(plan.regulationId, postKind)),
    versions: versions.map(versionOf),
    changes,
    openPeriod,
    enterable,
    expectations: Object.fromEntries(
      plan.expectations.filter(({ value }) => VALUES.some((known) => known === value)).map(({ value, text }) => [value, text]),
    ),
    support: Object.fromEntries(plan.support.map(({ item, text }) => [item, text])),
    results: plan.results.map(({ indicators, agreementIndicator, leaderResult, provisional, copiedFromId: _, ...result }, i) => ({
      ...result,
      serves: leaderResult?.title ?? agreementIndicator?.title ?? provisional,
      servesForNow: provisional !== null || (leaderResult !== null && !holds(leaderResult.plan, rater?.id)),
      position: i + 1, // as they are counted on paper, whatever was removed in between
      indicators: indicators.map((indicator) => indicatorOf(indicator, openPeriod, facts.get(indicator.id) ?? null)),
    })),
  };
});

/** Whether a plan is in force, and the one who rates is whose it is. */
const holds = (plan: { employeeId: string; setOn: Date | null; supersededOn: Date | null }, raterId: string | undefined) =>
  plan.setOn !== null && plan.supersededOn === null && plan.employeeId === raterId;

/** Everything the forms of a draft start from, in two statements. */
export const getDraft = cache(async (grant: Grant<"plan:change">, now: Date): Promise<PlanDraft> => {
  const { employee, signedOn, expectations, support, results, ...plan } = await db.plan.findUniqueOrThrow({
    where: { id: grant.subjectId },
    select: {
      id: true,
      year: true,
      model: true,
      regulationId: true,
      signedOn: true,
      behaviourVersion: true,
      supportVersion: true,
      employee: { select: { id: true, name: true, postKind: true } },
      expectations: { select: { value: true, text: true } },
      support: { select: { item: true, text: true } },
      results: {
        orderBy: { position: "asc" },
        select: {
          id: true,
          version: true,
          title: true,
          priority: true,
          assignedBy: true,
          perspective: true,
          provisional: true,
          agreementIndicator: { select: { id: true, title: true } },
          leaderResult: { select: { id: true, title: true } },
          indicators: {
            orderBy: { position: "asc" },
            select: { id: true, version: true, title: true, aspect: true, kind: true, target: true },
          },
        },
      },
    },
  });
  const [rater] = await db.$queryRaw<{ post: string }[]>`
    SELECT e."post" FROM "rater_on"(${employee.id}::uuid, ${dateOf(dayOf(now))}::date) r JOIN "employee" e ON e."id" = r."raterId"`;
  return {
    ...plan,
    signed: signedOn !== null,
    employeeName: employee.name,
    forHead: employee.postKind === "jpt",
    absoluteWords: absoluteWordsOf(plan.regulationId, employee.postKind),
    raterPost: rater?.post ?? null,
    expectations: Object.fromEntries(expectations.map(({ value, text }) => [value, text])),
    support: Object.fromEntries(support.map(({ item, text }) => [item, text])),
    results: results.map(({ indicators, agreementIndicator, leaderResult, ...result }) => ({
      ...result,
      parent: leaderResult ?? agreementIndicator,
      indicators: indicators.map(({ target, ...indicator }) => ({ ...indicator, target: planned.safeParse(target).data ?? {} })),
    })),
  };
});

/** Which plans may be begun for somebody today: years without one. */
export async function getBeginning(grant: Grant<"plan:start">, now: Date): Promise<Beginning> {
  const { name, plans } = await db.employee.findUniqueOrThrow({
    where: { id: grant.subjectId },
    select: {
      name: true,
      plans: { where: { supersededOn: null }, orderBy: { year: "desc" }, take: 10, select: { year: true, setOn: true } },
    },
  });
  const years = plannableOn(dayOf(now)).filter((year) => !plans.some((plan) => plan.year === year));
  const earliest = years[0];
  const copyOf = earliest === undefined ? undefined : plans.find(({ year, setOn }) => setOn !== null && year < earliest);
  return { employeeId: grant.subjectId, name, years, copyOf: copyOf?.year ?? null };
}

type TeamRow = {
  employeeId: string;
  name: string;
  post: string;
  inForceId: string | null;
  setOn: Date | null;
  openId: string | null;
  openVersion: number | null;
  forHead: boolean;
  signedOn: Date | null;
  returned: boolean;
  threads: number;
  awaitsRater: number;
};

/** How far the plans of a year are of all whom somebody rates today, by name, in two statements. */
export async function listTeamPlans(grant: Grant<"team:read">, year: number, now: Date): Promise<TeamPlan[]> {
  const day = dateOf(dayOf(now));
  const rows = await db.$queryRaw<TeamRow[]>`
    SELECT e."id" AS "employeeId", e."name", e."post", f."id" AS "inForceId", f."setOn", o."id" AS "openId", o."version" AS "openVersion", o."signedOn",
      e."postKind" = 'jpt' AS "forHead",
      EXISTS (SELECT 1 FROM "plan_return" b WHERE b."planId" = o."id") AS "returned", c.*
    FROM "ratees_on"(${grant.subjectId}::uuid, ${day}::date) r JOIN "employee" e ON e."id" = r."employeeId"
    LEFT JOIN "plan" f ON f."employeeId" = e."id" AND f."year" = ${year} AND f."setOn" IS NOT NULL AND f."supersededOn" IS NULL
    LEFT JOIN "plan" o ON o."employeeId" = e."id" AND o."year" = ${year} AND o."setOn" IS NULL
    CROSS JOIN LATERAL (SELECT count(*)::int AS "threads", count(*) FILTER (WHERE t."lastById" = e."id")::int AS "awaitsRater"
      FROM "open_threads"(o."id") t) c
    WHERE e."leftOn" IS NULL OR e."leftOn" > ${day}::date
    ORDER BY e."name", e."id"`;
  const drafts = await db.plan.findMany({
    where: { id: { in: rows.flatMap(({ openId, signedOn: signed }) => (openId && !signed ? [openId] : [])) } },
    select: {
      id: true,
      results: {
        orderBy: { position: "asc" },
        select: {
          title: true,
          priority: true,
          perspective: true,
          indicators: { orderBy: { position: "asc" }, select: { title: true, kind: true, target: true } },
        },
      },
    },
  });
  const lacking = (id: string, forHead: boolean) => missingIn(drafts.find((draft) => draft.id === id)?.results ?? [], { forHead });
  return rows.map(({ inForceId, setOn, openId, openVersion, forHead, signedOn, returned, threads, awaitsRater, ...person }) => ({
    ...person,
    inForce: inForceId && setOn ? { id: inForceId, setOn: dayFrom(setOn) } : null,
    open: openId
      ? {
          id: openId,
          version: openVersion ?? 0,
          state: signedOn ? ("proposed" as const) : ("draft" as const),
          signedOn: signedOn && dayFrom(signedOn),
          returned,
          lacks: signedOn ? [] : lacking(openId, forHead),
          threads,
          awaitsRater,
        }
      : null,
  }));
}
