import { describe, expect, it } from "vitest";
import { drawEvaluationForm } from "@/lib/evaluations/form/draw-evaluation";
import { drawResultForm } from "@/lib/evaluations/form/draw-result";
import type { EvaluationForm, ResultForm } from "@/lib/evaluations/form/types";
import { evaluationForm, resultForm } from "./support/evaluation-form";
import { inOrder, readPages, readPdf } from "./support/pdf";

const evaluation = async (more: Partial<EvaluationForm> = {}) => readPages(await drawEvaluationForm({ ...evaluationForm, ...more }));
const result = async (more: Partial<ResultForm> = {}) => readPages(await drawResultForm({ ...resultForm, ...more }));

// Typed from the formats: PermenPANRB 6/2022, Lampiran hlm. 115 (D.1.1), 116 (D.1.2), 118 (D.1.3).
const EMPLOYEE = ["NAMA", "Siti Aminah, A.Md.Keb.", "NIP", "198703142010012007", "PANGKAT/GOL RUANG", "Penata Muda / III/a"];
const head = [
  "DOKUMEN EVALUASI KINERJA PEGAWAI",
  "PERIODE: TRIWULAN III 2026",
  "Pemerintah Kota Contoh",
  "PERIODE PENILAIAN: 1 JULI SD 30 SEPTEMBER TAHUN 2026",
  "1. PEGAWAI YANG DINILAI",
  ...[...EMPLOYEE, "JABATAN", "Bidan Terampil", "UNIT KERJA", "Puskesmas Contoh Selatan"],
  "2. PEJABAT PENILAI KINERJA",
  ...["NAMA", "dr. Bagus Wirawan", "NIP", "197901022005011003", "PANGKAT/GOL RUANG", "Penata / III/c"],
  ...["JABATAN", "Kepala Puskesmas Contoh Selatan", "UNIT KERJA", "Puskesmas Contoh Selatan"],
  "3. ATASAN PEJABAT PENILAI KINERJA",
  ...["NAMA", "dr. Retno Kusumaningrum", "NIP", "197203041999032001", "PANGKAT/GOL RUANG", "JABATAN", "Kepala Dinas Kesehatan"],
  "4. EVALUASI KINERJA",
  "CAPAIAN KINERJA ORGANISASI",
  ...["[ ] ISTIMEWA", "[X] BAIK", "[ ] BUTUH PERBAIKAN", "[ ] KURANG", "[ ] SANGAT KURANG"],
  ...["PREDIKAT KINERJA PEGAWAI", "BAIK"],
  ...["5. CATATAN/REKOMENDASI", "Pertahankan kunjungan rumah."],
];
const RECEIVED = "Ditandatangani dalam aplikasi 20 Oktober 2026 sebagai tanda terima";
const SIGNED = "Ditandatangani dalam aplikasi 12 Oktober 2026";
const OBJECTION = { reasons: "Dua kegiatan tidak terhitung.", explanation: "Tidak ada buktinya.", decision: "Bukti cukup; diubah." };

const forms: [code: string, of: Partial<EvaluationForm>, after: string[]][] = [
  [
    "D.1.1",
    {},
    [
      ...["7. Pegawai yang Dinilai", RECEIVED, "Siti Aminah", "NIP 198703142010012007"],
      ...["6. Pejabat Penilai Kinerja", SIGNED, "dr. Bagus Wirawan", "NIP 197901022005011003"],
    ],
  ],
  [
    "D.1.2",
    { kind: "superior" },
    [
      ...["7. Pegawai yang Dinilai", RECEIVED, "Siti Aminah"],
      ...["6. Atasan Pejabat Penilai Kinerja", SIGNED, "Dinilai dan ditandatangani atasan", "dr. Retno Kusumaningrum"],
    ],
  ],
  [
    "D.1.3",
    { kind: "objection", version: 2, objection: OBJECTION },
    [
      ...["6. KEBERATAN", OBJECTION.reasons],
      ...["7. PENJELASAN PEJABAT PENILAI KINERJA ATAS KEBERATAN", OBJECTION.explanation],
      ...["8. KEPUTUSAN DAN REKOMENDASI ATASAN PEJABAT PENILAI KINERJA", OBJECTION.decision],
      ...["10. Pegawai yang Dinilai", RECEIVED, "Siti Aminah", "9. Pejabat Penilai Kinerja", "dr. Bagus Wirawan"],
      ...["11. Atasan Pejabat Penilai Kinerja", SIGNED, "dr. Retno Kusumaningrum"],
    ],
  ],
];

describe("an evaluation document", () => {
  it.each(forms)("%s holds every field in order, then its code and where it is checked", async (code, of, after) => {
    const { pages, info, text } = await evaluation(of);
    const version = of.version ?? 1;
    inOrder(text.replaceAll(/\[\s+\]/g, "[ ]"), [
      ...head,
      ...after,
      "Kode periksa: ABCD-2345",
      `Versi ${version}, Format ${code}`,
      "cermin.contoh.go.id/verify/ABCD2345",
    ]);
    for (const [i, page] of pages.entries()) {
      expect(page.text).toContain(`Halaman ${i + 1} dari ${pages.length}`);
      expect(page.text).toContain(`Format ${code}, PermenPANRB 6/2022`);
      expect([page.right <= 595.28 - 42 + 0.5, page.lowest > 20]).toEqual([true, true]);
    }
    expect(text).not.toMatch(/TIDAK BERLAKU|DISENGKETAKAN/);
    expect(text.includes("KEBERATAN")).toBe(code === "D.1.3");
    expect(info).toMatchObject({ Title: "Dokumen evaluasi Triwulan III 2026, Siti Aminah, A.Md.Keb.", Language: "id-ID" });
  });

  it("bears a code that a camera reads", async () => {
    const pdf = await readPdf(await drawEvaluationForm(evaluationForm));
    const page = pdf.pages === 1 ? await pdf.qr() : "on another page";
    expect(page).toBe("https://cermin.contoh.go.id/verify/ABCD2345");
    await pdf.close();
  });

  it("says on top that it was superseded, or is disputed, when it is printed", async () => {
    const superseded = await evaluation({ state: { kind: "superseded", by: 2, on: "2026-11-18" } });
    expect(superseded.text.startsWith("TIDAK BERLAKU LAGI: digantikan versi 2 pada 18 November 2026")).toBe(true);
    expect((await evaluation({ state: { kind: "disputed" } })).text.startsWith("DISENGKETAKAN: ada keberatan")).toBe(true);
    expect((await result({ state: { kind: "disputed" } })).text.startsWith("DISENGKETAKAN: ada keberatan")).toBe(true);
  });

  it("prints a dash for what is not there, and marks no achievement where nobody decided one", async () => {
    const { text } = await evaluation({ superior: null, note: null, achievement: null, returnedOn: null });
    inOrder(text, ["3. ATASAN PEJABAT PENILAI KINERJA", "NAMA - NIP - PANGKAT/GOL RUANG - JABATAN - UNIT KERJA -"]);
    expect(text).not.toContain("[X]");
    expect(text).not.toContain("tanda terima");
    inOrder(text, ["5. CATATAN/REKOMENDASI -"]);
  });

  it("is the same bytes for the same version, and other bytes once it is superseded", async () => {
    const bytes = await drawEvaluationForm(evaluationForm);
    expect(Buffer.compare(bytes, await drawEvaluationForm(structuredClone(evaluationForm)))).toBe(0);
    const later = { ...evaluationForm, state: { kind: "superseded" as const, by: 2, on: "2026-11-18" } };
    expect(Buffer.compare(bytes, await drawEvaluationForm(later))).not.toBe(0);
  });
});

// hlm. 105 (C.1.1), 108 (C.1.2), 111 (C.1.3).
const titled = (...title: string[]) => ["HASIL EVALUASI KINERJA PEGAWAI", ...title, "PERIODE: TRIWULAN III 2026", "1 NAMA Siti Aminah"];
const organisation = [
  ...["CAPAIAN KINERJA ORGANISASI", "ISTIMEWA", "[X] BAIK", "BUTUH PERBAIKAN", "KURANG", "SANGAT KURANG"],
  ...["POLA DISTRIBUSI", "SANGAT BAIK: paling banyak 30 %", "BAIK: sebagian besar, paling banyak 70 %"],
];
const rest = [
  ...["RATING HASIL KERJA", "DI ATAS EKSPEKTASI", "[X] SESUAI EKSPEKTASI", "DI BAWAH EKSPEKTASI"],
  "PERILAKU KERJA",
  ...[1, 2, 3, 4, 5, 6, 7].flatMap((n) => [
    `${n} Nilai ${n}`,
    `Panduan ${n}c`,
    "Ekspektasi Khusus Pimpinan:",
    n === 2 ? "Mencatat setiap kunjungan" : "-",
    n === 3 ? "rekan setingkat: mau berbagi" : "-",
  ]),
  ...["Tanpa hasil kerja atau nilai tertentu", "pihak lain: ramah di loket"],
  ...["RATING PERILAKU KERJA", "[X] DI ATAS EKSPEKTASI", "SESUAI EKSPEKTASI", "DI BAWAH EKSPEKTASI"],
  ...["PREDIKAT KINERJA PEGAWAI", "BAIK", "Pejabat Penilai Kinerja", SIGNED, "dr. Bagus Wirawan", "Kode periksa: ABCD-2345"],
];
const WORK = "Terlayaninya ibu hamil sesuai standar";

const results: [code: string, of: Partial<ResultForm>, fields: string[]][] = [
  [
    "C.1.1",
    { model: "qualitative" },
    [
      ...titled("PENDEKATAN HASIL KERJA KUALITATIF", "BAGI PEJABAT ADMINISTRASI"),
      ...organisation,
      ...[
        "HASIL KERJA",
        "REALISASI BERDASARKAN BUKTI DUKUNG",
        "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG",
        "A. UTAMA",
        `1 ${WORK}`,
      ],
      ...["Ibu hamil yang diperiksa lengkap: 80 sampai 90 %", "Nilai kepuasan layanan: 3,25 sampai 3,5"],
      ...["84 %", "Bukti: Register KIA", "pimpinan: kunjungan ke RW 03 rapi", "B. TAMBAHAN", "1 Terlaksananya", "11 kelas"],
      ...rest,
    ],
  ],
  [
    "C.1.2",
    { forHead: true },
    [
      ...titled("PENDEKATAN HASIL KERJA KUANTITATIF", "BAGI PEJABAT PIMPINAN TINGGI"),
      ...organisation,
      ...["HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF", "REALISASI BERDASARKAN BUKTI DUKUNG"],
      ...["UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG", "A. UTAMA", `1 ${WORK}`],
      ...[
        "(penugasan dari Kepala",
        "Ibu hamil yang diperiksa lengkap",
        "80 sampai 90 %",
        "Penerima layanan",
        "84 %",
        "Bukti: Register KIA",
      ],
      ...["pimpinan: kunjungan", "Nilai kepuasan layanan", "3,25 sampai 3,5", "Penerima layanan", "-", "B. TAMBAHAN", "11 kelas"],
      ...rest,
    ],
  ],
  [
    "C.1.3",
    {},
    [
      ...titled("PENDEKATAN HASIL KERJA KUANTITATIF", "BAGI PEJABAT ADMINISTRASI"),
      ...organisation,
      ...["RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA", "ASPEK", "TARGET"],
      ...["REALISASI BERDASARKAN BUKTI DUKUNG", "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG", "A. UTAMA"],
      ...["1 Meningkatnya mutu layanan", "Terlayaninya", "kuantitas", "Ibu hamil", "80 sampai 90 %", "84 %", "Register KIA", "kunjungan"],
      ...["kualitas", "Nilai kepuasan", "B. TAMBAHAN", "1 -", "Terlaksananya", "11 kelas"],
      ...rest,
    ],
  ],
];

describe("the result of an evaluation", () => {
  it.each(results)("%s holds every field in order, and the rater alone signs it", async (code, of, fields) => {
    const { pages, text } = await result(of);
    inOrder(text, fields);
    expect(text).not.toContain("Pegawai yang Dinilai");
    for (const page of pages) {
      expect(page.text).toContain(`Format ${code}, PermenPANRB 6/2022`);
      expect([page.right <= 595.28 - 42 + 0.5, page.lowest > 20]).toEqual([true, true]);
    }
  });

  it("is signed by the superior where that one evaluated, and says nothing of a pattern where none is compared", async () => {
    const { text } = await result({ kind: "superior", pattern: [] });
    inOrder(text, ["Atasan Pejabat Penilai Kinerja", SIGNED, "dr. Retno Kusumaningrum"]);
    inOrder(text, ["POLA DISTRIBUSI -", "HASIL KERJA"]);
  });
});
