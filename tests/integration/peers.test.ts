import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { getResult } from "@/lib/appraisals/queries";
import { dayOf, now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { destroyBatchKey, listBatchKeys, makeBatchKey, openBatch, seal } from "@/lib/platform/sealed-box";
import { listDueGroups, listEndedGroups, type PeerResponse, releaseResponses, submitResponses } from "@/lib/scoring/commands/responses";
import type { PeerAnswers, PeerMark } from "@/lib/scoring/core/raters/peer-answers";
import { VALUES } from "@/lib/scoring/core/types";
import { PEOPLE } from "@/prisma/seed/people";
import { Random } from "@/prisma/seed/random";
import { runs } from "../support/counts";
import { ask, cameAbout, changed, contents, meeting, one, overtaken, rowsOf, whereIs, writesNothing } from "../support/database";
import { appraisalId, CLOSED, OPEN, rightsOf, unitId } from "../support/doors";
import { hits, linkSeed, most, orderOf } from "../support/linkage";
import { logged } from "../support/logged";
import { behind, grant, ledger } from "../support/staff";
import { watchWal } from "../support/wal";

/** Answers that tell their author: the marks are the number in base four. */
const answersOf = (author: number): PeerAnswers =>
  Object.fromEntries(VALUES.map((value, at) => [value, String((Math.floor(author / 4 ** at) % 4) + 1) as PeerMark])) as PeerAnswers;
const authorIn = (answers: PeerAnswers) => VALUES.reduce((sum, value, at) => sum + (Number(answers[value]) - 1) * 4 ** at, 0);

const respond = async (key: string, responses: PeerResponse[]) =>
  submitResponses(await grant(key, "peers:respond", await appraisalId(key)), responses, dayOf(now()));
const answer = (rightId: string, author = 7, nonce: string = crypto.randomUUID()): PeerResponse => ({
  rightId,
  nonce,
  answers: answersOf(author),
  words: null,
});
const boxOf = async (groupId: string) =>
  (await one<{ n: number }>(`SELECT count(*)::int AS n FROM boxed_response WHERE "groupId" = $1`, [groupId])).n;
const spentOn = async (rightId: string) =>
  (await one<{ day: string | null }>(`SELECT "spentOn"::text AS day FROM response_right WHERE id = $1`, [rightId])).day;

const fresh = async () => {
  const rights = await rightsOf(behind.employee);
  const right = rights[0];
  if (!right) throw new Error("no right is left to be tried");
  return right;
};

const setWindow = async (closesOn: string) =>
  ask(`UPDATE step_window SET "closesOn" = $1 WHERE "unitId" = $2 AND period = $3 AND step = 'peers'`, [
    closesOn,
    await unitId("north"),
    OPEN,
  ]);
const keyFile = (id: string) => path.join(env().CERMIN_KEY_DIR, `${id}.key`);

/** The group about somebody of the north, empty, with every right unspent and a fresh key. */
async function emptyGroup(about: string, period = OPEN) {
  const { id } = await one<{ id: string }>(`SELECT id FROM response_group WHERE "appraisalId" = $1 AND perspective = 'peers'`, [
    await appraisalId(about, period),
  ]);
  await ask(`DELETE FROM boxed_response WHERE "groupId" = $1`, [id]);
  await ask(`DELETE FROM response WHERE "groupId" = $1`, [id]);
  await ask(`DELETE FROM response_text WHERE "groupId" = $1`, [id]);
  await ask(`UPDATE response_right SET "spentOn" = NULL WHERE "groupId" = $1`, [id]);
  await destroyBatchKey(id);
  await ask(
    `UPDATE response_group SET "publicKey" = $2, "releasedAt" = NULL, "destroyedAt" = NULL, aggregate = NULL, answered = NULL WHERE id = $1`,
    [id, Buffer.from(await makeBatchKey(id))],
  );
  const rights = await ask<{ id: string; name: string }>(
    `SELECT r.id, e.name FROM response_right r JOIN employee e ON e.id = r."holderId" WHERE r."groupId" = $1 ORDER BY r.id`,
    [id],
  );
  const holders = rights.map(({ id: rightId, name }) => ({ rightId, key: PEOPLE.find((person) => person.name === name)?.key ?? "" }));
  return { id, holders };
}

/** Everybody answers, each in a form of their own, in the order given. */
async function fill({ holders }: Awaited<ReturnType<typeof emptyGroup>>, order: readonly number[]) {
  await setWindow("2026-11-28");
  for (const author of order) {
    const holder = holders[author];
    if (holder) await respond(holder.key, [answer(holder.rightId, author)]);
  }
}

async function release(id: string) {
  await setWindow("2026-11-17"); // closed since yesterday
  return releaseResponses(await grant("job", "responses:release", id), now());
}

describe("sending", () => {
  it("writes the answer and the spent right in transactions of their own, and nothing else anywhere", async () => {
    const right = await fresh();
    const before = await contents();
    const sent = answer(right.id);
    await respond(behind.employee, [sent]);
    expect(changed(before, await contents())).toEqual(["boxed_response", "response_right"]);
    const { box, spent } = await one<{ box: string; spent: string }>(
      `SELECT (SELECT xmin::text FROM boxed_response WHERE nonce = $1) AS box, (SELECT xmin::text FROM response_right WHERE id = $2) AS spent`,
      [sent.nonce, right.id],
    );
    expect(box).not.toBe(spent);
    expect(await whereIs(sent.nonce)).toEqual(["boxed_response"]);
    expect(await whereIs(right.id)).toEqual(["response_right"]);
    expect(await whereIs(JSON.stringify(sent.answers))).toEqual([]);
    expect(await spentOn(right.id)).toBe("2026-11-18"); // a day, never a time
  });

  it("writes several about several, none of two in one transaction", async () => {
    const rights = (await rightsOf(behind.employee)).slice(0, 3);
    const sent = rights.map(({ id }, i) => answer(id, i));
    await respond(behind.employee, sent);
    const { n } = await one<{ n: number }>(
      `SELECT count(DISTINCT x)::int AS n FROM (SELECT xmin::text AS x FROM boxed_response WHERE nonce = ANY($1) UNION ALL SELECT xmin::text FROM response_right WHERE id = ANY($2)) AS all_of_them`,
      [sent.map(({ nonce }) => nonce), rights.map(({ id }) => id)],
    );
    expect(n).toBe(6);
  });

  it("seals every answer to the same length, and no two alike", async () => {
    const sizes = await ask<{ n: number; different: number }>(
      `SELECT length(sealed) AS n, count(DISTINCT sealed)::int AS different FROM boxed_response GROUP BY 1`,
    );
    // 44 bytes of a public key, 12 of an initial value, 16 of a tag, 4,096 of padded text
    expect(sizes.map(({ n }) => n)).toEqual([44 + 12 + 16 + 4_096]);
    expect(sizes[0]?.different).toBe(await rowsOf("boxed_response"));
  });

  it("stores a form once, however often it is sent", async () => {
    const right = await fresh();
    const sent = answer(right.id);
    const box = await boxOf(right.groupId);
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => respond(behind.employee, [sent])));
    for (const each of all) if (each.status === "rejected") expect(each.reason).toMatchObject({ because: "already-answered" });
    expect(await boxOf(right.groupId)).toBe(box + 1);
    await writesNothing(() => expect(respond(behind.employee, [sent])).rejects.toMatchObject({ because: "already-answered" }));

    // The connection was lost between the two transactions: the retry finds its answer in the box and spends the right.
    await ask(`UPDATE response_right SET "spentOn" = NULL WHERE id = $1`, [right.id]);
    await respond(behind.employee, [sent]);
    expect(await boxOf(right.groupId)).toBe(box + 1);
    expect(await spentOn(right.id)).toBe("2026-11-18");
  });

  it("keeps it when the second of two sends of one form overtakes the first", async () => {
    const { id: groupId, holders } = await emptyGroup("northPharmacist");
    const { rightId, key } = holders[1] ?? { rightId: "", key: "" };
    const own = await grant(key, "peers:respond", await appraisalId(key));
    const sent = answer(rightId);
    const send = () => submitResponses(own, [sent], dayOf(now()));
    let second: Promise<unknown> | undefined;
    await overtaken("response_right", send, async () => {
      second = send();
      await cameAbout(async () => (await spentOn(rightId)) !== null); // or it waits for its turn
    });
    await second;
    expect([await boxOf(groupId), await spentOn(rightId)]).toEqual([1, "2026-11-18"]);
  });

  it("takes a second answer under a spent right out again, ten at once too", async () => {
    const { id: groupId, holders } = await emptyGroup("northPharmacist");
    const { rightId, key } = holders[0] ?? { rightId: "", key: "" };
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => respond(key, [answer(rightId)])));
    expect(all.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    expect(await boxOf(groupId)).toBe(1);
    await writesNothing(() => expect(respond(key, [answer(rightId)])).rejects.toMatchObject({ because: "already-answered" }));
  });

  it("is refused whole where one right is somebody else's, unknown, or of a group that has ended", async () => {
    const own = await fresh();
    const foreign = (await rightsOf("northDoctor"))[0] ?? own;
    const { id: ended } = await one<{ id: string }>(
      `SELECT r.id FROM response_right r JOIN response_group g ON g.id = r."groupId" JOIN appraisal a ON a.id = g."appraisalId"
       JOIN employee e ON e.id = r."holderId" WHERE a.period = $1 AND e.name LIKE 'Ni Made%' LIMIT 1`,
      [CLOSED],
    );
    for (const [other, because] of [
      [foreign.id, "not-found"],
      [crypto.randomUUID(), "not-found"],
      [ended, "closed"],
    ] as const)
      await writesNothing(() => expect(respond(behind.employee, [answer(own.id), answer(other)])).rejects.toMatchObject({ because }));
    await writesNothing(() => expect(respond(behind.employee, [])).rejects.toMatchObject({ because: "not-found" }));
  });
});

describe("a sealed answer", () => {
  it("is opened by its own key, whole, and by no other", async () => {
    const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
    const [publicKey, otherKey] = [await makeBatchKey(one), await makeBatchKey(other)];
    const sealed = seal(publicKey, "Ramah dan telaten ♥");
    expect(await openBatch(one, [sealed])).toEqual(["Ramah dan telaten ♥"]);
    await expect(openBatch(other, [sealed])).rejects.toThrow();
    await expect(openBatch(one, [seal(otherKey, "x")])).rejects.toThrow();
    for (const at of [10, 50, 60, 100, sealed.length - 1]) {
      const broken = Uint8Array.from(sealed);
      broken[at] = (broken[at] ?? 0) ^ 1;
      await expect(openBatch(one, [broken]), `byte ${at}`).rejects.toThrow();
    }
    await destroyBatchKey(one);
    expect(existsSync(keyFile(one))).toBe(false);
    await expect(openBatch(one, [sealed])).rejects.toThrow();
    await destroyBatchKey(one); // gone already: no error
    await destroyBatchKey(other);
  });

  it("keeps its key outside the database, and refuses what does not fit", async () => {
    const id = crypto.randomUUID();
    const publicKey = await makeBatchKey(id);
    expect(() => seal(publicKey, "x".repeat(4_093))).toThrow(RangeError);
    expect(seal(publicKey, "x".repeat(4_092)).length).toBe(seal(publicKey, "").length);
    await destroyBatchKey(id);
  });
});

describe("release", () => {
  it("is a job's alone, and only after the window", async () => {
    const group = await emptyGroup("northSanitarian");
    await fill(group, [0, 1, 2, 3, 4]);
    await expect(grant("job", "responses:release", group.id)).rejects.toMatchObject({ because: "still-open" });
    expect(await listDueGroups(dayOf(now()))).toEqual([]);
    await setWindow("2026-11-18"); // the last day is a day of answering
    await expect(grant("job", "responses:release", group.id)).rejects.toMatchObject({ because: "still-open" });
    expect(await listDueGroups(dayOf(now()))).toEqual([]);
    await setWindow("2026-11-17");
    expect(await listDueGroups(dayOf(now()))).toContain(group.id);
    for (const who of [behind.auditor, behind.administrator, behind.personnel, "northHead", behind.employee])
      await expect(grant(who, "responses:release", group.id)).rejects.toMatchObject({ because: "not-found" });
  });

  it("moves the whole box in one transaction with one entry, and destroys the key", async () => {
    const group = await emptyGroup("northSanitarian");
    await fill(group, [3, 1, 5, 0, 4, 2]);
    const [entries, events] = [await rowsOf("ledger"), await rowsOf("event")];
    expect(await release(group.id)).toEqual({ released: 6 });
    expect(await boxOf(group.id)).toBe(0);
    expect(existsSync(keyFile(group.id))).toBe(false);
    expect([await rowsOf("ledger"), await rowsOf("event")]).toEqual([entries + 1, events + 1]);
    expect((await ledger(1))[0]).toEqual({ byId: null, permission: "responses:release", subjectId: group.id });
    const rows = await ask<{ answers: PeerAnswers; x: string; version: string }>(
      `SELECT answers, xmin::text AS x, substr(id::text, 15, 1) AS version FROM response WHERE "groupId" = $1`,
      [group.id],
    );
    expect(rows.map(({ answers }) => authorIn(answers)).toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(new Set(rows.map(({ x }) => x)).size).toBe(1);
    expect(new Set(rows.map(({ version }) => version))).toEqual(new Set(["4"])); // a uuid of version 7 would tell the time
    const { answered, aggregate } = await one<{ answered: number; aggregate: Record<string, { mean: number } | null> }>(
      `SELECT answered, aggregate FROM response_group WHERE id = $1`,
      [group.id],
    );
    expect(answered).toBe(6);
    // The first value's marks of 0 to 5 in base four are 1 2 3 4 1 2: 13 / 6 = 2.1667, to the nearest quarter 2.25, which tells nobody's mark.
    expect(aggregate[VALUES[0]]?.mean).toBe(225);
    await expect(grant("job", "responses:release", group.id)).rejects.toMatchObject({ because: "already-decided" });
  });

  it("destroys a group below its minimum unread, with its key", async () => {
    const group = await emptyGroup("northSanitarian");
    await fill(group, [0, 1, 2, 3]); // four of five
    await writeFile(keyFile(group.id), "not a key"); // whoever tried to read would fail
    expect(await release(group.id)).toEqual({ released: 0 });
    const row = await one(
      `SELECT "releasedAt", aggregate, answered, "destroyedAt" IS NOT NULL AS destroyed FROM response_group WHERE id = $1`,
      [group.id],
    );
    expect(row).toEqual({ releasedAt: null, aggregate: null, answered: null, destroyed: true });
    expect(await boxOf(group.id)).toBe(0);
    expect(await one(`SELECT count(*)::int AS n FROM response WHERE "groupId" = $1`, [group.id])).toEqual({ n: 0 });
    expect(existsSync(keyFile(group.id))).toBe(false);
  });

  it("writes nothing where the key is another's or gone", async () => {
    const group = await emptyGroup("northSanitarian");
    await fill(group, [0, 1, 2, 3, 4]);
    await setWindow("2026-11-17");
    await destroyBatchKey(group.id);
    const tried = async () => releaseResponses(await grant("job", "responses:release", group.id), now());
    await writesNothing(() => expect(tried()).rejects.toThrow());
    await makeBatchKey(group.id);
    await writesNothing(() => expect(tried()).rejects.toThrow());
  });

  it("happens once when two instances come at once", async () => {
    const group = await emptyGroup("northSanitarian");
    await fill(group, [0, 1, 2, 3, 4]);
    await setWindow("2026-11-17");
    const [first, second] = [await grant("job", "responses:release", group.id), await grant("job", "responses:release", group.id)];
    const before = await rowsOf("ledger");
    const both = await meeting(
      `SELECT FROM response_group WHERE id = $1 FOR UPDATE`,
      [group.id],
      [() => releaseResponses(first, now()), () => releaseResponses(second, now())],
    );
    expect(both).toMatchObject([
      { status: "fulfilled", value: { released: 5 } },
      { status: "rejected", reason: { because: "already-decided" } },
    ]);
    expect(await one(`SELECT count(*)::int AS n FROM response WHERE "groupId" = $1`, [group.id])).toEqual({ n: 5 });
    expect(await rowsOf("ledger")).toBe(before + 1);
  });

  it("refuses an answer that arrives while the box is being emptied: no right is spent for nothing", async () => {
    const group = await emptyGroup("northSanitarian");
    await fill(group, [0, 1, 2, 3, 4]);
    const { rightId, key } = group.holders[5] ?? { rightId: "", key: "" };
    const late = await grant(key, "peers:respond", await appraisalId(key));
    await setWindow("2026-11-17");
    const job = await grant("job", "responses:release", group.id);
    const both = await meeting<object>(
      `SELECT FROM response_group WHERE id = $1 FOR UPDATE`,
      [group.id],
      [() => releaseResponses(job, now()), () => submitResponses(late, [answer(rightId)], dayOf(now()))],
    );
    expect(both).toMatchObject([
      { status: "fulfilled", value: { released: 5 } },
      { status: "rejected", reason: { because: "closed" } },
    ]);
    expect([await boxOf(group.id), await spentOn(rightId)]).toEqual([0, null]);
  });

  it("linkage: leaves no way from a released answer or sentence to its author that is better than chance, whatever is at hand", async () => {
    const TRIALS = runs(1_200);
    const random = new Random(linkSeed);
    console.info(`peers, linkage: LINK_SEED=${linkSeed}`);
    const group = await emptyGroup("northSanitarian");
    const n = group.holders.length;
    expect(n).toBe(7);
    const byKey = new Map<string, number>();
    const guess = (key: string, authors: readonly number[], guessed: readonly number[]) =>
      byKey.set(key, (byKey.get(key) ?? 0) + hits(authors, guessed));
    const ORDERS = ["ctid", "ctid DESC", "id", "xmin::text, ctid", "xmin::text, id DESC"];
    for (let trial = 0; trial < TRIALS; trial += 1) {
      await emptyGroup("northSanitarian");
      await setWindow("2026-11-28");
      for (const author of orderOf(random, n)) {
        const holder = group.holders[author];
        if (holder) await respond(holder.key, [{ ...answer(holder.rightId, author), words: `Kalimat nomor ${author}` }]);
      }
      // What is left to see: in which order rights were spent and boxes filled, by the transactions that did it, and by the rights' ids.
      const inOrder = async (order: string) =>
        (await ask<{ id: string }>(`SELECT id FROM response_right WHERE "groupId" = $1 ORDER BY ${order}`, [group.id])).map(({ id }) =>
          group.holders.findIndex(({ rightId }) => rightId === id),
        );
      const spent = await inOrder("xmin::text::bigint");
      const rights = await inOrder("id");
      await release(group.id);
      for (const order of ORDERS) {
        const marks = await ask<{ answers: PeerAnswers }>(`SELECT answers FROM response WHERE "groupId" = $1 ORDER BY ${order}`, [
          group.id,
        ]);
        const texts = await ask<{ text: string }>(`SELECT text FROM response_text WHERE "groupId" = $1 ORDER BY ${order}`, [group.id]);
        const [ofMarks, ofTexts] = [marks.map(({ answers }) => authorIn(answers)), texts.map(({ text }) => Number(text.at(-1)))];
        guess(`marks by ${order}`, spent, ofMarks);
        guess(`marks by ${order}, of rights by id`, rights, ofMarks);
        guess(`sentences by ${order}`, spent, ofTexts);
        guess(`sentences beside marks by ${order}`, ofMarks, ofTexts);
      }
    }
    const best = [...byKey].toSorted(([, a], [, b]) => b - a)[0];
    console.info(
      `peers, linkage: ${TRIALS} groups of ${n}, best of ${byKey.size} linkers: ${best?.[0]}, ${best?.[1]} of ${n * TRIALS}; chance is 1/${n}`,
    );
    for (const [key, hit] of byKey) expect(hit / (n * TRIALS), key).toBeLessThanOrEqual(most(n, TRIALS));
  });

  it("linkage: neither log, write-ahead log, dump nor key folder holds what would join an answer with its author, and an old copy stays shut", async () => {
    const group = await emptyGroup("northSanitarian");
    await setWindow("2026-11-28");
    const inWal = await watchWal();
    const said = logged().length;
    const sent = group.holders.map(({ rightId }, author) => ({ ...answer(rightId, author), words: `Kata rahasia ${author} kenari` }));
    for (const [author, response] of sent.entries()) await respond(group.holders[author]?.key ?? "", [response]);
    const copy = await ask<{ nonce: string; sealed: Buffer }>(`SELECT nonce, sealed FROM boxed_response WHERE "groupId" = $1`, [group.id]);
    expect(copy).toHaveLength(7);
    const secrets = sent.flatMap(({ answers, words }) => [JSON.stringify(answers), words ?? ""]);
    for (const secret of secrets) expect([await inWal(secret), await whereIs(secret)], secret).toEqual([false, []]);

    await release(group.id);
    const lines = logged().slice(said).join("\n");
    for (const { nonce, rightId, words } of sent) {
      for (const trace of [nonce, rightId, words ?? ""]) expect(lines).not.toContain(trace);
      expect(await whereIs(nonce)).toEqual([]);
      expect(await whereIs(words ?? "")).toEqual(["response_text"]);
    }
    expect(existsSync(keyFile(group.id))).toBe(false);
    await expect(
      openBatch(
        group.id,
        copy.map(({ sealed }) => sealed),
      ),
    ).rejects.toThrow(); // whoever kept a copy of the box has ciphertext
    // no row of any table holds a right, a holder or a nonce together with marks or sentence
    const columns = await ask<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_name IN ('response', 'response_text') ORDER BY 1`,
    );
    expect(columns.map(({ name }) => name)).toEqual([
      "response.answers",
      "response.groupId",
      "response.id",
      "response_text.groupId",
      "response_text.id",
      "response_text.text",
    ]);
  });

  it("masks numbers and addresses before anything is sealed, and shows sentences to the appraised and the rater alone, alike ones once", async () => {
    const group = await emptyGroup("northSanitarian", CLOSED);
    const { id: windowsOf } = await one<{ id: string }>(`SELECT "unitId" AS id FROM appraisal WHERE id = $1`, [
      await appraisalId("northSanitarian", CLOSED),
    ]);
    const shut = (closesOn: string) =>
      ask(`UPDATE step_window SET "closesOn" = $1 WHERE period = $2 AND step = 'peers' AND "unitId" = $3`, [closesOn, CLOSED, windowsOf]);
    await ask(`UPDATE step_window SET "closesOn" = '2026-11-28' WHERE period = $1 AND step = 'peers'`, [CLOSED]);
    const words = ["Telepon 0812-3456-7890 bila perlu", "Sabar sekali.", "sabar sekali", "Rapi.", null, null, null];
    for (const [at, { rightId, key }] of group.holders.entries())
      await submitResponses(
        await grant(key, "peers:respond", await appraisalId(key, CLOSED)),
        [{ ...answer(rightId, at), words: words[at] ?? null }],
        dayOf(now()),
      );
    await shut("2026-11-17");
    await releaseResponses(await grant("job", "responses:release", group.id), now());
    const about = await appraisalId("northSanitarian", CLOSED);
    const { raterId } = await one<{ raterId: string }>(`SELECT "raterId" FROM appraisal WHERE id = $1`, [about]);
    const { name: raterName } = await one<{ name: string }>(`SELECT name FROM employee WHERE id = $1`, [raterId]);
    const rater = PEOPLE.find(({ name }) => name === raterName)?.key ?? "";
    const textsFor = async (who: string) => (await getResult(await grant(who, "appraisal:read-result", about))).evidence.texts.peers;
    const seen = await textsFor("northSanitarian");
    expect(seen.map(({ text, times }) => `${times} ${text.toLowerCase().replace(".", "")}`).toSorted()).toEqual([
      "1 rapi",
      "1 telepon *** bila perlu",
      "2 sabar sekali",
    ]);
    expect(await textsFor(rater)).toEqual(seen);
    for (const who of [behind.personnel, behind.auditor, behind.head].filter((each) => each !== rater))
      expect(await textsFor(who), who).toEqual([]);
  });
});

describe("keys", () => {
  it("whose group has ended, or never came to be, are found; those of open groups are not", async () => {
    const open = (await listBatchKeys()).length;
    const [stray, ended] = [crypto.randomUUID(), (await emptyGroup("northRegistrar")).id];
    await makeBatchKey(stray);
    await ask(`UPDATE response_group SET "destroyedAt" = now() WHERE id = $1`, [ended]);
    expect((await listEndedGroups(await listBatchKeys())).toSorted()).toEqual([stray, ended].toSorted());
    expect((await listBatchKeys()).length).toBeGreaterThanOrEqual(open);
  });
});
