import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { asJson } from "@/lib/scoring/commands/ratings";
import { differencesIn } from "@/scripts/rescore";

/** The command as a person runs it, on this file's own database. */
const check = () => spawnSync(process.execPath, ["scripts/rescore-check.mjs"], { encoding: "utf8", env: process.env });

const rated = () =>
  db.appraisal.findMany({
    where: { ratedAt: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true, predicate: true, steps: true, inputs: true, regulationId: true },
  });
type Rated = Awaited<ReturnType<typeof rated>>[number];

let stored: Rated[];
beforeAll(async () => {
  stored = await rated();
});
const one = (at: number) => {
  const result = stored[at];
  if (!result) throw new Error(`the demonstration has fewer than ${at + 1} results`);
  return result;
};

/** Changes one stored result behind the application's back, looks, and puts it back. */
async function falsified(at: number, change: (result: Rated) => object) {
  const { id, ...before } = one(at);
  await db.appraisal.update({ where: { id }, data: change(one(at)), select: { id: true } });
  const found = await differencesIn();
  await db.appraisal.update({
    where: { id },
    data: { ...before, steps: asJson(before.steps as object), inputs: asJson(before.inputs as object) },
    select: { id: true },
  });
  return found;
}

describe("every stored result", () => {
  it("comes out again, all of them", async () => {
    expect(stored.length).toBeGreaterThan(10);
    expect(await differencesIn()).toEqual({ results: stored.length, different: [] });
  });

  it("is read once, in pages of whatever size", async () => {
    for (const atOnce of [1, 7, stored.length - 1, stored.length, stored.length + 1])
      expect(await differencesIn(atOnce), `${atOnce} a page`).toEqual({ results: stored.length, different: [] });
  });

  it("is named where its predicate was changed, with both", async () => {
    const { id, predicate } = one(3);
    const { results, different } = await falsified(3, () => ({ predicate: "very-poor" }));
    expect(results).toBe(stored.length);
    expect(different).toEqual([{ id, what: [`predicate "very-poor" is stored, "${predicate}" comes out`] }]);
  });

  it("is named where one step was changed, with its place", async () => {
    const steps = one(5).steps as { rule: string }[];
    const place = steps.length; // the last
    const { different } = await falsified(5, () => ({ steps: [...steps.slice(0, -1), { ...steps.at(-1), rule: "mercy" }] }));
    expect(different.map(({ id }) => id)).toEqual([one(5).id]);
    expect(different[0]?.what).toHaveLength(1);
    expect(different[0]?.what[0]).toMatch(new RegExp(`^step ${place} .*"rule":"mercy".* is stored, .* comes out$`));
  });

  it("is named where a step was taken away", async () => {
    const steps = one(0).steps as object[];
    const { different } = await falsified(0, () => ({ steps: steps.slice(0, -1) }));
    expect(different).toEqual([{ id: one(0).id, what: [`${steps.length - 1} steps are stored, ${steps.length} come out`] }]);
  });

  it("is named where its rating was changed and the predicate was not", async () => {
    const { different } = await falsified(2, ({ inputs }) => ({
      inputs: { ...(inputs as object), workResult: "below", behaviour: "below" },
    }));
    expect(different).toEqual([{ id: one(2).id, what: [`predicate "${one(2).predicate}" is stored, "very-poor" comes out`] }]);
  });

  it("is named where nobody can compute it any more: a regulation that is not ours", async () => {
    const { different } = await falsified(1, () => ({ regulationId: "permenpanrb-8-2021" }));
    expect(different).toEqual([{ id: one(1).id, what: ["cannot be computed again: no quadrant regulation permenpanrb-8-2021"] }]);
  });
});

describe("npm run rescore:check", () => {
  it("prints one line and ends with 0 when all are the same", () => {
    const { status, stdout } = check();
    expect(stdout).toBe(`${stored.length} results, ${stored.length} the same\n`);
    expect(status).toBe(0);
  });

  it("prints the ids that differ, each with what differs, and ends with 1", async () => {
    const [first, second] = [one(0), one(4)];
    await db.appraisal.update({ where: { id: first.id }, data: { predicate: "very-poor" }, select: { id: true } });
    await db.appraisal.update({ where: { id: second.id }, data: { steps: [] }, select: { id: true } });
    const { status, stdout } = check();
    const [summary, ...named] = stdout.trim().split("\n");
    expect(summary).toBe(`${stored.length} results, ${stored.length - 2} the same`);
    expect(named).toEqual([
      expect.stringMatching(`^${first.id}: predicate "very-poor" is stored`),
      expect.stringMatching(`^${second.id}: 0 steps are stored`),
    ]);
    expect(status).toBe(1);
  });
});
