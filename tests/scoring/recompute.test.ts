import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { EXPECTATIONS, PREDICATES } from "@/lib/scoring/core/types";
import { answerTo } from "@/scripts/recompute/answer";
import { readExactJson } from "@/scripts/recompute/read";

vi.setConfig({ testTimeout: 60_000 }); // the command starts four processes

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "cermin-recompute-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
/** A file with exactly this content; its name without the folder. */
function written(content: string | Uint8Array) {
  const name = `question-${files++}.json`;
  writeFileSync(path.join(folder, name), content);
  return name;
}
const asText = (question: object | string) => (typeof question === "string" ? question : JSON.stringify(question));

/** `npm run -s recompute -- …` as a person types it, standing in the folder of the files unless it says otherwise. */
const command = (args: string[], cwd = folder) =>
  new Promise<{ code: number | null; out: string; err: string }>((done) => {
    const child = spawn("npm", ["--prefix", root, "run", "-s", "recompute", "--", ...args], { cwd });
    let out = "";
    let err = "";
    child.stdout.on("data", (bytes) => {
      out += bytes;
    });
    child.stderr.on("data", (bytes) => {
      err += bytes;
    });
    child.on("close", (code) => done({ code, out, err }));
  });

/** The same core and law without the processes, for the many cases. */
const answer = (question: object | string) => JSON.parse(answerTo(readExactJson(written(asText(question)), folder)));
const refusal = (question: object | string | Uint8Array) => {
  const name = written(question instanceof Uint8Array ? question : asText(question));
  try {
    return `answered: ${answerTo(readExactJson(name, folder))}`;
  } catch (error) {
    return (error as Error).message.replace(name, "x.json");
  }
};

const survey = (rest: object) => ({ kind: "satisfaction", regulation: "permenpanrb-14-2017", ...rest });
const ratings = (workResult: unknown, behaviour: unknown) => ({
  kind: "predicate",
  regulation: "permenpanrb-6-2022",
  workResult,
  behaviour,
});
const parts = { kind: "predicate", regulation: "pp-30-2019", plan: 115, behaviour: 110, peersUsed: false, newIdea: true };
const post = { kind: "credit", regulation: "bkn-3-2023", level: "ahli-pertama", predicate: "good", months: 2 };
const shares = {
  outstandingMost: 70,
  goodMost: 70,
  needsImprovementBest: 10,
  needsImprovementLeast: 60,
  poorBest: 10,
  poorNeedsImprovement: 10,
  poorLeast: 60,
  veryPoorTogether: 10,
  veryPoorLeast: 60,
};
const spread = (counts: object) => ({ kind: "distribution", regulation: "se-menpanrb-3-2023", achievement: "good", counts, shares });
const people = { "very-good": 1, good: 8, "needs-improvement": 1, poor: 0, "very-poor": 0 };
/** A question by two parts whose numbers are written with these very digits. */
const digits = (plan: string, behaviour = plan) =>
  `{"kind":"predicate","regulation":"pp-30-2019","plan":${plan},"behaviour":${behaviour},"peersUsed":false,"newIdea":false}`;

describe.concurrent("npm run -s recompute -- FILE.json", () => {
  it("answers a survey by its rows, one JSON object and nothing else", async () => {
    const { code, out, err } = await command([
      written(
        asText(
          survey({
            answers: [
              [4, 3, null],
              [3, null, 2],
              [null, null, null],
            ],
          }),
        ),
      ),
    ]);
    // means 7/2, 3/1, 2/1; (3.5 + 3 + 2) / 3 x 25 = 70.83
    expect(JSON.parse(out)).toEqual({
      n: 2,
      index: 70.83,
      grade: "C",
      elements: [
        { mean: 3.5, grade: "B" },
        { mean: 3, grade: "C" },
        { mean: 2, grade: "D" },
      ],
      interval: [25, 100],
      steps: expect.any(Array),
    });
    expect([out.startsWith("{"), out.endsWith("}\n"), code, err]).toEqual([true, true, 0, ""]);
  });

  it("answers a survey by its element means", async () => {
    const elementMeans = [3.868, 3.67, 3.758, 3.879, 3.879, 3.868, 3.835, 3.549, 3.725];
    const { code, out } = await command([written(asText(survey({ elementMeans })))]);
    expect(JSON.parse(out)).toMatchObject({ n: null, index: 94.53, grade: "A", interval: null });
    expect(code).toBe(0);
  });

  it("answers two ratings with a predicate and its steps", async () => {
    const { code, out } = await command([written(asText(ratings("meets", "above")))]);
    expect(JSON.parse(out)).toEqual({
      predicate: "good",
      steps: [
        { rule: "quadrant", words: expect.stringMatching(/\.$/), source: "PermenPANRB 6/2022, Lampiran Bab IV, hlm. 99 dan 102-103" },
      ],
    });
    expect(code).toBe(0);
  });

  it("answers two parts with a value, a predicate and its steps", async () => {
    const { code, out } = await command([written(asText(parts))]);
    // 115 x 0.7 + 110 x 0.3 = 80.5 + 33 = 113.5
    expect(JSON.parse(out)).toEqual({
      value: 113.5,
      predicate: "very-good",
      steps: [
        { rule: "two-part", words: "115,00 x 70 % + 110,00 x 30 % = 113,50.", source: "PP 30/2019, Pasal 41 ayat (2), (3) dan (4)" },
        { rule: "two-part", words: "113,50 berada pada jenjang mulai 110,00.", source: "PP 30/2019, Pasal 41 ayat (5)" },
      ],
    });
    expect(code).toBe(0);
  });

  it("answers a post with its credit and its steps", async () => {
    const { code, out } = await command([written(asText(post))]);
    expect(JSON.parse(out)).toMatchObject({
      credit: 2.08,
      steps: [{ words: "Predikat ini bernilai 100 %." }, { words: "2/12 x 100 % x 12,50 = 2,08." }],
    });
    expect(Object.keys(JSON.parse(out))).toEqual(["credit", "steps"]);
    expect(code).toBe(0);
  });

  it("ends with 2 for what is malformed: nothing on standard output, one sentence naming the field on standard error", async () => {
    const { code, out, err } = await command([written(asText({ ...post, level: "ahli-madya" }))]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe('level: "ahli-madya" tidak punya koefisien yang dipastikan; yang ada: ahli-pertama, ahli-muda.\n');
  });

  it("finds FILE from where the person stands, inside the source too, and by its whole path", async () => {
    const name = written(asText(post));
    mkdirSync(path.join(folder, "deeper"), { recursive: true });
    for (const [file, cwd] of [
      [`../${name}`, path.join(folder, "deeper")],
      [path.relative(path.join(root, "app"), path.join(folder, name)), path.join(root, "app")],
      [path.join(folder, name), root],
    ] as const) {
      expect(await command([file], cwd), file).toMatchObject({ code: 0, err: "" });
    }
  });

  it.each([
    ["a file that is missing", ["none.json"], 'FILE "none.json": berkas ini tidak ada.'],
    ["a folder", ["."], 'FILE ".": ini folder, bukan berkas.'],
    ["no file", [], "FILE: sebutkan tepat satu berkas JSON."],
    ["two files", ["a.json", "b.json"], "FILE: sebutkan tepat satu berkas JSON."],
  ])("refuses %s", async (_what, args, sentence) => {
    expect(await command(args)).toEqual({ code: 2, out: "", err: `${sentence}\n` });
  });
});

describe("what is in FILE", () => {
  it.each<[string, string | Uint8Array, string]>([
    ["nothing", "", 'FILE "x.json": isinya bukan JSON yang sah.'],
    ["half a question", '{"kind":"credit"', 'FILE "x.json": isinya bukan JSON yang sah.'],
    ["a comment", `/* ? */ ${asText(post)}`, 'FILE "x.json": isinya bukan JSON yang sah.'],
    ["two questions", `${asText(post)}${asText(post)}`, 'FILE "x.json": isinya bukan JSON yang sah.'],
    ["not a number", digits("NaN"), 'FILE "x.json": isinya bukan JSON yang sah.'],
    ["bytes that are no text", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 'FILE "x.json": isinya bukan teks UTF-8.'],
    ["UTF-16", new Uint8Array(Buffer.from(`\ufeff${asText(post)}`, "utf16le")), 'FILE "x.json": isinya bukan teks UTF-8.'],
    ["an array", asText([post]), "FILE: harus satu objek JSON."],
    ["null", "null", "FILE: harus satu objek JSON."],
    ["a number", "12", "FILE: harus satu objek JSON."],
    ["a text", '"credit"', "FILE: harus satu objek JSON."],
    ["an empty object", "{}", "kind: bidang ini belum ada."],
    ["brackets without end", "[".repeat(100_000) + "]".repeat(100_000), 'FILE "x.json": isinya bersarang lebih dari 8 tingkat.'],
    ["a field twice", asText(post).replace("{", '{"months":12,'), '"months": bidang ini tertulis dua kali.'],
    ["a field twice, once in other letters", asText(post).replace("{", '{"m\\u006fnths":12,'), '"months": bidang ini tertulis dua kali.'],
    ["a field too many", asText({ ...post, bonus: 1 }), '"bonus": bidang ini tidak dikenal dalam pertanyaan semacam ini.'],
    [
      "a field that would be a prototype",
      asText(post).replace("{", '{"__proto__":{"months":12},'),
      '"__proto__": bidang ini tidak dikenal dalam pertanyaan semacam ini.',
    ],
  ])("may not be %s", (_what, content, sentence) => {
    expect(refusal(content)).toBe(sentence);
  });

  it("may begin with a byte order mark, as editors write it, and hold a field's name inside a text", () => {
    expect(answer(`\ufeff${asText(post)}`).credit).toBe(2.08);
    expect(refusal({ ...post, level: '"months":"months":{[' })).toContain("level: ");
  });
});

describe("a survey", () => {
  const index = (answers: unknown) => answer(survey({ answers }));

  it("counts as n the rows with an answer, and none where only means are known", () => {
    expect(
      index([
        [4, null],
        [null, 3],
        [null, null],
      ]).n,
    ).toBe(2);
    expect(answer(survey({ elementMeans: [3] })).n).toBeNull();
  });

  it.each<[unknown, string]>([
    [[[4, 4], [4]], "answers: baris 2 memuat 1 jawaban, baris 1 memuat 2."],
    [
      [
        [4, 4],
        [null, null, null],
      ],
      "answers: baris 2 memuat 3 jawaban, baris 1 memuat 2.",
    ],
    [[[]], "answers, baris 1: tidak boleh kosong."],
    [[], "answers: tidak boleh kosong."],
    [{}, "answers: harus larik."],
    [[4, 3], "answers, baris 1: harus larik."],
    [null, "answers: harus larik."],
  ])("has rows of one length, at least 1: %j", (answers, sentence) => {
    expect(refusal(survey({ answers }))).toBe(sentence);
  });

  it.each<[unknown, string]>([
    [0, "0 berada di luar 1 sampai 4."],
    [5, "5 berada di luar 1 sampai 4."],
    [-1, "-1 berada di luar 1 sampai 4."],
    [2.5, "harus bilangan bulat 1 sampai 4."],
    ["4", "harus angka."],
    [true, "harus angka."],
    [[4], "harus angka."],
  ])("has answers from 1 to 4 or null: %j", (mark, sentence) => {
    expect(
      refusal(
        survey({
          answers: [
            [4, 4, 4],
            [4, mark, 4],
          ],
        }),
      ),
    ).toBe(`answers, baris 2, butir 2: ${sentence}`);
  });

  it("takes 4.0 for the 4 it is, as spreadsheets write it", () => {
    expect(answer(`{"kind":"satisfaction","regulation":"permenpanrb-14-2017","answers":[[4.0,3e0],[null,30e-1]]}`).index).toBe(87.5);
  });

  it.each<[unknown, number]>([
    [
      [
        [4, null],
        [3, null],
      ],
      2,
    ],
    [[[null, null]], 1],
    [
      [
        [4, 4, null],
        [null, 4, null],
      ],
      3,
    ],
  ])("refuses an element that nobody answered: %j", (answers, element) => {
    expect(refusal(survey({ answers }))).toBe(`answers: unsur ${element} tidak dijawab siapa pun.`);
  });

  it("writes means to 4 decimals and the index to 2, half up", () => {
    const text = answerTo(
      readExactJson(
        written(
          asText(
            survey({
              answers: [
                [4, 3],
                [4, 3],
                [3, 3],
              ],
            }),
          ),
        ),
        folder,
      ),
    );
    // 11/3 = 3.66667; (11/3 + 3) / 2 x 25 = 83.333
    expect(text).toContain('"mean": 3.6667,');
    expect(text).toContain('"mean": 3.0000,');
    expect(text).toContain('"index": 83.33,');
    const half = answer(survey({ elementMeans: [3.53225, 3.53225] })); // x 25 = 88.30625; the mean to 4 decimals half up
    expect(half).toMatchObject({ index: 88.31, elements: [{ mean: 3.5323 }, { mean: 3.5323 }] });
    expect(answerTo(readExactJson(written(asText(survey({ elementMeans: [2] }))), folder))).toContain('"index": 50.00,');
  });

  it("grades the rounded index, and an element by its exact mean x 25, not by the mean that is shown", () => {
    // 3.53219 is shown as 3.5322, and 3.5322 x 25 would be 88.305; exactly it is 88.30475, so 88.30
    expect(answer(survey({ elementMeans: [3.53219] }))).toMatchObject({
      index: 88.3,
      grade: "B",
      elements: [{ mean: 3.5322, grade: "B" }],
    });
    expect(answer(survey({ elementMeans: [3.5322] }))).toMatchObject({ index: 88.31, grade: "A", elements: [{ grade: "A" }] });
    expect(answer(survey({ elementMeans: [4, 2] }))).toMatchObject({ index: 75, grade: "C", elements: [{ grade: "A" }, { grade: "D" }] });
  });

  it("has no interval below two rows, and names its method among the steps either way", () => {
    const method = ({ steps }: { steps: { rule: string; words: string }[] }) => steps.find(({ rule }) => rule === "interval")?.words;
    const [one, two] = [
      index([[4, 3]]),
      index([
        [4, 3],
        [3, 3],
      ]),
    ];
    expect(one.interval).toBeNull();
    expect(method(one)).toBe("Selang 95 % dengan linearisasi dan sebaran t memerlukan sedikitnya dua responden; di sini baru 1.");
    expect(two.interval).toEqual([25, 100]);
    expect(method(two)).toMatch(/^Selang 95 % dengan linearisasi dan sebaran t, 2 responden: 25,00 sampai 100,00;/);
    expect(method(answer(survey({ elementMeans: [3] })))).toContain("tidak dapat dihitung");
  });

  it.each<[unknown, string]>([
    [[], "elementMeans: tidak boleh kosong."],
    [[3, null], "elementMeans, butir 2: harus angka."],
    [[3, 4.001], "elementMeans, butir 2: 4.001 berada di luar 1 sampai 4."],
    [[0.999], "elementMeans, butir 1: 0.999 berada di luar 1 sampai 4."],
    [["3"], "elementMeans, butir 1: harus angka."],
    [3, "elementMeans: harus larik."],
  ])("has means from 1 to 4: %j", (elementMeans, sentence) => {
    expect(refusal(survey({ elementMeans }))).toBe(sentence);
  });

  it("is asked either by answers or by means", () => {
    expect(refusal(survey({}))).toBe("answers: isi answers atau elementMeans.");
    expect(refusal(survey({ answers: [[4]], elementMeans: [4] }))).toBe("answers: pilih satu: answers atau elementMeans.");
  });
});

describe("two ratings", () => {
  it("lead to each of the five predicates, as the table of hlm. 99 has them", () => {
    const table = EXPECTATIONS.map((workResult) => EXPECTATIONS.map((behaviour) => answer(ratings(workResult, behaviour)).predicate));
    expect(table).toEqual([
      ["very-poor", "needs-improvement", "needs-improvement"],
      ["poor", "good", "good"],
      ["poor", "good", "very-good"],
    ]);
    expect(new Set(table.flat())).toEqual(new Set(PREDICATES));
  });
  it.each<[unknown, string]>([
    ["sesuai", "behaviour: harus salah satu dari below, meets, above."],
    [2, "behaviour: harus salah satu dari below, meets, above."],
    [null, "behaviour: harus salah satu dari below, meets, above."],
    [undefined, "behaviour: bidang ini belum ada."],
  ])("are below, meets or above: %j", (behaviour, sentence) => {
    expect(refusal(ratings("meets", behaviour))).toBe(sentence);
  });
});

describe("two parts", () => {
  it.each([
    ["120", 120, "good"],
    ["0", 0, "very-poor"],
    ["-0", 0, "very-poor"],
    ["1e2", 100, "good"], // another way to write 100
    ["1.2E+2", 120, "good"],
    ["89.995", 90, "good"], // rounded to 90.00, and then compared
    ["89.994", 89.99, "needs-improvement"],
    ["1.005", 1.01, "very-poor"], // as a float it is less than 1.005
    ["89.99499999999999999999999999999999", 89.99, "needs-improvement"], // as a float it is 89.995
  ])("of %s each, read exactly: %d, %s", (written, value, predicate) => {
    expect(answer(digits(written))).toMatchObject({ value, predicate });
  });

  it("show the digits they were given", () => {
    expect(answer(digits("115.005", "110")).steps[0].words).toBe("115,005 x 70 % + 110,00 x 30 % = 113,50.");
  });

  it("weigh 60 and 40 where peers were used, and are good at 115 without a new idea", () => {
    expect(answer({ ...parts, peersUsed: true }).value).toBe(113); // 69 + 44
    expect(answer({ ...parts, plan: 115, behaviour: 115, newIdea: false })).toMatchObject({ value: 115, predicate: "good" });
  });

  it.each([
    [digits("120.01"), "plan: 120.01 berada di luar 0 sampai 120."],
    [digits("120.0000000000000000000000000001"), "plan: 120.0000000000000000000000000001 berada di luar 0 sampai 120."],
    [digits("-0.01"), "plan: -0.01 berada di luar 0 sampai 120."],
    [digits("100", "121"), "behaviour: 121 berada di luar 0 sampai 120."],
    [digits("1e400"), "plan: angka ini ditulis terlalu panjang."],
    [digits(`1.${"0".repeat(60)}1`), "plan: angka ini ditulis terlalu panjang."],
    [digits('"115"'), "plan: harus angka."],
    [digits("null"), "plan: harus angka."],
    [asText({ ...parts, plan: undefined }), "plan: bidang ini belum ada."],
    [asText({ ...parts, newIdea: undefined }), "newIdea: bidang ini belum ada."],
    [asText({ ...parts, newIdea: "true" }), "newIdea: harus true atau false."],
    [asText({ ...parts, peersUsed: 0 }), "peersUsed: harus true atau false."],
    [asText({ ...parts, workResult: "meets" }), '"workResult": bidang ini tidak dikenal dalam pertanyaan semacam ini.'],
  ])("may not be %s", (question, sentence) => {
    expect(refusal(question)).toBe(sentence);
  });
});

describe("a post", () => {
  it.each([
    ["ahli-pertama", "very-good", 12, 18.75],
    ["ahli-muda", "good", 12, 25],
    ["ahli-muda", "very-poor", 1, 0.52], // 6.25 / 12 = 0.5208…
  ])("%s, %s, %i months: %d", (level, predicate, months, credit) => {
    expect(answer({ ...post, level, predicate, months }).credit).toBe(credit);
  });
  it.each<[object, string]>([
    [{ level: "penyelia" }, 'level: "penyelia" tidak punya koefisien yang dipastikan; yang ada: ahli-pertama, ahli-muda.'],
    [{ level: "constructor" }, 'level: "constructor" tidak punya koefisien yang dipastikan; yang ada: ahli-pertama, ahli-muda.'],
    [{ level: "a\nb" }, 'level: "a\\nb" tidak punya koefisien yang dipastikan; yang ada: ahli-pertama, ahli-muda.'], // one line
    [{ level: undefined }, "level: bidang ini belum ada."],
    [{ level: 1 }, "level: harus teks."],
    [{ predicate: "cukup" }, "predicate: harus salah satu dari very-good, good, needs-improvement, poor, very-poor."],
    [{ months: 0 }, "months: 0 berada di luar 1 sampai 12."],
    [{ months: 13 }, "months: 13 berada di luar 1 sampai 12."],
    [{ months: 1.5 }, "months: harus bilangan bulat 1 sampai 12."],
  ])("may not have %j", (rest, sentence) => {
    expect(refusal({ ...post, ...rest })).toBe(sentence);
  });
});

describe("kind and regulation", () => {
  it.each<[object, string]>([
    [{ kind: "verdict" }, "kind: harus salah satu dari satisfaction, predicate, credit, distribution."],
    [{ kind: 1 }, "kind: harus salah satu dari satisfaction, predicate, credit, distribution."],
    [{ regulation: undefined }, "regulation: bidang ini belum ada."],
    [{ regulation: 6 }, "regulation: harus teks."],
    [{ regulation: "bkn-4-2027" }, 'regulation: "bkn-4-2027" bukan peraturan untuk credit; yang ada: bkn-3-2023.'],
    [{ regulation: "pp-30-2019" }, 'regulation: "pp-30-2019" bukan peraturan untuk credit; yang ada: bkn-3-2023.'],
    [{ kind: "predicate" }, 'regulation: "bkn-3-2023" bukan peraturan untuk predicate; yang ada: permenpanrb-6-2022, pp-30-2019.'],
  ])("%j", (rest, sentence) => {
    expect(refusal({ ...post, ...rest })).toBe(sentence);
  });

  it("every step is a finished sentence with its provision in words", () => {
    const questions = [
      survey({
        answers: [
          [4, 3],
          [3, 3],
        ],
      }),
      survey({ elementMeans: [3] }),
      ratings("above", "above"),
      parts,
      post,
    ];
    const steps = [...questions, { ...parts, plan: 115, behaviour: 115, newIdea: false }].flatMap((question) => answer(question).steps);
    expect(steps.length).toBeGreaterThan(12);
    for (const step of steps) {
      expect(Object.keys(step)).toEqual(["rule", "words", "source"]);
      expect(step.words).toMatch(/^[\p{Lu}\d].*\.$/u);
      expect(step.words).not.toMatch(/[{}]|undefined|NaN/);
      expect(step.source).toMatch(/^.+, .+/);
    }
  });
});

describe("a distribution", () => {
  it("is told by its departures, each with its numbers and its provision", () => {
    expect(answer(spread(people))).toEqual({
      n: 10,
      tooSmall: false,
      departures: [
        {
          rule: "distribution.mostly",
          words: "8 dari 10 orang (80 %) berpredikat Baik, lebih dari 70 %.",
          source: "SE MenPANRB 3/2023, pola distribusi, capaian Baik (transkripsi naikpangkat.com)",
        },
      ],
    });
    expect(answer(spread({ ...people, good: 0, "very-good": 1, "needs-improvement": 0 }))).toEqual({
      n: 1,
      tooSmall: true,
      departures: [],
    });
  });

  it.each([
    [spread({ ...people, good: -1 }), "counts, good"],
    [spread({ ...people, good: 1.5 }), "counts, good"],
    [spread({ "very-good": 1 }), "counts, good"],
    [{ ...spread(people), shares: { ...shares, goodMost: 101 } }, "shares, goodMost"],
    [{ ...spread(people), achievement: "fair" }, "achievement"],
    [{ ...spread(people), regulation: "bkn-3-2023" }, "regulation"],
  ])("is refused by the name of its field: %j", (question, field) => {
    expect(refusal(question)).toContain(field);
  });
});
