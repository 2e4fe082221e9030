import "server-only";
import type { Grant } from "@/lib/access/grant";
import { expectedIn } from "@/lib/appraisals/expected";
import type { PeersView } from "@/lib/appraisals/types";
import { measure } from "@/lib/facts/queries";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { readNameKey, writePageKey } from "@/lib/platform/page-key";
import { instrumentOf } from "@/lib/regulation/instruments/behaviour";
import { listNamed } from "@/lib/scoring/commands/receipts";
import { judgeIndicator, mainStandings } from "@/lib/scoring/core/appraise";
import type { PeerAggregate } from "@/lib/scoring/core/raters/aggregate";
import { type DivergenceRule, divergences } from "@/lib/scoring/core/raters/divergence";
import type { HeadExpectationRule } from "@/lib/scoring/core/raters/head-expectation";
import type { PeerAnswers } from "@/lib/scoring/core/raters/peer-answers";
import type { Pair } from "@/lib/scoring/core/raters/straight-line";
import { indicatorsIn, type LogSaid, type Row } from "@/lib/scoring/core/receipt";
import { ACHIEVEMENTS } from "@/lib/scoring/core/types";
import { unfrozen } from "@/lib/scoring/queries";
import { MOST_AT_ONCE } from "./schema";
import type { TeamRow, TeamSheet } from "./types";

type Waiting = { id: string; version: number; regulationId: string; name: string; post: string };
type Rules = { divergence: DivergenceRule; headExpectation: HeadExpectationRule };

/**
 * Who waits in a period whose days for rating are open, in the order of the names and from a key on, with what a rating would be made
 * beside now: the very rows that it would store, and what is computed as it is now. Two statements, and those of the computed figures.
 */
export async function getTeamSheet(
  { subjectId }: Grant<"ratings:give-own">,
  { period, after }: { period: string; after?: string | undefined },
  rules: Rules,
  now: Date,
): Promise<TeamSheet | null> {
  const key = readNameKey(after);
  const [found] = await db.$queryRaw<{ rows: Waiting[]; waiting: number; closesOn: string | null; pairs: Pair[] }[]>`
    WITH waiting AS (
      SELECT a."id", a."version", a."regulationId", e."name", e."post", w."closesOn" FROM "appraisal" a JOIN "employee" e ON e."id" = a."employeeId"
      JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating'
        AND ${dateOf(dayOf(now))}::date BETWEEN w."opensOn" AND w."closesOn"
      WHERE a."raterId" = ${subjectId}::uuid AND a."period" = ${period} AND a."ratedAt" IS NULL
    ), page AS (
      SELECT * FROM waiting WHERE ${key?.id ?? null}::uuid IS NULL OR ("name", "id") > (${key?.name ?? ""}, ${key?.id ?? null}::uuid)
      ORDER BY "name", "id" LIMIT ${MOST_AT_ONCE + 1}
    )
    SELECT (SELECT coalesce(jsonb_agg(to_jsonb(page) ORDER BY "name", "id"), '[]') FROM page) AS "rows",
      (SELECT count(*)::int FROM waiting) AS "waiting", (SELECT min("closesOn")::text FROM waiting) AS "closesOn",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('workResult', a."workResult", 'behaviour', a."behaviour")), '[]') FROM "appraisal" a
        WHERE a."raterId" = ${subjectId}::uuid AND a."period" = ${period} AND a."ratedAt" IS NOT NULL) AS "pairs"`;
  const [first] = found?.rows ?? [];
  if (!found || !first) return null;
  const listed = found.rows.slice(0, MOST_AT_ONCE);
  const last = found.rows.length > MOST_AT_ONCE ? listed.at(-1) : undefined;
  const named = await listNamed(
    db,
    listed.map(({ id }) => ({ id, period, at: now })),
  );
  const rows = await besideEach(listed, named, period, rules, now);
  return {
    employeeId: subjectId,
    period,
    regulationId: first.regulationId,
    rows,
    items: instrumentOf(answeredIn(rows)).items,
    waiting: found.waiting,
    next: last ? writePageKey([last.name, last.id]) : null,
    closesOn: found.closesOn,
    pairs: found.pairs,
  };
}

async function besideEach(
  listed: readonly Waiting[],
  named: ReadonlyMap<string, Row[]>,
  period: string,
  rules: Rules,
  now: Date,
): Promise<TeamRow[]> {
  const inputs = new Map(listed.map(({ id }) => [id, indicatorsIn(named.get(id) ?? [])]));
  const all = [...inputs.values()].flat();
  const bound = all.map(({ kind, realisation, rows }) => ({ id: rows?.indicatorId ?? "", kind, realisation }));
  const facts = await measure(db, unfrozen(bound), period, now);
  return listed.map(({ id, version, name, post }) => {
    const rows = named.get(id) ?? [];
    const judged = (inputs.get(id) ?? []).map((input) =>
      judgeIndicator({ ...input, realisation: facts.get(input.rows?.indicatorId ?? "") ?? input.realisation }),
    );
    const mains = mainStandings(judged);
    const of = (kind: Row["kind"]) => rows.filter((row) => row.kind === kind).map(({ said }) => said);
    return {
      id,
      version,
      name,
      post,
      known: mains.filter((standing) => standing !== "unknown").length,
      below: mains.filter((standing) => standing === "below").length,
      divergences: divergences(mains, rules.divergence),
      expected: expectedOf(of("achievement"), rules.headExpectation),
      lines: of("log").reduce((sum, said) => sum + (said as LogSaid).rows.length, 0),
      feedback: of("feedback").length,
      self: (of("self")[0]?.answers as PeerAnswers | undefined) ?? null,
      peers: viewOf(of("peers"), "peers"),
      subordinates: viewOf(of("peers"), "subordinates"),
    };
  });
}

function expectedOf([said]: readonly Row["said"][], rule: HeadExpectationRule) {
  const value = ACHIEVEMENTS.find((each) => each === said?.value);
  return expectedIn({ achievement: value ? { value } : null, headed: said?.headed === true }, rule);
}

function viewOf(groups: readonly Row["said"][], perspective: string): PeersView {
  const said = groups.find((group) => group.perspective === perspective);
  if (!said) return { kind: "none" };
  const minimum = Number(said.minimum);
  if (said.state === "too-few") return { kind: "too-few", minimum };
  if (said.state !== "released") return { kind: "not-yet" };
  return { kind: "released", answered: Number(said.answered), minimum, aggregate: said.aggregate as PeerAggregate };
}

/** What tells by which instrument the team was asked: an own report, or what others said. */
function answeredIn(rows: readonly TeamRow[]): Record<string, unknown> | undefined {
  for (const { self, peers, subordinates } of rows) {
    if (self) return self;
    if (peers.kind === "released") return peers.aggregate;
    if (subordinates.kind === "released") return subordinates.aggregate;
  }
  return undefined;
}
