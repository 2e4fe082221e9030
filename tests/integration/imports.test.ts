import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { LOCK, listDueImports } from "@/lib/imports/commands/work";
import { getImport, getPart, listImports, listProblems } from "@/lib/imports/queries";
import { say } from "@/lib/messages/format";
import { changePerson } from "@/lib/people/commands/people";
import { withdrawTransfer } from "@/lib/people/commands/postings";
import { now } from "@/lib/platform/clock";
import { readPageKey } from "@/lib/platform/page-key";
import { Refused } from "@/lib/platform/refusal";
import { addUnit } from "@/lib/units/commands";
import { ask, changed, contents, meeting, one, waiting, writesNothing } from "../support/database";
import { nameOf, nipOf, unitId } from "../support/doors";
import { but, checked, exported, load, map, nipAt, requestLoad, stored, storedRows, take, takeRows, work } from "../support/imports";
import { problems } from "../support/problems";
import { asFile, csv, HEADINGS, xlsx } from "../support/spreadsheets";
import { behind, grant, ledger, personId, staff } from "../support/staff";

const NORTH = "Puskesmas Contoh Utara";
const newcomer = (i: number, more: Parameters<typeof but>[1] = {}) =>
  but([nipAt(i), `Pegawai Baru ${i}`, "Perawat Terampil", "Fungsional", "II/c", NORTH, "", nipOf("northHead"), "01-12-2026"], more);
const OWN = ["event", "import", "import_row", "ledger"]; // what a file and its check write, and nothing else
const words = (row: { problems: { field: string; key: string }[] } | undefined) => row?.problems.map(({ field, key }) => `${field} ${key}`);
const linesOf = (nip: string) =>
  ask(
    `SELECT r.nip AS rater, l."from"::text, l.until::text, l.version FROM reporting_line l JOIN employee r ON r.id = l."raterId"
     JOIN employee e ON e.id = l."employeeId" WHERE e.nip = $1 ORDER BY l."from"`,
    [nip],
  );
const versionOf = async (nip: string) => (await one<{ version: number }>(`SELECT version FROM employee WHERE nip = $1`, [nip])).version;

it("the demonstration holds a file of each state that lasts", async () => {
  const files = await ask<{ state: string; refused: number | null; changed: number | null; new: number | null }>(
    `SELECT state, (counts->>'refused')::int AS refused, (counts->>'changed')::int AS changed, (counts->>'new')::int AS new FROM import ORDER BY "uploadedAt"`,
  );
  expect(files).toEqual([
    { state: "done", refused: 0, changed: 2, new: 1 },
    { state: "failed", refused: 0, changed: 1, new: 0 },
    { state: "refused", refused: 5, changed: 1, new: 0 },
    { state: "checked", refused: 0, changed: 1, new: 1 },
    { state: "uploaded", refused: null, changed: null, new: null },
  ]);
});

describe("a file", () => {
  it("is kept as it stands until its columns have a meaning, and one that is none writes nothing", async () => {
    const before = await contents();
    const id = await takeRows([newcomer(1), newcomer(2)]);
    expect(changed(before, await contents())).toEqual(["event", "import", "import_row", "ledger", "rate_limit"]);
    expect(await stored(id)).toMatchObject({ state: "uploaded", rows: 2, version: 0, counts: null });
    expect((await storedRows(id))[1]?.cells).toEqual(newcomer(2));
    const grown = await contents();
    expect(await problems(take(asFile("<html>", "pegawai.xls")))).toMatchObject([{ path: "file", key: "imports.file.markup" }]);
    expect(changed(grown, await contents())).toEqual(["rate_limit"]); // that it was tried
  });

  it("is mapped by its headings, and the next with the same ones as the last was", async () => {
    const headings = ["Nomor", "Siapa", "JABATAN", "JENIS JABATAN", "UNIT KERJA"];
    const body = [nipAt(3), "Sekar", "Bidan", "Fungsional", NORTH];
    const sheet = async (id: string) => getImport(await grant(behind.administrator, "import:read", id));
    const first = await takeRows([body], headings);
    expect(await sheet(first)).toMatchObject({
      mapping: { post: 2, postKind: 3, unit: 4 },
      remembered: false,
      first: [{ n: 2, cells: body }],
    });
    await map(first, { mapping: { nip: 0, name: 1, post: 2, postKind: 3, unit: 4 } });
    const second = await takeRows(
      [body],
      headings.map((heading) => ` ${heading.toLowerCase()}:`),
    );
    expect(await sheet(second)).toMatchObject({ mapping: { nip: 0, name: 1, post: 2, postKind: 3, unit: 4 }, remembered: true });
  });

  it("is mapped under its version alone, and to columns that it has", async () => {
    const id = await takeRows([newcomer(4)]);
    const manager = await grant(behind.administrator, "imports:manage", "agency");
    const { mapColumns, askToLoad } = await import("@/lib/imports/commands/requests");
    const mapping = { nip: 0, name: 1, post: 2, postKind: 3, unit: 99 };
    const asked = { importId: id, version: 0, mapping, effectiveOn: "2026-12-01" };
    expect(await writesNothing(() => problems(mapColumns(manager, asked, now())))).toMatchObject([{ path: "columns.unit" }]);
    for (const wrong of [
      () => mapColumns(manager, { ...asked, version: 7, mapping: { ...mapping, unit: 5 } }, now()),
      () => askToLoad(manager, { importId: id, version: 0 }, now()), // nobody has looked at it yet
    ])
      await writesNothing(() => expect(wrong()).rejects.toMatchObject({ because: "changed-meanwhile" }));
    await expect(mapColumns(manager, { ...asked, importId: crypto.randomUUID() }, now())).rejects.toMatchObject({ because: "not-found" });
  });

  it("of a workbook does the same as one of text", async () => {
    const rows = [newcomer(5), but(await exported(nipOf("planner")), { JABATAN: "Perencana Madya" })];
    const id = await take(asFile(await xlsx([HEADINGS, ...rows]), "pegawai.xlsx"));
    await map(id);
    await work(id);
    const text = await checked(rows);
    const told = (list: Awaited<ReturnType<typeof storedRows>>) => list.map(({ n, outcome, changes }) => ({ n, outcome, changes }));
    expect(told(await storedRows(id))).toEqual(told(text.staged));
    expect(text.staged.map(({ outcome }) => outcome)).toEqual(["new", "changed"]);
  });
});

describe("a check", () => {
  it("tells what is new, what changes from what to what, what stays, and who is not in the file", async () => {
    const before = await contents();
    const all = await one<{ n: number }>(`SELECT count(*)::int AS n FROM employee WHERE nip IS NOT NULL AND "leftOn" IS NULL`);
    const { state, counts, staged, id } = await checked([
      newcomer(10),
      await exported(nipOf("northDoctor")),
      but(await exported(nipOf("northSanitarian")), {
        JABATAN: "Sanitarian Penyelia",
        "UNIT KERJA": "Puskesmas Selatan",
        "UNIT INDUK": "",
        "NIP ATASAN": nipOf("southHead"),
        TMT: "1/12/2026",
      }),
    ]);
    expect(state).toBe("checked");
    expect(counts).toMatchObject({
      new: 1,
      changed: 1,
      unchanged: 1,
      refused: 0,
      problems: 0,
      missing: all.n - 2,
      unitsNew: 0,
      unitsMoved: 0,
    });
    expect(staged[2]?.changes).toEqual([
      { field: "post", from: (await exported(nipOf("northSanitarian")))[2], to: "Sanitarian Penyelia" },
      { field: "unit", from: NORTH, to: "Puskesmas Contoh Selatan" },
      { field: "rater", from: nameOf("northHead"), to: nameOf("southHead"), on: "2026-12-01" },
    ]);
    expect(staged[0]?.changes.map(({ field, from }) => [field, from])).toEqual(
      ["name", "post", "postKind", "rank", "unit", "rater"].map((field) => [field, null]),
    );
    expect(changed(before, await contents()).filter((table) => !OWN.includes(table))).toEqual(["rate_limit"]);
    const reader = await grant(behind.auditor, "import:read", id);
    const missing = await getPart(reader, null, "missing", undefined);
    expect(missing.list.rows.some((row) => "name" in row && row.name === nameOf("northDoctor"))).toBe(false);
    expect(missing.list.rows.length).toBe(Math.min(40, all.n - 2));
  });

  it("leaves what an empty cell says nothing of, and says that there is nothing to change", async () => {
    const { counts, staged } = await checked([
      but(await exported(nipOf("planner")), { "GOL RUANG": "", "UNIT INDUK": "", "NIP ATASAN": "" }),
    ]);
    expect(staged[0]).toMatchObject({ outcome: "unchanged", changes: [], problems: [] });
    expect(counts).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
  });

  it("names every wrong cell in words, and then nothing can be loaded", async () => {
    const left = nipOf("clerkTwo");
    await ask(`UPDATE employee SET "leftOn" = '2026-10-01' WHERE nip = $1`, [left]);
    const two = nipAt(21);
    const { state, staged, counts, id } = await checked([
      newcomer(20, { NIP: nipAt(20).slice(0, 17) }), // 2
      newcomer(21), // 3
      newcomer(22, { NIP: two, NAMA: "" }), // 4
      newcomer(23, { "UNIT KERJA": "Dinas Angin" }), // 5
      newcomer(24, { "NIP ATASAN": nipAt(99) }), // 6
      newcomer(25, { TMT: "31-02-2026", "JENIS JABATAN": "Struktural" }), // 7
      newcomer(26, { "NIP ATASAN": nipAt(26) }), // 8
      newcomer(27, { NIP: "1.97805152005011E+17" }), // 9
      newcomer(28, { NIP: left }), // 10
      newcomer(29, { "NIP ATASAN": left }), // 11
      newcomer(30, { JABATAN: "x".repeat(151), "GOL RUANG": "Bintang" }), // 12
      but(await exported(nipOf("planner")), { "NIP ATASAN": nipOf("officeHead"), TMT: "01-01-2020" }), // 13
      newcomer(31), // 14: right, and does not hide what is wrong
    ]);
    expect(state).toBe("refused");
    const said = Object.fromEntries(staged.map((row) => [row.n, words(row)]));
    expect(said).toEqual({
      2: ["nip imports.problem.nipDigits"],
      3: ["nip imports.problem.nipTwice"],
      4: ["name imports.problem.missing", "nip imports.problem.nipTwice"],
      5: ["unit imports.problem.unitUnknown"],
      6: ["rater imports.problem.raterUnknown"],
      7: ["postKind imports.problem.postKind", "from imports.problem.day"],
      8: ["rater people.notOneself"],
      9: ["nip imports.problem.nipNumber"],
      10: ["nip imports.problem.left"],
      11: ["rater imports.problem.raterLeft"],
      12: ["post problem.tooLong"],
      13: ["from imports.problem.lineInTheWay"],
      14: [],
    });
    expect(staged.find(({ n }) => n === 12)?.warnings).toMatchObject([{ field: "rank", key: "imports.warning.rank" }]);
    expect(counts).toMatchObject({ refused: 12, problems: 14 });
    const { key, values } = staged[11]?.problems[0] ?? { key: "problem.missing" };
    expect(say("id", key, values)).toBe(
      `Mulai 1 Januari 2020 bertabrakan dengan garis ke ${nameOf("secretary")} yang mulai 2 Januari 2024. Pilih tanggal sesudahnya, atau akhiri garis itu dahulu.`,
    );
    await writesNothing(() => expect(requestLoad(id)).rejects.toMatchObject({ because: "changed-meanwhile" }));
    expect(await listDueImports()).not.toContain(id);
    const reader = await grant(behind.auditor, "import:read", id);
    const lines = await listProblems(reader, await getImport(reader));
    expect(lines.length).toBe(14);
    expect(lines[0]).toMatchObject({ n: 2, field: "nip", cell: nipAt(20).slice(0, 17) });
    await ask(`UPDATE employee SET "leftOn" = NULL WHERE nip = $1`, [left]);
  });

  it("finds who would rate each other in a circle, also over lines that stand", async () => {
    const ring = await checked([
      newcomer(40, { "NIP ATASAN": nipAt(41) }),
      newcomer(41, { "NIP ATASAN": nipAt(42) }),
      newcomer(42, { "NIP ATASAN": nipAt(40) }),
    ]);
    expect(ring.staged.map(words)).toEqual(Array(3).fill(["rater imports.problem.raterRing"]));
    const over = await checked([but(await exported(nipOf("northHead")), { "NIP ATASAN": nipOf("northDoctor"), TMT: "01-12-2026" })]);
    expect(words(over.staged[0])).toEqual(["rater imports.problem.raterRing"]);
  });

  it("makes a unit only under one that is named, moves one, and finds a circle of units", async () => {
    const made = await checked([
      newcomer(50, { "UNIT KERJA": "Seksi Imunisasi", "UNIT INDUK": "Bidang Pencegahan" }),
      newcomer(51, { "UNIT KERJA": "Bidang Pencegahan", "UNIT INDUK": "Dinkes" }),
      newcomer(52, { "UNIT KERJA": "UPTD Laboratorium Kesehatan", "UNIT INDUK": NORTH }),
    ]);
    expect(made.staged.map(words)).toEqual([[], [], []]);
    expect(made.counts).toMatchObject({ unitsNew: 2, unitsMoved: 1 });
    const part = await getPart(await grant(behind.auditor, "import:read", made.id), null, "units", undefined);
    expect(part.list.rows).toMatchObject([
      { name: "Bidang Pencegahan", outcome: "new", under: "Dinas Kesehatan" },
      { name: "Seksi Imunisasi", outcome: "new", under: "Bidang Pencegahan" },
      { name: "UPTD Laboratorium Kesehatan", outcome: "changed", under: NORTH, wasUnder: "Dinas Kesehatan" },
    ]);
    const wrong = await checked([
      newcomer(53, { "UNIT KERJA": "Seksi A", "UNIT INDUK": "Seksi B" }),
      newcomer(54, { "UNIT KERJA": "Seksi B", "UNIT INDUK": "Seksi A" }),
      newcomer(55, { "UNIT INDUK": "Dinas Angin" }),
      newcomer(56, { "UNIT KERJA": "Labkes", "UNIT INDUK": "Dinkes" }),
      newcomer(57, { "UNIT KERJA": "Labkes", "UNIT INDUK": NORTH }),
    ]);
    expect(wrong.staged.map(words)).toEqual([
      ["parentUnit imports.problem.unitRing"],
      ["parentUnit imports.problem.unitRing"],
      ["parentUnit imports.problem.unitUnknownAbove"],
      [],
      ["parentUnit imports.problem.unitTwoAbove"],
    ]);
  });

  it("knows who heads a unit, one at a time", async () => {
    const headings = [...HEADINGS, "KEPALA UNIT"];
    const head = (i: number, how: string, unit: string) => [...newcomer(i, { "UNIT KERJA": unit }), how];
    const { staged } = await checked(
      [head(60, "Ya", NORTH), head(61, "Ya", NORTH), head(62, "Plt", "BKPSDM"), head(63, "entah", NORTH)],
      headings,
    );
    expect(staged[0]?.changes.find(({ field }) => field === "head")).toEqual({
      field: "head",
      from: nameOf("northHead"),
      to: "Pegawai Baru 60",
      on: "2026-12-01",
    });
    expect(staged.map(words)).toEqual([[], ["head imports.problem.headTwice"], [], ["head imports.problem.head"]]);
  });
});

describe("a load", () => {
  it("writes all of it under one row of the ledger, as changes", async () => {
    const sanitarian = nipOf("northSanitarian");
    const version = await versionOf(sanitarian);
    const file = [
      newcomer(100, { "UNIT KERJA": "Seksi Gizi", "UNIT INDUK": "Dinas Kesehatan", "NIP ATASAN": nipAt(101) }),
      newcomer(101),
      but(await exported(sanitarian), { JABATAN: "Sanitarian Madya", "NIP ATASAN": nipAt(101), TMT: "15-12-2026" }),
      await exported(nipOf("northDoctor")),
    ];
    const doctor = await linesOf(nipOf("northDoctor"));
    const { id } = await checked(file);
    const before = await contents();
    expect(await load(id)).toMatchObject({ state: "done", progress: 4 });
    expect(changed(before, await contents())).toEqual([
      "appraisal",
      "employee",
      "event",
      "import",
      "ledger",
      "posting",
      "reporting_line",
      "unit",
    ]);
    expect(await ledger(2)).toMatchObject([
      { byId: null, permission: "import:work", subjectId: id },
      { byId: (await staff(behind.administrator)).id, permission: "imports:manage", subjectId: id },
    ]);
    expect(
      await one(
        `SELECT u.name, u."shortName", p.name AS under FROM employee e JOIN unit u ON u.id = e."unitId" JOIN unit p ON p.id = u."parentId" WHERE e.nip = $1`,
        [nipAt(100)],
      ),
    ).toEqual({ name: "Seksi Gizi", shortName: "Seksi Gizi", under: "Dinas Kesehatan" });
    expect(await linesOf(nipAt(100))).toEqual([{ rater: nipAt(101), from: "2026-12-01", until: null, version: 0 }]);
    expect(await linesOf(sanitarian)).toMatchObject([
      { rater: nipOf("northHead"), until: "2026-12-14", version: 1 },
      { rater: nipAt(101), from: "2026-12-15", until: null },
    ]);
    expect(await versionOf(sanitarian)).toBe(version + 1);
    expect(await linesOf(nipOf("northDoctor"))).toEqual(doctor);

    const again = await checked(file);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 4, unitsNew: 0, unitsMoved: 0, refused: 0 });
  });

  const homesOf = (nip: string) =>
    ask(
      `SELECT u."shortName" AS unit, p.post, p."from"::text, p.until::text, p.undo IS NOT NULL AS ahead FROM posting p JOIN unit u ON u.id = p."unitId"
       JOIN employee e ON e.id = p."employeeId" WHERE e.nip = $1 AND p.kind = 'home' ORDER BY p."from"`,
      [nip],
    );
  const SOUTH = "Puskesmas Contoh Selatan";

  it("makes a transfer of another unit, by the row's day: at once of today, on its day of one ahead", async () => {
    const [now_, later] = [nipOf("northNurseTwo"), nipOf("northNurseThree")];
    const to = async (nip: string, TMT: string, rater = "") => but(await exported(nip), { "UNIT KERJA": SOUTH, "NIP ATASAN": rater, TMT });
    const { id, staged } = await checked([await to(now_, "18-11-2026", nipOf("southHead")), await to(later, "15-12-2026")]);
    expect(staged.map(words)).toEqual([[], []]);
    await load(id);
    expect(await homesOf(now_)).toEqual([
      { unit: "Puskesmas Utara", post: "Perawat Terampil", from: "2024-01-02", until: "2026-11-17", ahead: false },
      { unit: "Puskesmas Selatan", post: "Perawat Terampil", from: "2026-11-18", until: null, ahead: false },
    ]);
    expect(await homesOf(later)).toMatchObject([
      { unit: "Puskesmas Utara", until: "2026-12-14" },
      { unit: "Puskesmas Selatan", from: "2026-12-15", ahead: true },
    ]);
    const unitNow = async (nip: string) =>
      (await one<{ unit: string }>(`SELECT u."shortName" AS unit FROM employee e JOIN unit u ON u.id = e."unitId" WHERE e.nip = $1`, [nip]))
        .unit;
    expect([await unitNow(now_), await unitNow(later)]).toEqual(["Puskesmas Selatan", "Puskesmas Utara"]);
    const quarter = await one(
      `SELECT u."shortName" AS unit, r.name AS rater FROM appraisal a JOIN employee e ON e.id = a."employeeId" JOIN unit u ON u.id = a."unitId"
       JOIN employee r ON r.id = a."raterId" WHERE e.nip = $1 AND a.period = '2026-Q4'`,
      [now_],
    );
    expect(quarter).toEqual({ unit: "Puskesmas Selatan", rater: nameOf("southHead") });

    // Nobody was named who rates the second: the line ends with the unit, and goes on where the move is withdrawn.
    expect(await linesOf(later)).toMatchObject([{ rater: nipOf("northHead"), until: "2026-12-14" }]);
    const again = await checked([await to(now_, "18-11-2026", nipOf("southHead")), await to(later, "15-12-2026")]);
    expect(again.staged.map(({ changes }) => changes)).toEqual([[], []]);
    const posting = await one<{ id: string; version: number }>(
      `SELECT p.id, p.version FROM posting p JOIN employee e ON e.id = p."employeeId" WHERE e.nip = $1 AND p.undo IS NOT NULL`,
      [later],
    );
    const manager = await grant(behind.administrator, "people:manage", "agency");
    await withdrawTransfer(manager, { postingId: posting.id, version: posting.version }, now());
    expect(await linesOf(later)).toMatchObject([{ rater: nipOf("northHead"), until: null }]);
    expect(await homesOf(later)).toMatchObject([{ unit: "Puskesmas Utara", until: null }]);
  });

  it("ends the office of who headed the unit that is left", async () => {
    const nip = nipOf("southHead");
    const { id } = await checked([but(await exported(nip), { "UNIT KERJA": "Dinas Kesehatan", "UNIT INDUK": "", TMT: "01-01-2027" })]);
    await load(id);
    const heads = await ask(`SELECT h.until::text FROM unit_head h JOIN employee e ON e.id = h."employeeId" WHERE e.nip = $1`, [nip]);
    expect(heads).toEqual([{ until: "2026-12-31" }]);
    expect(await linesOf(nipOf("southDoctor"))).toMatchObject([{ rater: nip, until: "2026-12-31" }]);
  });

  it("refuses in the cell a day in a quarter that is closed, and one before a posting that is there", async () => {
    const row = async (key: string, changes: Parameters<typeof but>[1]) => but(await exported(nipOf(key)), changes);
    const { state, staged } = await checked([
      await row("northDoctor", { "UNIT KERJA": SOUTH, TMT: "30-09-2026" }),
      await row("northSanitarian", { JABATAN: "Sanitarian Utama", TMT: "01-12-2026" }), // a move of 15 December is there
      await row("northRegistrar", { "UNIT KERJA": SOUTH, TMT: "01-10-2026" }), // one of next year
    ]);
    expect(state).toBe("refused");
    expect(staged.map(words)).toEqual([
      ["from imports.problem.closedQuarter"],
      ["from imports.problem.postingInTheWay"],
      ["from imports.problem.postingInTheWay"],
    ]);
    expect(staged[0]?.problems[0]?.values).toEqual({ period: { period: "2026-Q3" }, day: { day: "2026-09-30" } });
  });

  it("makes whoever has a changed person's form open learn it", async () => {
    const nip = nipOf("northPharmacist");
    const { id: person, ...open } = await one<{ id: string; version: number; unitId: string; name: string }>(
      `SELECT id, version, "unitId", name FROM employee WHERE nip = $1`,
      [nip],
    );
    const { id } = await checked([but(await exported(nip), { JABATAN: "Apoteker Ahli Muda" })]);
    await load(id);
    const typed = { ...open, nip, post: "Apoteker", postKind: "fungsional" as const, rank: null };
    const manager = await grant(behind.administrator, "people:manage", "agency");
    await writesNothing(() => expect(changePerson(manager, person, typed, now())).rejects.toMatchObject({ because: "changed-meanwhile" }));
  });

  it("writes nothing where somebody changed meanwhile what it was compared with, and says so", async () => {
    const nip = nipOf("planner");
    const row = await exported(nip);
    const meanwhile: [string, string, unknown[]][] = [
      ["a person", `UPDATE employee SET version = version + 1 WHERE nip = $1`, [nip]],
      ["a line", `UPDATE reporting_line SET version = version + 1 WHERE "employeeId" = (SELECT id FROM employee WHERE nip = $1)`, [nip]],
      [
        "a posting",
        `UPDATE posting SET version = version + 1 WHERE until IS NULL AND "employeeId" = (SELECT id FROM employee WHERE nip = $1)`,
        [nip],
      ],
      [
        "a NIP",
        `INSERT INTO employee (id, nip, name, post, "postKind", "unitId") SELECT gen_random_uuid(), $1, 'Lain', 'Staf', 'pelaksana', id FROM unit LIMIT 1`,
        [nipAt(110)],
      ],
    ];
    for (const [what, sql, values] of meanwhile) {
      const { id } = await checked([
        newcomer(what === "a NIP" ? 110 : 111),
        but(row, { JABATAN: `Perencana, ${what}`, "NIP ATASAN": nipOf("officeHead"), TMT: "01-12-2026" }),
      ]);
      await requestLoad(id);
      await ask(sql, values);
      const before = await contents();
      await work(id);
      expect(await stored(id), what).toMatchObject({ state: "failed", failure: "overtaken" });
      expect(changed(before, await contents()), what).toEqual(["event", "import", "ledger"]);
      await expect(requestLoad(id), what).rejects.toMatchObject({ because: "changed-meanwhile" }); // it is checked again first
      await map(id);
      await work(id);
    }
    const closed = await addUnit(
      await grant(behind.administrator, "people:manage", "agency"),
      { name: "Unit Sementara", shortName: "Sementara", parentId: await unitId("office"), closedOn: null },
      now(),
    );
    expect(closed).toBeUndefined();
    const { id } = await checked([newcomer(112, { "UNIT KERJA": "Unit Sementara" })]);
    await requestLoad(id);
    await ask(`UPDATE unit SET "closedOn" = '2026-11-18' WHERE name = 'Unit Sementara'`);
    await work(id);
    expect(await stored(id)).toMatchObject({ state: "failed", failure: "overtaken" });
  });

  it("is asked for once by two administrators at once, and loads one file after the other", async () => {
    await ask(
      `INSERT INTO account_role (id, "accountId", role, "from") SELECT gen_random_uuid(), id, 'administrator', '2026-01-01' FROM account WHERE "employeeId" = $1`,
      [await personId("planner")],
    );
    const { id } = await checked([newcomer(120)]);
    const asked = await meeting(
      `SELECT 1 FROM import WHERE id = $1 FOR UPDATE`,
      [id],
      [() => requestLoad(id), () => requestLoad(id, "planner")],
    );
    expect(asked.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const other = await checked([newcomer(120, { NAMA: "Orang Lain" })]);
    await requestLoad(other.id, "planner");
    const both = await Promise.allSettled([work(id), work(other.id)]);
    for (const each of both) if (each.status === "rejected") expect(each.reason).toBeInstanceOf(Refused); // the other one is at it
    for (const due of await listDueImports()) await work(due);
    const states = [await stored(id), await stored(other.id)].map(({ state, failure }) => [state, failure]);
    expect(states.toSorted()).toEqual([
      ["done", null],
      ["failed", "overtaken"],
    ]);
    expect(await ask(`SELECT 1 FROM employee WHERE nip = $1`, [nipAt(120)])).toHaveLength(1);
  });

  it("is let be while another instance is at one, and is done when that has ended", async () => {
    const { id } = await checked([newcomer(125)]);
    await requestLoad(id);
    const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await other.connect();
    await other.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await writesNothing(() => expect(work(id)).rejects.toBeInstanceOf(Refused));
    await other.end();
    for (let tries = 0; (await stored(id)).state === "loading" && tries < 1_000; tries += 1)
      await work(id).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error; // its connection is still being closed
      });
    expect(await stored(id)).toMatchObject({ state: "done" });
  });

  it("that is killed on the way leaves nothing behind, is told of at the next start, and can be started again", async () => {
    const rows = [newcomer(130), newcomer(131), newcomer(132)];
    const { id } = await checked(rows);
    await requestLoad(id);
    const before = await contents();
    const holder = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await holder.connect();
    await holder.query(`BEGIN; LOCK TABLE reporting_line IN SHARE MODE`); // people are written by then, lines are not
    const child = spawn(
      process.execPath,
      ["node_modules/tsx/dist/cli.mjs", "--conditions=react-server", "tests/support/load-alone.ts", id],
      { detached: true, stdio: "ignore" },
    );
    const ended = new Promise((done) => child.once("exit", done));
    for (let begun = false; !begun; ) begun = (await ask(`SELECT 1 FROM import WHERE id = $1 AND "begunAt" IS NOT NULL`, [id])).length > 0;
    await waiting(1);
    const half = await stored(id);
    expect(half.state).toBe("loading");
    expect(half.progress).toBeGreaterThan(0); // seen by everybody, while nothing else is
    expect(await ask(`SELECT 1 FROM employee WHERE nip = $1`, [nipAt(130)])).toEqual([]);
    process.kill(-(child.pid ?? 0), "SIGKILL");
    await ended;
    await holder.query("COMMIT");
    await holder.end();
    for (let tries = 0; (await stored(id)).state === "loading" && tries < 5_000; tries += 1)
      await work(id).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error; // what was killed still holds its lock
      });
    expect(await stored(id)).toMatchObject({ state: "failed", failure: "interrupted", progress: 0 });
    expect(changed(before, await contents())).toEqual(["event", "import", "ledger"]);
    expect(await load(id)).toMatchObject({ state: "done" });
    expect((await ask(`SELECT 1 FROM employee WHERE nip = ANY($1)`, [rows.map(([nip]) => nip)])).length).toBe(3);
  });

  it("is kept: what was loaded is not changed, and of other columns nothing is left", async () => {
    const headings = [...HEADINGS, "AGAMA"];
    const { id } = await checked([[...newcomer(140), "rahasia"]], headings);
    await load(id);
    expect((await storedRows(id))[0]?.cells).toEqual([...newcomer(140), ""]);
    for (const sql of [`UPDATE import SET name = 'lain' WHERE id = $1`, `DELETE FROM import WHERE id = $1`])
      await expect(ask(sql, [id])).rejects.toThrow("kept as it is");
    await expect(work(id)).rejects.toBeInstanceOf(Refused);
    await expect(map(id)).rejects.toMatchObject({ because: "changed-meanwhile" });
  });
});

describe("the lists", () => {
  it("are paged by key, and every row stands in one of them once", async () => {
    const { id } = await checked(Array.from({ length: 95 }, (_, i) => newcomer(200 + i)));
    const reader = await grant(behind.auditor, "import:read", id);
    const seen: number[] = [];
    for (let after: string | undefined, going = true; going; ) {
      const { list } = await getPart(reader, null, "new", after);
      seen.push(...list.rows.map((row) => ("n" in row ? row.n : 0)));
      after = list.next ?? undefined;
      going = after !== undefined;
    }
    expect(seen).toEqual(Array.from({ length: 95 }, (_, i) => i + 2));
    expect(readPageKey("nonsense", 1)).toBeNull();
    const all: string[] = [];
    for (let after: string | undefined, going = true; going; ) {
      const { rows, next } = await listImports(await grant(behind.auditor, "imports:read", "agency"), after);
      all.push(...rows.map((row) => row.id));
      after = next ?? undefined;
      going = after !== undefined;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe((await one<{ n: number }>(`SELECT count(*)::int AS n FROM import`)).n);
  });
});

/** 20,000 people under `npm run prove`, a fiftieth of them otherwise: counts are asserted, seconds are told. */
const PEOPLE = process.env.CERMIN_PROVE === "1" ? 20_000 : 400;
it(`an agency of ${PEOPLE} loads whole, and again as changes`, async () => {
  const size = 50;
  const office = (i: number) => `Kantor ${Math.floor(i / size)}`;
  const person = (i: number) => {
    const first = i - (i % size);
    const rater = i === first ? nipOf("officeHead") : nipAt(10_000 + first);
    return [
      nipAt(10_000 + i),
      `Pegawai ${i}`,
      "Pengelola Data",
      i % 3 ? "Pelaksana" : "Fungsional",
      "III/a",
      office(i),
      "Dinas Kesehatan",
      rater,
      "01-12-2026",
    ];
  };
  const rows = Array.from({ length: PEOPLE }, (_, i) => person(i));
  expect(new Set(rows.map(([nip]) => nip)).size).toBe(PEOPLE);
  const file = asFile(csv([HEADINGS, ...rows]));
  const told: string[] = [];
  const timed = async <T>(what: string, run: () => Promise<T>) => {
    const began = performance.now();
    const result = await run();
    told.push(`${what} ${((performance.now() - began) / 1_000).toFixed(1)} s`);
    return result;
  };
  const id = await timed("sent", () => take(file));
  await map(id);
  await timed("checked", () => work(id));
  expect((await stored(id)).counts).toMatchObject({ new: PEOPLE, refused: 0, unitsNew: PEOPLE / size });
  await requestLoad(id);
  await timed("loaded", () => work(id));
  expect(await stored(id)).toMatchObject({ state: "done", progress: PEOPLE });
  const found = await one(
    `SELECT count(*)::int AS people, count(DISTINCT e."unitId")::int AS units, count(l.id)::int AS lines FROM employee e
     LEFT JOIN reporting_line l ON l."employeeId" = e.id AND l.until IS NULL WHERE e.nip = ANY($1)`,
    [rows.map(([nip]) => nip)],
  );
  expect(found).toEqual({ people: PEOPLE, units: PEOPLE / size, lines: PEOPLE });

  const next = await take(
    asFile(
      csv([
        HEADINGS,
        ...rows.map((row, i) => (i % 10 ? row : but(row, { "GOL RUANG": "III/b", JABATAN: "Analis Data", TMT: "15-12-2026" }))),
      ]),
    ),
  );
  await map(next);
  await timed("checked again", () => work(next));
  expect((await stored(next)).counts).toMatchObject({ new: 0, changed: PEOPLE / 10, unchanged: PEOPLE - PEOPLE / 10, unitsNew: 0 });
  await requestLoad(next);
  await timed("changes loaded", () => work(next));
  expect(
    (await one<{ n: number }>(`SELECT count(*)::int AS n FROM employee WHERE version = 1 AND nip = ANY($1)`, [rows.map(([nip]) => nip)])).n,
  ).toBe(PEOPLE / 10);

  expect(
    await one(
      `SELECT count(*)::int AS ahead, count(DISTINCT b.id)::int AS ended FROM posting p JOIN employee e ON e.id = p."employeeId"
       JOIN posting b ON b."employeeId" = e.id AND b.until = p."from" - 1 WHERE p.undo IS NOT NULL AND p."from" = '2026-12-15' AND e.nip = ANY($1)`,
      [rows.map(([nip]) => nip)],
    ),
  ).toEqual({ ahead: PEOPLE / 10, ended: PEOPLE / 10 });

  const wrong = await take(
    asFile(
      csv([HEADINGS, ...rows.map((row, i) => (i === PEOPLE - 1 ? but(row, { TMT: "kemarin" }) : but(row, { NAMA: `${row[1]} baru` })))]),
    ),
  );
  await map(wrong);
  await timed("one wrong cell found", () => work(wrong));
  expect(await stored(wrong)).toMatchObject({ state: "refused", counts: { refused: 1, problems: 1, changed: PEOPLE - 1 } });
  process.stdout.write(`${PEOPLE} rows: ${told.join(", ")}\n`);
});
