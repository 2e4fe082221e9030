import { describe, expect, it } from "vitest";
import { guessMapping } from "@/lib/imports/fields";
import { readTable } from "@/lib/imports/read-table";
import { columnLetters, MOST_FILE_BYTES } from "@/lib/imports/types";
import { readDay, readHead, readPostKind, shortNameOf } from "@/lib/imports/values";
import { Invalid } from "@/lib/platform/refusal";
import { isKnownRank, nipDoubts } from "@/lib/scoring/core/civil-servant";
import { asFile, csv, HEADINGS, headingXml, workbook, xlsx, zip } from "./support/spreadsheets";

const ROW = ["197805152005011003", "Hélène Sari, S.E.", "Analis; Muda", "Fungsional", "III/c", 'Bagian "Umum"', "", "", "01-11-2026"];
const why = async (file: File) => {
  try {
    await readTable(file);
  } catch (error) {
    if (error instanceof Invalid) return error.problems[0]?.key.replace("imports.file.", "");
    throw error;
  }
  return "taken";
};

describe("a CSV file", () => {
  const variants: [string, Uint8Array | string][] = [
    ["with semicolons", csv([HEADINGS, ROW])],
    ["with commas", csv([HEADINGS, ROW], ",")],
    ["with tabs", csv([HEADINGS, ROW], "\t")],
    ["with a byte order mark", `\uFEFF${csv([HEADINGS, ROW])}`],
    ["with bare line feeds", csv([HEADINGS, ROW], ";", "\n")],
    ["in windows-1252", Buffer.from(csv([HEADINGS, ROW]), "latin1")],
    ["in UTF-16 with its mark", Buffer.from(`\uFEFF${csv([HEADINGS, ROW], "\t")}`, "utf16le")],
  ];
  it.each(variants)("%s reads the same", async (_what, bytes) => {
    expect(await readTable(asFile(bytes))).toEqual({ kind: "csv", columns: HEADINGS, rows: [{ n: 2, cells: ROW }] });
  });

  it("keeps the rows' numbers below a title and past empty rows, and leaves out empty ones and columns", async () => {
    const text = csv([["DAFTAR PEGAWAI"], ["per November 2026"], [...HEADINGS, "", ""], ROW, [""], ROW]);
    const { columns, rows } = await readTable(asFile(text));
    expect(columns).toEqual(HEADINGS);
    expect(rows.map(({ n }) => n)).toEqual([4, 6]);
  });

  it("names a column without heading by its letter, and cuts what is longer than any cell", async () => {
    const { columns, rows } = await readTable(
      asFile(
        csv([
          ["NIP", "", "NAMA"],
          ["1", "x", "a".repeat(5_000)],
        ]),
      ),
    );
    expect(columns).toEqual(["NIP", "B", "NAMA"]);
    expect(rows[0]?.cells[2]).toHaveLength(1_000);
  });

  it("leaves a formula the text that it is", async () => {
    const { rows } = await readTable(asFile(csv([HEADINGS, ["=1+1", '=HYPERLINK("x")', ...ROW.slice(2)]])));
    expect(rows[0]?.cells.slice(0, 2)).toEqual(["=1+1", '=HYPERLINK("x")']);
  });
});

describe("an XLSX file", () => {
  it("reads texts, days and numbers as they are shown", async () => {
    const { kind, columns, rows } = await readTable(
      asFile(await xlsx([HEADINGS, [...ROW.slice(0, 8), new Date("2026-11-01T00:00:00Z")], [197_805, ...ROW.slice(1)]]), "pegawai.xlsx"),
    );
    expect({ kind, columns }).toEqual({ kind: "xlsx", columns: HEADINGS });
    expect(rows[0]?.cells).toEqual([...ROW.slice(0, 8), "2026-11-01"]);
    expect(rows[1]?.cells[0]).toBe("197805");
  });

  it("says of a number with more digits than a spreadsheet keeps that it is one", async () => {
    const { rows } = await readTable(asFile(await xlsx([HEADINGS, [Number(ROW[0]), ...ROW.slice(1)]])));
    expect(rows[0]?.cells[0]).toMatch(/^1\.978\d*e\+17$/);
  });

  it("reads a formula as its last result and computes nothing", async () => {
    const cells =
      '<row r="2"><c r="A2" t="str"><f>CONCATENATE("9","9")</f><v>abc</v></c><c r="B2"><f>1+1</f><v>7</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D2"><f>NOW()</f></c><c r="E2" t="str"><f>A1</f></c></row>';
    const { rows } = await readTable(asFile(workbook(headingXml + cells)));
    expect(rows[0]?.cells.slice(0, 2)).toEqual(["abc", "7"]);
    expect(["", "#DIV/0!"]).toContain(rows[0]?.cells[2]);
    expect(rows[0]?.cells.slice(3, 5)).toEqual(["", ""]);
  });
});

describe("what is no table", () => {
  const far = (place: string, row = "2") => workbook(`${headingXml}<row r="${row}"><c r="${place}"><v>1</v></c></row>`);
  const zeros = Buffer.alloc(120 * 1024 * 1024, 32);
  const cases: [string, () => File | Promise<File>, string][] = [
    ["nothing chosen", () => asFile("", ""), "missing"],
    ["an empty file", () => asFile("", "a.csv"), "empty"],
    ["a file over its limit", () => asFile(Buffer.alloc(MOST_FILE_BYTES + 1, 65), "a.csv"), "large"],
    ["headings alone", () => asFile(csv([HEADINGS])), "noRows"],
    ["a quotation mark left open", () => asFile(`${HEADINGS.join(";")}\n"a;b\nc;d`), "quotes"],
    ["more rows than any agency has", () => asFile(`NIP;NAMA;JABATAN\n${"1;2;3\n".repeat(50_001)}`), "rows"],
    [
      "more columns than any export has",
      () => asFile(csv([Array.from({ length: 201 }, (_, i) => `K${i}`), Array.from({ length: 201 }, () => "x")])),
      "columns",
    ],
    ["a web page named like a workbook", () => asFile("<html><table><tr><td>NIP</td></tr></table></html>", "a.xls"), "markup"],
    ["an old workbook, or one under a password", () => asFile(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), "a.xlsx"), "oldWorkbook"],
    ["a picture", () => asFile(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), "a.csv"), "binary"],
    ["a text that goes on as an archive", () => asFile(Buffer.concat([Buffer.from("NIP;NAMA\n1;2\n"), workbook(headingXml)])), "binary"],
    ["a workbook with something behind it", () => asFile(Buffer.concat([workbook(headingXml), Buffer.from("<script>")])), "broken"],
    ["a workbook cut short", () => asFile(workbook(headingXml).subarray(0, 600)), "broken"],
    ["an archive of something else", () => asFile(zip([{ name: "word/document.xml", body: "<w/>" }])), "notWorkbook"],
    ["a bomb", () => asFile(workbook(headingXml, [{ name: "xl/theme/theme1.xml", body: zeros }])), "bomb"],
    [
      "a bomb that says it is small",
      () => asFile(workbook(headingXml, [{ name: "xl/theme/theme1.xml", body: zeros, says: 900 }])),
      "broken",
    ],
    [
      "very many entries",
      () =>
        asFile(
          workbook(
            headingXml,
            Array.from({ length: 2_001 }, (_, i) => ({ name: `x/${i}.bin`, body: "" })),
          ),
        ),
      "bomb",
    ],
    ["a cell a million columns away", () => asFile(far("ZZZ2")), "columns"],
    ["a row a million rows down", () => asFile(far("A9999999", "9999999")), "rows"],
    ["a row whose number is written in signs", () => asFile(far("A2", "&#57;99999999")), "broken"],
    ["a row whose number is a fraction", () => asFile(far("A2", "1e9")), "broken"],
  ];
  it.each(cases)("%s", async (_what, file, said) => {
    expect(await why(await file())).toBe(said);
  });
});

describe("headings", () => {
  it("are known by what personnel systems call them, each column for one field", () => {
    expect(guessMapping([...HEADINGS, "EMAIL", "AGAMA", "Kepala Unit"])).toEqual({
      nip: 0,
      name: 1,
      post: 2,
      postKind: 3,
      rank: 4,
      unit: 5,
      parentUnit: 6,
      rater: 7,
      from: 8,
      email: 9,
      head: 11,
    });
    expect(guessMapping(["NIP BARU", "Nama", "JABATAN NAMA", "GOL", "UNOR NAMA"])).toEqual({ nip: 0, name: 1, post: 2, rank: 3, unit: 4 });
    expect(guessMapping(["", "catatan"])).toEqual({});
  });
  it("count their columns as the spreadsheet does", () => expect([0, 25, 26, 199].map(columnLetters)).toEqual(["A", "Z", "AA", "GR"]));
});

describe("a cell", () => {
  it.each([
    ["2026-11-01", "2026-11-01"],
    ["2026-11-01T00:00:00", "2026-11-01"],
    ["1/11/2026", "2026-11-01"],
    ["01.11.2026", "2026-11-01"],
    ["29-02-2028", "2028-02-29"],
    ["29-02-2026", null],
    ["11/13/2026", null],
    ["1899-12-30", null],
    ["November", null],
    ["46000", null],
  ])("%s as a day", (text, day) => expect(readDay(text)).toBe(day));
  it.each([
    ["JABATAN FUNGSIONAL TERTENTU", "fungsional"],
    ["Fungsional Umum", "pelaksana"],
    ["Eselon III.a", "administrator"],
    ["II.b", null],
    ["Jabatan Pimpinan Tinggi Pratama", "jpt"],
    ["Struktural", null],
  ])("%s as a kind of post", (text, kind) => expect(readPostKind(text)).toBe(kind));
  it("as whether somebody heads the unit", () =>
    expect(["Ya", "", "Plt.", "tidak", "mungkin"].map(readHead)).toEqual(["definitive", "no", "acting", "no", null]));
  it("as a short name that ends at a word", () => {
    expect(shortNameOf("Dinas Kesehatan")).toBe("Dinas Kesehatan");
    expect(shortNameOf("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia")).toBe("Badan Kepegawaian dan Pengembangan…");
  });
});

describe("what a number and a rank say", () => {
  it("of PNS and of PPPK is believed, and else only doubted", () => {
    const on = (nip: string) => nipDoubts(nip, "2026-11-18");
    expect(on("197805152005011003")).toEqual([]);
    expect(on("198902252024211013")).toEqual([]); // the published example of a PPPK
    expect(on("197813152005011003")).toEqual(["birth"]);
    expect(on("202701012005011003")).toEqual(["birth", "start"]);
    expect(on("197805152005131003")).toEqual(["start"]);
    expect(on("197805152005201003")).toEqual(["start"]); // no PPPK has its contract 0 times
    expect(on("197805152005013003")).toEqual(["sex"]);
    expect(on("197805151990011003")).toEqual(["start"]);
    expect(() => on("19780515200501100")).toThrow(RangeError);
  });
  it("of a grade is known as the forms write it", () => {
    expect(["Pembina Tk.I / IV/b", "III/c", "(III/d)", "IX", "Golongan VII", "XVII"].map(isKnownRank)).toEqual(Array(6).fill(true));
    expect(["V/a", "III/f", "XVIII", "Penata", "IIII/a"].map(isKnownRank)).toEqual(Array(5).fill(false));
  });
});
