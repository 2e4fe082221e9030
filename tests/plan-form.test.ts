import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { drawPlanForm } from "@/lib/plans/form/draw";
import type { PlanForm } from "@/lib/plans/form/types";
import { inOrder, readPages } from "./support/pdf";
import { planForm } from "./support/plan-form";

const read = async (more: Partial<PlanForm> = {}) => readPages(await drawPlanForm({ ...planForm, ...more }));

// Typed from the forms: PermenPANRB 6/2022, Lampiran hlm. 32 (A.1.1), 34 (A.1.2), 55 (A.1.6), 57 (A.1.7), 61 (A.1.8).
const head = (...title: string[]) => [
  ...title,
  "Pemerintah Kota Contoh",
  "PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026",
  "NO",
  "PEGAWAI YANG DINILAI",
  "NO",
  "PEJABAT PENILAI KINERJA",
  ...["1 NAMA", "Siti Aminah, A.Md.Keb.", "1 NAMA", "dr. Bagus Wirawan"],
  ...["2 NIP", "198703142010012007", "2 NIP", "197901022005011003"],
  ...["3 PANGKAT/GOL RUANG", "Penata Muda / III/a", "3 PANGKAT/GOL RUANG", "Pembina / IV/a"],
  ...["4 JABATAN", "Bidan Terampil", "4 JABATAN", "Kepala Puskesmas Contoh Selatan"],
  ...["5 UNIT KERJA", "Puskesmas Contoh Selatan", "5 UNIT KERJA", "Dinas Kesehatan"],
];
const signatures = [
  "Contoh, 28 Januari 2026",
  "Pegawai yang Dinilai",
  "Siti Aminah, A.Md.Keb.",
  "NIP 198703142010012007",
  "Pejabat Penilai Kinerja",
  "dr. Bagus Wirawan",
  "NIP 197901022005011003",
];
const behaviour = [
  "PERILAKU KERJA",
  ...[1, 2, 3, 4, 5, 6, 7].flatMap((n) => [
    `${n} Nilai ${n}`,
    `Panduan ${n}a`,
    `Panduan ${n}b`,
    `Panduan ${n}c`,
    "Ekspektasi Khusus Pimpinan:",
    n === 2 ? "Mencatat setiap kunjungan" : "-",
  ]),
  ...signatures,
];
const appendix = [
  ...head("LAMPIRAN SASARAN KINERJA PEGAWAI"),
  ...["DUKUNGAN SUMBER DAYA", "1 Dua bidan pendamping", "2 Anggaran transportasi"],
  ...["SKEMA PERTANGGUNGJAWABAN", "1 Laporan tiap triwulan dengan buktinya"],
  ...["KONSEKUENSI", "1 Diusulkan ikut pelatihan"],
  ...signatures,
];

const forms: [code: string, of: Pick<PlanForm, "forHead" | "model">, fields: string[]][] = [
  [
    "A.1.1",
    { forHead: true, model: "qualitative" },
    [
      ...head("SASARAN KINERJA PEGAWAI", "PENDEKATAN HASIL KERJA KUALITATIF", "BAGI PEJABAT PIMPINAN TINGGI"),
      ...["HASIL KERJA", "A. UTAMA"],
      "1 Terlayaninya ibu hamil sesuai standar (penugasan dari Kepala Puskesmas Contoh Selatan)",
      "Ukuran keberhasilan/Indikator Kinerja Individu, Target, dan Perspektif:",
      "Ibu hamil yang diperiksa lengkap: 80 sampai 90 %",
      "Nilai kepuasan layanan KIA: 3,25 sampai 3,5",
      "Perspektif: Penerima layanan",
      "B. TAMBAHAN",
      "1 Terlaksananya kelas ibu balita (penugasan dari Kepala Dinas Kesehatan)",
      "Ukuran keberhasilan/Indikator Kinerja Individu, Target, dan Perspektif:",
      "Kelas yang diadakan: 10 sampai 12 kelas",
      "Perspektif: Anggaran",
    ],
  ],
  [
    "A.1.2",
    { forHead: true, model: "quantitative" },
    [
      ...head("SASARAN KINERJA PEGAWAI", "PENDEKATAN HASIL KERJA KUANTITATIF", "BAGI PEJABAT PIMPINAN TINGGI"),
      ...["HASIL KERJA", "NO", "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF"],
      "A. UTAMA",
      "1 Terlayaninya ibu hamil sesuai standar (penugasan dari Kepala Puskesmas Contoh Selatan)",
      ...["Ibu hamil yang diperiksa lengkap", "80 sampai 90 %", "Penerima layanan"],
      ...["Nilai kepuasan layanan KIA", "3,25 sampai 3,5", "Penerima layanan"],
      "B. TAMBAHAN",
      "1 Terlaksananya kelas ibu balita (penugasan dari Kepala Dinas Kesehatan)",
      ...["Kelas yang diadakan", "10 sampai 12 kelas", "Anggaran"],
    ],
  ],
  [
    "A.1.6",
    { forHead: false, model: "qualitative" },
    [
      ...head("SASARAN KINERJA PEGAWAI", "PENDEKATAN HASIL KERJA KUALITATIF", "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"),
      ...["HASIL KERJA", "A. UTAMA"],
      "1 Terlayaninya ibu hamil sesuai standar (penugasan dari Kepala Puskesmas Contoh Selatan)",
      "Ukuran Keberhasilan/Indikator Kinerja Individu dan Target:",
      "Ibu hamil yang diperiksa lengkap: 80 sampai 90 %",
      "Nilai kepuasan layanan KIA: 3,25 sampai 3,5",
      "B. TAMBAHAN",
      "1 Terlaksananya kelas ibu balita (penugasan dari Kepala Dinas Kesehatan)",
      "Ukuran Keberhasilan/Indikator Kinerja Individu dan Target:",
      "Kelas yang diadakan: 10 sampai 12 kelas",
    ],
  ],
  [
    "A.1.7",
    { forHead: false, model: "quantitative" },
    [
      ...head("SASARAN KINERJA PEGAWAI", "PENDEKATAN HASIL KERJA KUANTITATIF", "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"),
      ...["HASIL KERJA", "NO", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA", "ASPEK"],
      ...["INDIKATOR KINERJA INDIVIDU", "TARGET", "A. UTAMA"],
      "1 Meningkatnya mutu layanan kesehatan dasar",
      "Terlayaninya ibu hamil sesuai standar (penugasan dari Kepala Puskesmas Contoh Selatan)",
      ...["kuantitas", "Ibu hamil yang diperiksa lengkap", "80 sampai 90 %"],
      ...["kualitas", "Nilai kepuasan layanan KIA", "3,25 sampai 3,5"],
      "B. TAMBAHAN",
      "1 -", // whose result it serves is not named
      "Terlaksananya kelas ibu balita (penugasan dari Kepala Dinas Kesehatan)",
      ...["-", "Kelas yang diadakan", "10 sampai 12 kelas"],
    ],
  ],
];

describe("a plan on its official form", () => {
  it.each(forms)("%s holds every field in order, and A.1.8 follows on a page of its own", async (code, of, fields) => {
    const { pages, info, text } = await read(of);
    inOrder(text, [...fields, ...behaviour, ...appendix]);
    const last = pages.findIndex((page) => page.text.startsWith("LAMPIRAN"));
    expect(last).toBe(pages.length - 1);
    for (const [i, page] of pages.entries()) {
      expect(page.text).toContain(`Halaman ${i + 1} dari ${pages.length}`);
      expect(page.text).toContain(`Format ${code} dan A.1.8`);
    }
    expect(info).toMatchObject({ Title: "SKP 2026, Siti Aminah, A.Md.Keb.", Author: "Pemerintah Kota Contoh", Language: "id-ID" });
    expect(text).not.toMatch(/KONSEP|TIDAK BERLAKU/);
    const perspectives = text.match(/perspektif/gi)?.length ?? 0;
    expect(perspectives > 0).toBe(of.forHead); // heads alone name perspectives
  });

  it("says so where it is a draft, is proposed, or was superseded, on the form and on its appendix", async () => {
    const draft = { signedOn: null, setOn: null, datedOn: "2026-01-20" };
    for (const [more, said] of [
      [{ ...draft, state: "draft" }, "KONSEP: belum diajukan dan belum ditetapkan"],
      [{ ...draft, signedOn: "2026-01-27", state: "proposed" }, "KONSEP: sudah diajukan, belum ditetapkan"],
      [{ state: "superseded", supersededOn: "2026-07-03" }, "TIDAK BERLAKU LAGI: digantikan pada 3 Juli 2026"],
    ] as const) {
      const { pages } = await read(more);
      for (const page of [pages[0], pages.at(-1)]) expect(page?.text.startsWith(said), said).toBe(true);
    }
    const { text } = await read({ ...draft, state: "draft" });
    expect(text).not.toContain("dalam aplikasi");
    expect(text).not.toContain("28 Januari");
  });

  it("says under the rater's block that the rater's superior set it, and whose block it is stays", async () => {
    const { text } = await read({ setInstead: { name: "dr. Retno Kusumaningrum", post: "Kepala Dinas Kesehatan" } });
    const said =
      "Ditetapkan dalam aplikasi 28 Januari 2026 oleh dr. Retno Kusumaningrum, Kepala Dinas Kesehatan, atasan pejabat penilai kinerja";
    expect(text.replaceAll(/\s+/g, " ")).toContain(said);
    inOrder(text, ["Pejabat Penilai Kinerja", "oleh dr. Retno Kusumaningrum", "dr. Bagus Wirawan"]);
    expect((await read({})).text).not.toContain("atasan pejabat penilai");
  });

  it("prints a dash for what is not there, and leaves room for the place", async () => {
    const official = { name: "Hj. Ratna Dewi", nip: null, rank: null, post: "Wali Kota", unit: "Kota Contoh" };
    const bare = { title: "Terbitnya surat", assignedBy: null, intervened: null, perspective: null, indicators: [] };
    const { text } = await read({
      place: null,
      rater: official,
      results: { main: [bare], additional: [] },
      support: { resources: [], accountability: [], consequences: [] },
    });
    inOrder(text, [
      ...["2 NIP 198703142010012007 2 NIP - 3 PANGKAT/GOL RUANG", "3 PANGKAT/GOL RUANG -", "Wali Kota"],
      ...["A. UTAMA 1 - Terbitnya surat (penugasan dari -) - - -", "B. TAMBAHAN - - - - - - PERILAKU KERJA"],
      ...["........................, 28 Januari 2026", "Hj. Ratna Dewi"],
      "DUKUNGAN SUMBER DAYA - - SKEMA PERTANGGUNGJAWABAN - - KONSEKUENSI - -",
    ]);
    inOrder((await read({ rater: null })).text, ["1 NAMA Siti Aminah, A.Md.Keb. 1 NAMA - 2 NIP", "5 UNIT KERJA -"]);
  });
});

describe("the same plan", () => {
  it("is the same bytes, today and tomorrow, in whatever zone the machine stands; another day is other bytes", async () => {
    const bytes = await drawPlanForm(planForm);
    expect(Buffer.compare(bytes, await drawPlanForm(structuredClone(planForm)))).toBe(0);
    expect(Buffer.compare(bytes, await drawPlanForm({ ...planForm, datedOn: "2026-01-29" }))).not.toBe(0);
    const sha = createHash("sha256").update(bytes).digest("hex");
    for (const TZ of ["Asia/Jayapura", "America/St_Johns"])
      expect(
        execFileSync(process.execPath, ["--conditions=react-server", "--import=tsx", "tests/support/print-form.ts"], {
          encoding: "utf8",
          env: { ...process.env, TZ, LANG: "de_DE.UTF-8" },
        }),
        TZ,
      ).toBe(sha);
  }, 20_000);
});

describe("what is long", () => {
  const inside = 595.28 - 42 + 0.5;

  it("goes over pages with the table's head on each, every result once and in order", async () => {
    const many = (word: string) =>
      Array.from({ length: 30 }, (_, i) => ({
        title: `${word} nomor ${i + 1} dari tiga puluh`,
        assignedBy: "Kepala Puskesmas",
        intervened: null,
        perspective: null,
        indicators: Array.from({ length: (i % 4) + 1 }, (_, k) => ({ title: `Indikator ${k + 1}`, aspect: "waktu", target: `${i} hari` })),
      }));
    const { pages, text } = await read({ results: { main: many("Utama"), additional: many("Tambahan") } });
    const titles = ["Utama", "Tambahan"].flatMap((word) => many(word).map(({ title }) => title));
    inOrder(text, titles);
    for (const title of titles) expect(text.split(title).length, title).toBe(2);
    const results = pages.filter(({ text: page }) => /(Utama|Tambahan) nomor/.test(page));
    expect(results.length).toBeGreaterThan(3);
    for (const page of results) {
      inOrder(page.text, ["HASIL KERJA", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "TARGET"]);
      expect(page.right).toBeLessThanOrEqual(inside);
    }
    // A head that is repeated is drawn again, and read once.
    expect(pages.filter(({ tree }) => tree.includes('"role":"TH"')).length).toBeLessThan(pages.length);
  });

  it("never leaves a head or a band alone at the end of a page, nor the signatures apart from their day", async () => {
    const [result] = planForm.results.main;
    if (!result) throw new Error("no result");
    for (let n = 0; n <= 12; n += 1) {
      const { pages } = await read({ results: { main: Array(n).fill(result), additional: planForm.results.additional } });
      for (const { text: page } of pages) {
        expect(page, `${n} results`).not.toMatch(/(NO|TARGET|UTAMA|TAMBAHAN|PERILAKU KERJA|DAYA|PERTANGGUNGJAWABAN|KONSEKUENSI) Format A/);
        if (page.includes("Pejabat Penilai Kinerja")) expect(page, `${n} results`).toContain("Contoh, 28 Januari 2026");
      }
    }
  });

  it("is a name of two hundred letters without a space: broken, whole, and inside the paper", async () => {
    const name = "Abcdefghij".repeat(20);
    const { pages, text } = await read({ employee: { ...planForm.employee, name } });
    expect(text.replaceAll(" ", "").split(name).length).toBeGreaterThanOrEqual(5); // twice in the head, twice where one signs
    for (const page of pages) expect(page.right).toBeLessThanOrEqual(inside);
  });

  it("is a text longer than a page: cut between its lines, none lost, none drawn below the paper", async () => {
    const words = (word: string, n: number) => Array.from({ length: n }, (_, i) => `${word}${i}`).join(" ");
    const result = {
      title: words("hasil", 400),
      assignedBy: "Kepala",
      intervened: words("pimpinan", 250),
      perspective: null,
      indicators: [
        { title: words("ukuran", 500), aspect: "mutu", target: "t".repeat(900) },
        { title: words("lagi", 700), aspect: "waktu", target: words("target", 30) },
      ],
    };
    const { pages, text } = await read({ results: { main: [result], additional: [] } });
    for (const [word, n] of [
      ["hasil", 400],
      ["pimpinan", 250],
      ["ukuran", 500],
      ["lagi", 700],
      ["target", 30],
    ] as const)
      for (let i = 0; i < n; i += 1) expect(text, `${word}${i}`).toMatch(new RegExp(`\\b${word}${i}\\b`));
    for (const page of pages) expect([page.right <= inside, page.lowest > 20]).toEqual([true, true]);
  });
});

describe("letters", () => {
  /** All that the document's streams say, unpacked. */
  const unpacked = (bytes: Buffer) => {
    const raw = bytes.toString("latin1");
    return [...raw.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
      .map(([, stream = ""]) => {
        try {
          return inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
        } catch {
          return ""; // a typeface's own
        }
      })
      .join("\n");
  };

  it("of a name stand on the paper, from whichever file of the typeface, composed or not", async () => {
    for (const name of ["Đặng Thị Hồng", "Łukasz Şahin", "André Ç. D’Souza", "I Gusti Ngurah Ḍalĕm", "Ame\u0301lie"]) {
      const { text } = await read({ employee: { ...planForm.employee, name } });
      expect(text.normalize("NFC"), name).toContain(`1 NAMA ${name.normalize("NFC")} 1 NAMA`);
    }
  });

  it("that the typeface lacks are kept beside an empty box, and signs are drawn as they are typed without them", async () => {
    const bytes = await drawPlanForm({ ...planForm, agency: "Kantor 李明 ≥ 90" });
    const { text } = await readPages(bytes);
    expect(text).toContain(">= 90");
    const said = unpacked(bytes);
    for (const letter of ["李", "明", "≥"]) {
      const utf16 = Buffer.from(`\uFEFF${letter}`, "utf16le").swap16().toString("latin1");
      expect(said.includes(`/ActualText (${utf16}`), letter).toBe(true);
    }
  });

  it("are embedded as a subset of Public Sans alone, and who hears it what is a heading and a table", async () => {
    const bytes = await drawPlanForm(planForm);
    const raw = bytes.toString("latin1");
    const fonts = new Set([...raw.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name?.replace(/^[A-Z]{6}\+/, "")));
    expect([...fonts].toSorted()).toEqual(["PublicSans-Bold", "PublicSans-Regular"]);
    expect(raw).toMatch(/\/BaseFont \/[A-Z]{6}\+/);
    expect(raw).toMatch(/\/FontFile[23] /);
    expect(bytes.length).toBeLessThan(80_000);
    const { pages } = await readPages(bytes);
    for (const role of ["Document", "H1", "P", "Table", "TR", "TH", "TD"]) expect(pages[0]?.tree, role).toContain(`"role":"${role}"`);
  });
});
