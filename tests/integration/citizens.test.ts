import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { boxAnswer, listDueBatches, moveAnswers } from "@/lib/citizens/commands";
import { say } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";
import { hashOf } from "@/lib/platform/codes";
import { env } from "@/lib/platform/env";
import { listBatchKeys } from "@/lib/platform/sealed-box";
import { Random } from "@/prisma/seed/random";
import { age, batchOf, mark, more, open, sendForm, slips } from "../support/citizens";
import { ask, cameAbout, changed, contents, meeting, one, overtaken, rowsOf, whereIs } from "../support/database";
import { posterOf, serviceId } from "../support/doors";
import { hits, linkSeed, most, orderOf } from "../support/linkage";
import { behind, grant, ledger } from "../support/staff";
import { watchWal } from "../support/wal";

const spentOn = async (code: string) =>
  (await one<{ day: string | null }>(`SELECT "spentOn"::text AS day FROM one_time_code WHERE hash = $1`, [hashOf(code)])).day;
const move = async (id: string) => moveAnswers(await grant("job", "answers:move", id), now());
const counted = async (service: string, verified = true) =>
  (
    await one<{ n: number }>(`SELECT coalesce(sum(times), 0)::int AS n FROM satisfaction_total WHERE "serviceId" = $1 AND verified = $2`, [
      await serviceId(service),
      verified,
    ])
  ).n;
const due = () => listDueBatches(now());
const batch = async (service: string) => (await batchOf(service)) ?? { id: "", n: 0 };

describe("an answer under a one-time code", () => {
  it("is sealed, and the code marked spent by day, in transactions of their own; nothing else is written but a count of all", async () => {
    const [code = ""] = await slips("Poli umum", 1);
    await mark((await slips("Poli umum", 1))[0] ?? ""); // the batch and the count are there
    const before = await contents();
    const key = crypto.randomUUID();
    expect((await mark(code, key)).status).toBe(303);
    expect(changed(before, await contents())).toEqual(["boxed_answer", "one_time_code", "rate_limit"]);
    const { box, spent } = await one<{ box: string; spent: string }>(
      `SELECT (SELECT xmin::text FROM boxed_answer WHERE nonce = $1) AS box, (SELECT xmin::text FROM one_time_code WHERE hash = $2) AS spent`,
      [key, hashOf(code)],
    );
    expect(box).not.toBe(spent);
    expect(await spentOn(code)).toBe("2026-11-18");
    expect(await whereIs(key)).toEqual(["boxed_answer"]);
    expect(await whereIs(code)).toEqual([]);
    expect(await whereIs(hashOf(code))).toEqual(["one_time_code"]);
    const keys = await ask<{ key: string }>(`SELECT key FROM rate_limit WHERE key LIKE 'answer:%'`);
    expect(keys).toEqual([{ key: "answer:one-time" }]); // one count for every code
  });

  it("is one, however often its form is sent, and however the sends overtake each other", async () => {
    for (const code of await slips("Poli umum", 5)) {
      const key = crypto.randomUUID();
      const { n } = await batch("Poli umum");
      const sent = await Promise.all(Array.from({ length: 30 }, () => mark(code, key)));
      expect(sent.map(({ status }) => status).filter((status) => status !== 303)).toEqual([]);
      expect((await batch("Poli umum")).n).toBe(n + 1);
      const back = await open(code); // the code is spent: its address says so
      expect(await back.text()).toContain(say("id", "citizen.spent"));
    }
  });

  it("is kept when the second of two sends overtakes the first", async () => {
    const [code = ""] = await slips("Poli umum", 1);
    const key = crypto.randomUUID();
    const { n } = await batch("Poli umum");
    let second: Promise<Response> | undefined;
    const first = await overtaken(
      "one_time_code",
      () => mark(code, key),
      async () => {
        second = mark(code, key);
        await cameAbout(async () => (await spentOn(code)) !== null); // or it waits for its turn
      },
    );
    expect([first.status, (await second)?.status]).toEqual([303, 303]);
    expect((await batch("Poli umum")).n).toBe(n + 1);
  });

  it("is exactly one under fifty spends of one code at once", async () => {
    const [code = ""] = await slips("Pelayanan KIA", 1);
    const sent = await Promise.all(Array.from({ length: 50 }, () => mark(code)));
    const statuses = sent.map(({ status }) => status);
    expect(statuses.filter((status) => status === 303).length).toBe(1);
    expect(statuses.filter((status) => status === 409).length).toBe(49);
    expect((await batch("Pelayanan KIA")).n).toBe(1);
    expect(await sent.find(({ status }) => status === 409)?.text()).toContain(say("id", "refusal.already-answered"));
  });

  it("is completed in the box under its own nonce, and never by another's", async () => {
    const [code = "", other = ""] = await slips("Imunisasi", 2);
    const key = crypto.randomUUID();
    await mark(code, key);
    const { sealed } = await one<{ sealed: Buffer }>(`SELECT sealed FROM boxed_answer WHERE nonce = $1`, [key]);
    const done = await more(code, key, { text: "Cepat", "elements.time": "4" });
    expect(done.headers.get("location")).toContain(`&a=${key}`);
    const after = await one<{ sealed: Buffer }>(`SELECT sealed FROM boxed_answer WHERE nonce = $1`, [key]);
    expect(after.sealed.equals(sealed)).toBe(false);
    const strange = await more(other, crypto.randomUUID(), { text: "x" });
    expect(strange.headers.get("location")).not.toContain("&a=");
    expect(await spentOn(other)).toBe(null);
  });
});

describe("a batch", () => {
  it("is due with five answers that are half an hour old, and not before", async () => {
    const codes = await slips("Pengambilan obat", 6);
    for (const code of codes.slice(0, 4)) await mark(code);
    const { id } = await batch("Pengambilan obat");
    await age(id, 60);
    expect(await due()).not.toContain(id); // four
    await mark(codes[4] ?? "");
    expect(await due()).not.toContain(id); // five, one of them young
    await age(id, 29);
    expect(await due()).not.toContain(id);
    await age(id, 31);
    expect(await due()).toContain(id);
    await age(id, 29, 1);
    expect(await due()).not.toContain(id);
    await mark(codes[5] ?? "");
    await age(id, 31, 5);
    expect(await due()).toContain(id); // five old ones, and a young one goes with them
    for (const who of [behind.administrator, behind.auditor, behind.personnel])
      await expect(grant(who, "answers:move", id)).rejects.toMatchObject({ because: "not-found" });
    await expect(grant(null, "answers:move", id)).rejects.toMatchObject({ because: "not-signed-in" });
  });

  it("moves whole with one entry, keeps service, channel and day, and is counted once", async () => {
    const { id } = await batch("Pengambilan obat");
    const [counter = ""] = await slips("Pengambilan obat", 1, "counter");
    const key = crypto.randomUUID();
    await mark(counter, key, "2");
    await more(counter, key, { mark: "2", text: "Obat habis", wait: "4", "elements.product": "1" });
    const [answers, total, entries, keys] = [
      await rowsOf("citizen_answer"),
      await counted("Pengambilan obat"),
      await rowsOf("ledger"),
      await listBatchKeys(),
    ];
    const nonces = (await ask<{ nonce: string }>(`SELECT nonce FROM boxed_answer WHERE "batchId" = $1`, [id])).map(({ nonce }) => nonce);
    expect(nonces.length).toBe(7);
    const last = (await ask<{ id: string }>(`SELECT id FROM citizen_answer`)).map((row) => row.id);

    expect(await move(id)).toEqual({ moved: 7 });
    expect(await rowsOf("citizen_answer")).toBe(answers + 7);
    expect(await counted("Pengambilan obat")).toBe(total + 7);
    expect(await rowsOf("ledger")).toBe(entries + 1);
    expect((await ledger(1))[0]).toEqual({ byId: null, permission: "answers:move", subjectId: id });
    expect(await batchOf("Pengambilan obat")).toBe(undefined);
    expect((await listBatchKeys()).toSorted()).toEqual(keys.filter((each) => each !== id).toSorted());
    expect(existsSync(path.join(env().CERMIN_KEY_DIR, `${id}.key`))).toBe(false);
    for (const nonce of nonces) expect(await whereIs(nonce)).toEqual([]);

    const moved = await ask<{
      x: string;
      version: string;
      name: string;
      channel: string;
      day: string;
      text: string | null;
      elements: string;
      mark: number;
      wait: number | null;
      code: string | null;
    }>(
      `SELECT a.xmin::text AS x, substr(a.id::text, 15, 1) || substr(a.key::text, 15, 1) AS version, s.name, a.channel::text, a.day::text, a.text, a.elements, a.mark,
         a."waitBand" AS wait, a."codeId" AS code FROM citizen_answer a JOIN service s ON s.id = a."serviceId" WHERE NOT (a.id = ANY($1))`,
      [last],
    );
    expect(new Set(moved.map(({ x }) => x)).size).toBe(1);
    expect(new Set(moved.map(({ version }) => version))).toEqual(new Set(["44"]));
    expect(new Set(moved.map(({ name, day }) => `${name} ${day}`))).toEqual(new Set(["Pengambilan obat 2026-11-18"]));
    expect(moved.filter(({ channel }) => channel === "counter")).toMatchObject([
      { mark: 2, text: "Obat habis", elements: "----1----", wait: 4, code: null },
    ]);
    expect(moved.filter(({ channel }) => channel === "slip").length).toBe(6);

    await expect(grant("job", "answers:move", id)).rejects.toMatchObject({ because: "not-found" });
    // Afterwards the second page says that the answer is counted as it was.
    const late = await more(counter, key, { text: "Terlambat" });
    expect(late.headers.get("location")).toBe(`/s/${counter}?lang=id&done=1`);
    const page = await open(counter, "?lang=id&done=1");
    expect(await page.text()).toContain(say("id", "citizen.counted"));
    const again = await mark(counter, key);
    expect(again.status).toBe(409);
    expect(await rowsOf("citizen_answer")).toBe(answers + 7);
  });

  it("moves once when two instances come at once", async () => {
    for (const code of await slips("Poli umum", 5)) await mark(code);
    const { id, n } = await batch("Poli umum");
    const [first, second] = [await grant("job", "answers:move", id), await grant("job", "answers:move", id)];
    const answers = await rowsOf("citizen_answer");
    const both = await meeting(
      `SELECT FROM citizen_batch WHERE id = $1 FOR UPDATE`,
      [id],
      [() => moveAnswers(first, now()), () => moveAnswers(second, now())],
    );
    expect(both).toMatchObject([
      { status: "fulfilled", value: { moved: n } },
      { status: "rejected", reason: { because: "already-decided" } },
    ]);
    expect(await rowsOf("citizen_answer")).toBe(answers + n);
  });

  it("that is just being moved loses no answer: it goes into the next", async () => {
    const codes = await slips("Poli umum", 6);
    for (const code of codes.slice(0, 5)) await mark(code);
    const { id } = await batch("Poli umum");
    const job = await grant("job", "answers:move", id);
    const last = codes[5] ?? "";
    const late = await grant(null, "service:answer", last);
    const both = await meeting<unknown>(
      `SELECT FROM citizen_batch WHERE id = $1 FOR UPDATE`,
      [id],
      [
        () => moveAnswers(job, now()),
        () => boxAnswer(late, { key: crypto.randomUUID(), mark: 1, elements: "---------", waitBand: null, text: null }, now()),
      ],
    );
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    const next = await batch("Poli umum");
    expect(next).toMatchObject({ n: 1 });
    expect(next.id).not.toBe(id);
    expect(await spentOn(last)).toBe("2026-11-18");
    expect(await move(next.id)).toEqual({ moved: 1 }); // it can be read
  });

  it("moves what was completed up to that moment as it was completed", async () => {
    const codes = await slips("Poli umum", 5);
    const keys = codes.map(() => crypto.randomUUID());
    for (const [i, code] of codes.entries()) await mark(code, keys[i]);
    const { id } = await batch("Poli umum");
    const job = await grant("job", "answers:move", id);
    const both = await meeting<unknown>(
      `SELECT FROM boxed_answer WHERE nonce = $1 FOR UPDATE`,
      [keys[0]],
      [() => more(codes[0] ?? "", keys[0] ?? "", { text: "Pada saat terakhir" }), () => moveAnswers(job, now())],
    );
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    const { n } = await one<{ n: number }>(`SELECT count(*)::int AS n FROM citizen_answer WHERE text = 'Pada saat terakhir'`);
    expect(n).toBe(1);
  });
});

describe("what a copy of the database tells", () => {
  it("is no word of an answer before its batch moves: neither tables nor the write-ahead log", async () => {
    const inWal = await watchWal();
    const canary = `burung kenari ${crypto.randomUUID()}`;
    const codes = await slips("Laboratorium sederhana", 5);
    for (const [i, code] of codes.entries()) {
      const key = crypto.randomUUID();
      await mark(code, key);
      await more(code, key, { text: i === 0 ? canary : "" });
    }
    await ask("CHECKPOINT");
    expect(await whereIs(canary)).toEqual([]);
    expect(await inWal(canary)).toBe(false);

    await move((await batch("Laboratorium sederhana")).id);
    // The same search finds it once it is meant to be found.
    expect(await whereIs(canary)).toEqual(["citizen_answer"]);
    expect(await inWal(canary)).toBe(true);
  });

  it("leaves no way from a moved answer to its code that is better than chance", async () => {
    const TRIALS = 24;
    const N = 5;
    const random = new Random(linkSeed + 1);
    console.info(`citizens, linkage: LINK_SEED=${linkSeed}`);
    const byKey: Record<string, number> = { ctid: 0, "ctid DESC": 0, id: 0, key: 0, "xmin::text, ctid": 0 };
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const codes = await slips("Konseling gizi", N);
      for (const author of orderOf(random, N)) {
        const key = crypto.randomUUID();
        await mark(codes[author] ?? "", key);
        await more(codes[author] ?? "", key, { text: `${trial} ${author}` });
      }
      const spent = await ask<{ hash: string }>(`SELECT hash FROM one_time_code WHERE hash = ANY($1) ORDER BY xmin::text::bigint`, [
        codes.map(hashOf),
      ]);
      const authors = spent.map(({ hash }) => codes.findIndex((code) => hashOf(code) === hash));
      await move((await batch("Konseling gizi")).id);
      for (const order of Object.keys(byKey)) {
        const rows = await ask<{ text: string }>(
          `SELECT text FROM citizen_answer WHERE "serviceId" = $1 AND text LIKE '${trial} %' ORDER BY ${order}`,
          [await serviceId("Konseling gizi")],
        );
        byKey[order] =
          (byKey[order] ?? 0) +
          hits(
            authors,
            rows.map(({ text }) => Number(text.split(" ")[1])),
          );
      }
    }
    for (const [order, hit] of Object.entries(byKey)) expect(hit / (N * TRIALS), `by ${order}`).toBeLessThanOrEqual(most(N, TRIALS));
  }, 60_000);
});

describe("uniqueness", () => {
  it("stands on no column that may be empty, where it protects: many nulls are no two of a kind", async () => {
    const rows = await ask(
      `SELECT c.relname AS index, a.attname AS column FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
       JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY(i.indkey)
       WHERE n.nspname = 'public' AND t.relname <> '_prisma_migrations' AND i.indisunique AND NOT a.attnotnull`,
    );
    expect(rows.toSorted((a, b) => String(a.index).localeCompare(String(b.index)))).toEqual([
      { index: "document_activityId_hash_key", column: "activityId" }, // hangs on feedback instead,
      { index: "document_feedbackId_hash_key", column: "feedbackId" }, // on a realisation,
      { index: "document_realisationId_hash_key", column: "realisationId" }, // or on a line
      { index: "employee_nip_key", column: "nip" }, // officials outside the civil service have none
      { index: "feedback_requestId_key", column: "requestId" }, // most is said without having been asked for
      { index: "intended_result_planId_agreementIndicatorId_key", column: "agreementIndicatorId" }, // serves a leader's result,
      { index: "intended_result_planId_leaderResultId_key", column: "leaderResultId" }, // or an agreement, or neither
      { index: "link_request_accountId_key", column: "accountId" }, // asked for under an address that is nobody's
      { index: "matrix_cell_agreementIndicatorId_employeeId_key", column: "agreementIndicatorId" }, // under a leader's result,
      { index: "matrix_cell_leaderResultId_employeeId_key", column: "leaderResultId" }, // or under an agreement
      { index: "rater_dispute_lineId_key", column: "lineId" }, // settled by no line, or not yet
      { index: "service_code_replacesId_key", column: "replacesId" }, // most codes replace none
    ]);
  });

  it.each(["boxed_answer.nonce", "boxed_response.nonce", "citizen_answer.key", "one_time_code.hash", "rate_limit.key", "session.id"])(
    "%s takes no null",
    async (name) => {
      const [table, column] = name.split(".");
      const insert =
        column === "key" && table !== "rate_limit"
          ? `INSERT INTO "${table}" (id, key) VALUES (gen_random_uuid(), NULL)`
          : `INSERT INTO "${table}" ("${column}") VALUES (NULL)`;
      await expect(ask(insert)).rejects.toMatchObject({ code: "23502", column });
    },
  );

  it("activity.key takes no null", async () => {
    // employeeId stands before it, so that an empty row would be refused for that
    await expect(ask("UPDATE activity SET key = NULL")).rejects.toMatchObject({ code: "23502", column: "key" });
  });

  it("counts a poster's form that is sent twenty times at once as one answer", async () => {
    const { code } = await posterOf("Imunisasi");
    const key = crypto.randomUUID();
    const [answers, total] = [await rowsOf("citizen_answer"), await counted("Imunisasi", false)];
    const sent = await Promise.all(Array.from({ length: 20 }, () => mark(code, key)));
    expect(sent.every(({ status }) => status === 303)).toBe(true);
    expect(await rowsOf("citizen_answer")).toBe(answers + 1);
    expect(await counted("Imunisasi", false)).toBe(total + 1);
  });

  it("throttles one poster, and not the others", async () => {
    const { code } = await posterOf("Poli umum");
    await ask(`INSERT INTO rate_limit (key, "windowStart", count) VALUES ($1, $2, 240)`, [`answer:${code}`, now()]);
    const refused = await mark(code);
    expect(refused.status).toBe(429);
    expect((await mark((await posterOf("Imunisasi")).code)).status).toBe(303);
    expect((await sendForm(code, { step: "mark", lang: "id", key: "kunci", mark: "1" })).status).toBe(422);
  });
});
