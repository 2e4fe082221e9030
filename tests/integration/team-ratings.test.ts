import { describe, expect, it } from "vitest";
import { getRatingSheet } from "@/lib/appraisals/queries";
import { measure } from "@/lib/facts/queries";
import { now } from "@/lib/platform/clock";
import { recordTeamRatings } from "@/lib/scoring/commands/ratings";
import { mainStandings } from "@/lib/scoring/core/appraise";
import { BOUND_KINDS } from "@/lib/scoring/core/indicator-kinds";
import { getSettings } from "@/lib/settings/queries";
import { submitTeamRatings } from "@/lib/team-ratings/actions";
import { getTeamSheet } from "@/lib/team-ratings/queries";
import { MOST_AT_ONCE } from "@/lib/team-ratings/schema";
import { differencesIn } from "@/scripts/rescore";
import { ask, one, rowsOf, writesNothing } from "../support/database";
import { appraisalId, CLOSED, OPEN } from "../support/doors";
import { as, behind, grant, personId, send } from "../support/staff";

const team = async (who: string = behind.rater) => grant(who, "ratings:give-own", await personId(who));
const rules = async () => {
  const settings = await getSettings("2026-11-18");
  return { divergence: settings("divergence").value, headExpectation: settings("headExpectation").value };
};
const sheetOf = async (who: string = behind.rater, after?: string) =>
  getTeamSheet(await team(who), { period: OPEN, after }, await rules(), now());
const drawn = async (key: string) => {
  const id = await appraisalId(key);
  return { id, version: (await one<{ version: number }>(`SELECT version FROM appraisal WHERE id = $1`, [id])).version };
};
type Given = Parameters<typeof recordTeamRatings>[1]["ratings"][number];
const NOTE = "Sesuai bukti dan pengamatan.";
const rating = async (key: string, more: Partial<Given> = {}): Promise<Given> => ({
  ...(await drawn(key)),
  workResult: "meets",
  behaviour: "above",
  note: NOTE,
  ...more,
});
const record = async (ratings: Given[], { who = behind.rater as string, period = OPEN, at = now() } = {}) =>
  recordTeamRatings(await team(who), { period, ratings }, measure, at);

describe("a team's sheet", () => {
  it("holds whoever waits for this rater in open days, by name, with what each one's own sheet holds", async () => {
    const sheet = await sheetOf();
    const waiting = await ask<{ id: string }>(
      `SELECT a.id FROM appraisal a JOIN employee e ON e.id = a."employeeId" WHERE a."raterId" = $1 AND a.period = $2 AND a."ratedAt" IS NULL ORDER BY e.name, a.id`,
      [await personId(behind.rater), OPEN],
    );
    expect(waiting.length).toBeGreaterThan(2);
    expect(sheet?.rows.map(({ id }) => id)).toEqual(waiting.map(({ id }) => id));
    expect(sheet?.waiting).toBe(waiting.length);
    for (const row of sheet?.rows ?? []) {
      const { evidence } = await getRatingSheet(await grant(behind.rater, "appraisal:rate", row.id), 5);
      const mains = mainStandings(evidence.indicators);
      expect(row.known, row.name).toBe(mains.filter((standing) => standing !== "unknown").length);
      expect(row.below, row.name).toBe(mains.filter((standing) => standing === "below").length);
      expect(row.peers, row.name).toEqual(evidence.peers);
      expect(row.subordinates, row.name).toEqual(evidence.subordinates);
      expect(row.self, row.name).toEqual(evidence.self?.answers ?? null);
      expect(row.feedback, row.name).toBe(evidence.feedback.length);
      expect(row.lines, row.name).toBe(evidence.logged.reduce((sum, { lines }) => sum + lines, 0));
    }
  });

  it("is of nobody where the days are not open, and of nobody else's people", async () => {
    expect(await sheetOf("northHead")).toBeNull();
    expect(await getTeamSheet(await team(), { period: CLOSED }, await rules(), now())).toBeNull();
    await expect(grant(behind.employee, "ratings:give-own", await personId(behind.rater))).rejects.toMatchObject({ because: "not-found" });
  });

  it("goes on from a key where more wait than one screen holds, and leaves nobody out", async () => {
    const rater = await personId(behind.rater);
    await ask(
      `WITH more AS (
         INSERT INTO employee (id, name, post, "postKind", "unitId")
         SELECT gen_random_uuid(), 'Zaki ' || lpad(n::text, 2, '0'), 'Staf', 'pelaksana', (SELECT "unitId" FROM employee WHERE id = $1)
         FROM generate_series(1, $3::int) n RETURNING id
       )
       INSERT INTO appraisal (id, "employeeId", period, "unitId", "raterId", "regulationId")
       SELECT gen_random_uuid(), more.id, $2, e."unitId", $1, 'permenpanrb-6-2022' FROM more, employee e WHERE e.id = $1`,
      [rater, OPEN, MOST_AT_ONCE],
    );
    const first = await sheetOf();
    expect(first?.rows).toHaveLength(MOST_AT_ONCE);
    const second = await sheetOf(behind.rater, first?.next ?? "");
    expect(second?.next).toBeNull();
    const all = [...(first?.rows ?? []), ...(second?.rows ?? [])].map(({ id }) => id);
    expect(new Set(all).size).toBe(first?.waiting);
    expect(all.length).toBe(first?.waiting);
  });
});

describe("a team's ratings", () => {
  it("are stored as one by one: predicate, receipt and steps of each, a line in the ledger each, and nothing that recomputing would change", async () => {
    const before = await rowsOf("ledger");
    const ratings = [await rating("southDoctor"), await rating("southPharmacist", { workResult: "above", behaviour: "above" })];
    await record(ratings);
    for (const { id, version, workResult, behaviour } of ratings) {
      const row = await one<Record<string, unknown>>(`SELECT * FROM appraisal WHERE id = $1`, [id]);
      // The quadrant of PermenPANRB 6/2022: above and above is very good, meets and above good.
      expect(row).toMatchObject({
        workResult,
        behaviour,
        note: NOTE,
        predicate: workResult === "above" ? "very-good" : "good",
        version: version + 1,
      });
      expect(row.ratedById).toBeNull();
      expect((row.inputs as { beside: { kind: string }[] }).beside.filter(({ kind }) => kind === "rating")).toHaveLength(1);
      expect(await one(`SELECT count(*)::int AS n FROM ledger WHERE "subjectId" = $1 AND permission = 'ratings:give-own'`, [id])).toEqual({
        n: 1,
      });
    }
    expect(await rowsOf("ledger")).toBe(before + ratings.length);
    const frozen = await one<{ n: number }>(
      `SELECT count(*)::int AS n FROM indicator i JOIN intended_result r ON r.id = i."intendedResultId" JOIN appraisal a ON a."planId" = r."planId"
       WHERE a.id = ANY($1::uuid[]) AND i.kind = ANY($2) AND NOT EXISTS (
         SELECT 1 FROM realisation x WHERE x."indicatorId" = i.id AND x.period = a.period AND x."supersededAt" IS NULL)`,
      [ratings.map(({ id }) => id), BOUND_KINDS],
    );
    expect(frozen.n).toBe(0);
    expect((await differencesIn()).different).toEqual([]);
  });

  it("are all stored or none: a reason that is owed is asked for beside its person", async () => {
    const sheet = await sheetOf();
    const owing = sheet?.rows.find(({ divergences }) => divergences.below !== null);
    const other = sheet?.rows.find(({ id }) => id !== owing?.id);
    if (!owing || !other) throw new Error("the seed has nobody for whom below owes a reason");
    const ratings: Given[] = [
      { id: owing.id, version: owing.version, workResult: "below", behaviour: "meets", note: null },
      { id: other.id, version: other.version, workResult: "meets", behaviour: "meets", note: NOTE },
    ];
    await writesNothing(() =>
      expect(record(ratings)).rejects.toMatchObject({ problems: [{ path: `ratings.${owing.id}.note`, key: "problem.reasonOwed" }] }),
    );
  });

  it("are refused whole where one is another rater's, was changed meanwhile, is rated already, of another period or after the last day", async () => {
    const good = await rating("southNutritionist");
    const changed = { because: "changed-meanwhile" };
    await writesNothing(async () => {
      await expect(record([good, await rating(behind.employee)])).rejects.toMatchObject(changed);
      await expect(record([{ ...good, version: good.version - 1 }])).rejects.toMatchObject(changed);
      await expect(record([good, await rating("southDoctor")])).rejects.toMatchObject(changed);
      await expect(record([good], { period: CLOSED })).rejects.toMatchObject(changed);
      await expect(record([good], { who: behind.head })).rejects.toMatchObject(changed);
      await expect(record([good], { at: new Date("2027-01-31T02:00:00Z") })).rejects.toMatchObject(changed);
    });
    await record([good]);
  });

  it("say what is missing of whom, and change nothing", async () => {
    const { id, version } = await drawn("southNurseOne");
    const employeeId = await personId(behind.rater);
    const none = { [`ratings.${id}.version`]: String(version), [`ratings.${id}.note`]: "" };
    const sent = (fields: Record<string, string>) =>
      as(behind.rater, () => send(submitTeamRatings, { employeeId, period: OPEN, ...none, ...fields }));
    await sent({}); // signs in
    await writesNothing(async () => {
      expect(await sent({})).toMatchObject({ status: "invalid", problems: [{ path: "ratings" }] });
      expect(await sent({ [`ratings.${id}.workResult`]: "meets" })).toMatchObject({
        status: "invalid",
        problems: [{ path: `ratings.${id}.behaviour` }],
      });
      expect(await sent({ [`ratings.${id}.workResult`]: "superb", [`ratings.${id}.behaviour`]: "meets" })).toMatchObject({
        status: "invalid",
      });
    });
    const both = { [`ratings.${id}.workResult`]: "meets", [`ratings.${id}.behaviour`]: "meets", [`ratings.${id}.note`]: NOTE };
    expect(await sent(both)).toEqual({ status: "redirected", to: `/appraisals/team/${OPEN}?saved=1` });
  });
});
