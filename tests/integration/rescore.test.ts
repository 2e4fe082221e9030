import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { measure } from "@/lib/facts/queries";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { openQuarter } from "@/lib/scoring/commands/quarters";
import { asJson, recordRating } from "@/lib/scoring/commands/ratings";
import {
  INPUT_KINDS,
  type IndexSaid,
  type InputKind,
  keyOf,
  type LogSaid,
  type Named,
  namedIn,
  type Receipt,
} from "@/lib/scoring/core/receipt";
import { differencesIn } from "@/scripts/rescore";
import { ask, one as one_, unguarded } from "../support/database";
import { appraisalId } from "../support/doors";
import { behind, grant } from "../support/staff";

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
  // One who has files and a log in the open quarter is rated as a rater does it.
  const id = await appraisalId("southMidwife");
  const { version } = await one_<{ version: number }>(`SELECT version FROM appraisal WHERE id = $1`, [id]);
  const rating = { version, workResult: "meets", behaviour: "meets", note: "Alat rusak tiga minggu." } as const;
  await recordRating(await grant(behind.rater, "appraisal:rate", id), rating, measure, now());
  // and for the year, beside the quarters that are rated
  const windows = { self: { opensOn: "2026-11-10", closesOn: "2026-11-17" }, rating: { opensOn: "2026-11-18", closesOn: "2027-01-31" } };
  const opens = await grant(behind.personnel, "quarter:open", "agency");
  await openQuarter(
    opens,
    { period: "2026", source: "Keputusan Sekda", windows },
    { wanted: 7, subordinates: 7, minimum: 5, load: 10, seed: "x", instrument: "berakhlak-1" as const },
    now(),
  );
  const year = await grant(behind.rater, "appraisal:rate", await appraisalId("southPharmacist", "2026"));
  await recordRating(year, { ...rating, version: 0 }, measure, now());
  stored = await rated();
});
const one = (at: number) => {
  const result = stored[at];
  if (!result) throw new Error(`the demonstration has fewer than ${at + 1} results`);
  return result;
};

/** One stored result and the version of it that was signed, changed alike behind the application's back. */
const rewrite = (id: string, data: object) =>
  unguarded(async () => {
    await db.appraisal.update({ where: { id }, data, select: { id: true } });
    const newest = await db.evaluationDocument.findFirst({
      where: { appraisalId: id },
      orderBy: { version: "desc" },
      select: { id: true },
    });
    if (newest) await db.evaluationDocument.updateMany({ where: { id: newest.id }, data });
  });

/** Changes one stored result, looks, and puts it back. */
async function falsified(at: number, change: (result: Rated) => object) {
  const { id, ...before } = one(at);
  await rewrite(id, change(one(at)));
  const found = await differencesIn();
  await rewrite(id, { ...before, steps: asJson(before.steps as object), inputs: asJson(before.inputs as object) });
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
    expect(different.map(({ id }) => id)).toEqual([one(2).id]);
    expect(different[0]?.what[0]).toBe(`predicate "${one(2).predicate}" is stored, "very-poor" comes out`);
    expect(different[0]?.what[1]).toMatch(/^rating .*: "below" and "below" lead to the predicate, .* is what was rated$/);
  });

  it("is named where what was signed is not what the result says", async () => {
    const { appraisalId: id, note } = await db.evaluationDocument.findFirstOrThrow({
      where: { objections: { none: {} }, kind: "rater" },
      select: { appraisalId: true, note: true },
    });
    const write = (text: string | null) =>
      unguarded(() => db.evaluationDocument.updateMany({ where: { appraisalId: id }, data: { note: text } }));
    await write("Lain");
    expect((await differencesIn()).different).toEqual([{ id, what: ["version 1: what was signed is not what the result says"] }]);
    await write(note);
    expect((await differencesIn()).different).toEqual([]);
  });

  it("is named where nobody can compute it any more: a regulation that is not ours", async () => {
    const { different } = await falsified(1, () => ({ regulationId: "permenpanrb-8-2021" }));
    expect(different).toEqual([{ id: one(1).id, what: ["cannot be computed again: no quadrant regulation permenpanrb-8-2021"] }]);
  });
});

/** An input's row is changed behind the application's back, looked at, and put back: by a transaction that never commits elsewhere. */
describe("every input of a result", () => {
  const receiptOf = (at: number) => one(at).inputs as Receipt;
  /** The first result that has such an input, and the input. */
  const having = (kind: InputKind, fits: (named: Named) => boolean = () => true) => {
    for (const { id, inputs } of stored) {
      const named = namedIn(inputs as Receipt).find((each) => each.kind === kind && fits(each));
      if (named) return { id, named };
    }
    throw new Error(`no result of the demonstration names a ${kind}`);
  };
  const withRow = async (change: () => Promise<unknown>, back: () => Promise<unknown>) => {
    await change();
    try {
      return (await differencesIn()).different;
    } finally {
      await back();
    }
  };
  /** Changes one column of one row, looks, and puts the value back. */
  const withColumn = async (table: string, key: string, id: string, column: string, value: string) => {
    const [before] = await ask<{ value: string | null }>(`SELECT "${column}"::text AS value FROM "${table}" WHERE "${key}" = $1`, [id]);
    const type = (
      await one_<{ type: string }>(
        `SELECT format_type(atttypid, atttypmod) AS type FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2`,
        [table, column],
      )
    ).type;
    const write = (text: string | null) =>
      ask(`ALTER TABLE "${table}" DISABLE TRIGGER USER`).then(async () => {
        await ask(`UPDATE "${table}" SET "${column}" = $2::${type} WHERE "${key}" = $1`, [id, text]);
        await ask(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
      });
    return withRow(
      () => write(value),
      () => write(before?.value ?? null),
    );
  };

  it("is named: of each kind at least one is there", () => {
    const kinds = new Set(stored.flatMap(({ inputs }) => namedIn(inputs as Receipt).map(({ kind }) => kind)));
    expect([...kinds].toSorted()).toEqual([...INPUT_KINDS].toSorted());
    for (let at = 0; at < stored.length; at += 1) {
      const ids = namedIn(receiptOf(at)).map(keyOf);
      expect(new Set(ids).size, one(at).id).toBe(ids.length);
      expect(receiptOf(at).beside.filter(({ kind, source }) => kind !== "self" && source === null)).toEqual([]);
    }
  });

  it.each<[InputKind, string, string, string, string, RegExp]>([
    ["indicator", "indicator", "id", "title", "Lain", /^indicator .*: title ".*" is stored, "Lain" is in its row$/],
    ["indicator", "indicator", "id", "version", "77", /^indicator .*: version \d+ is stored, 77 is in its row$/],
    ["realisation", "realisation", "id", "value", '{"amount":"1"}', /^realisation .*: value .* is stored, {"amount":"1"} is in its row$/],
    ["realisation", "realisation", "id", "evidence", "Tidak ada", /^realisation .*: evidence .* is stored, "Tidak ada" is in its row$/],
    ["file", "document", "id", "hash", "0".repeat(64), /^file .*: hash ".*" is stored, "0+" is in its row$/],
    ["feedback", "feedback", "id", "text", "Lain", /^feedback .*: text ".*" is stored, "Lain" is in its row$/],
    ["self", "self_report", "appraisalId", "story", "Lain", /^self .*: story ".*" is stored, "Lain" is in its row$/],
    [
      "terms",
      "setting",
      "key",
      "value",
      '{"above":"none-below","meets":"none-below","below":"none-below"}',
      /^terms .*: value .* is stored, .* is in its row$/,
    ],
    ["rating", "appraisal", "id", "note", "Lain", /^rating .*: note .* is stored, "Lain" is in its row$/],
  ])("%s: a %s whose %s became another is named with both", async (kind, table, key, column, value, expected) => {
    const { id, named } = having(kind);
    const different = await withColumn(table, key, named.id, column, value);
    expect(different.map((each) => each.id)).toContain(id);
    expect(different.find((each) => each.id === id)?.what.some((what) => expected.test(what))).toBe(true);
  });

  it("is named where its row is gone: feedback taken out", async () => {
    const { id, named } = having("feedback");
    const [row] = await ask<Record<string, unknown>>(`SELECT to_jsonb(f) AS f FROM feedback f WHERE id = $1`, [named.id]);
    const different = await withRow(
      async () => {
        await ask(`ALTER TABLE feedback DISABLE TRIGGER USER`); // which keeps it
        await ask(`DELETE FROM feedback WHERE id = $1`, [named.id]);
        await ask(`ALTER TABLE feedback ENABLE TRIGGER USER`);
      },
      () => ask(`INSERT INTO feedback SELECT * FROM jsonb_populate_record(NULL::feedback, $1)`, [row?.f]),
    );
    expect(different).toEqual([{ id, what: [`feedback ${named.id}: its row is gone`] }]);
  });

  it("a line of the log is named where its words became others, and where it is no longer approved", async () => {
    const { id, named } = having("log", ({ said }) => (said as LogSaid).rows.length > 1);
    const [[line] = [""]] = (named.said as LogSaid).rows;
    const changed = await withColumn("activity", "id", line ?? "", "text", "Lain");
    expect(changed).toEqual([{ id, what: [expect.stringMatching(new RegExp(`^line ${line}: .* is stored, .* is in its row$`))] }]);
    const before = await one_<{ day: string }>(`SELECT "decidedAt"::text AS day FROM activity WHERE id = $1`, [line]);
    const taken = await withColumn("activity", "id", line ?? "", "decidedAt", "2999-01-01");
    expect(taken).toEqual([{ id, what: [`line ${line}: approved and counted, and no longer so`] }]);
    expect(before.day).not.toBe("");
  });

  it("an index is named where answers have gone, and where its stored arithmetic is not what its answers come to", async () => {
    const { id, named } = having("index", ({ said }) => (said as IndexSaid).patterns.length > 1);
    const { patterns, period } = named.said as IndexSaid;
    const [[pattern, times] = ["", 0]] = patterns;
    const where = `"serviceId" = $1 AND period = $2 AND verified AND pattern = $3`;
    const set = (n: number) => ask(`UPDATE satisfaction_total SET times = $4 WHERE ${where}`, [named.id, period, pattern, n]);
    const fewer = await withRow(
      () => set(times - 1),
      () => set(times),
    );
    expect(fewer.find((each) => each.id === id)?.what).toEqual([
      `index ${named.id}: ${times} answers "${pattern}" are stored, ${times - 1} are counted now`,
    ]);
    const more = await withRow(
      () => set(times + 1),
      () => set(times),
    );
    expect(more).toEqual([]);

    const at = stored.findIndex((each) => each.id === id);
    const { different } = await falsified(at, ({ inputs }) => {
      const receipt = inputs as Receipt;
      const beside = receipt.beside.map((each) =>
        each.id === named.id && each.kind === "index"
          ? { ...each, said: { ...each.said, arithmetic: { ...(each.said as IndexSaid).arithmetic, index: 10_000 } } }
          : each,
      );
      return { inputs: { ...receipt, beside } };
    });
    expect(different).toEqual([
      { id, what: [expect.stringMatching(new RegExp(`^index ${named.id}: .*"index":10000.* is stored, .* comes out$`))] },
    ]);
  });

  it("is named where a result was stored without any", async () => {
    const { different } = await falsified(4, ({ inputs }) => {
      const { format, beside, ...bare } = inputs as Receipt;
      expect([format, Array.isArray(beside)]).toEqual([2, true]);
      return { inputs: bare };
    });
    expect(different).toEqual([{ id: one(4).id, what: ["names no rows: it was stored before results did"] }]);
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
    await rewrite(first.id, { predicate: "very-poor" });
    await rewrite(second.id, { steps: [] });
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
