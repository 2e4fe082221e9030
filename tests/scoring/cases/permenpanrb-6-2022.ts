import type { FormRow, Published } from "./published";

const annex = (where: string) =>
  `PermenPANRB 6/2022, Lampiran, ${where}. https://peraturan.bpk.go.id/Details/202232/permen-pan-rb-no-6-tahun-2022`;

const measured = (main: boolean, title: string, low: string, high: string, unit: string, amount: string, lessIsBetter?: true): FormRow => ({
  main,
  title,
  measured: { low, high, unit, amount, ...(lessIsBetter && { lessIsBetter }) },
});
const told = (main: boolean, title: string, text: string | null): FormRow => ({ main, title, told: text });

const nothing = { above: 0, within: 0, below: 0 };

export const permenpanrb6of2022: Published[] = [
  {
    name: "Predikat kinerja 3x3 (hasil kerja x perilaku kerja), all nine cells",
    source: "PermenPANRB 6/2022, Lampiran, p. 99 and 102-103",
    kind: "quadrant",
    printed: {
      above: ["Kurang/Misconduct", "Baik", "Sangat Baik"],
      meets: ["Kurang/Misconduct", "Baik", "Baik"],
      below: ["Sangat Kurang", "Butuh Perbaikan", "Butuh Perbaikan"],
    },
  },
  {
    name: "6/2022 Anak Lampiran 4 Tabel 2: Direktur II",
    source: annex("Anak Lampiran 4, Tabel 2, p. 195-201"),
    kind: "filled-form",
    rows: [
      measured(true, "1 persentase Pemda nilai indeks minimal Baik", "30", "30", "%", "25"), // below, "namun masih memenuhi ekspektasi pimpinan"
      measured(true, "2a Pos Lintas Batas Negara", "3", "3", "unit", "3"),
      measured(true, "2b kepuasan pengguna PLBN", "3,5", "3,5", "dari skala 5", "3,5"),
      measured(true, "3 indeks kualitas layanan internal", "4", "4", "indeks", "4"),
      measured(true, "4 indeks penyelesaian revisi UU", "80", "80", "indeks", "70"),
      measured(true, "5 indeks penyelesaian RPP", "80", "80", "indeks", "90"),
      measured(true, "6 nilai akuntabilitas", "85", "85", "nilai", "89"),
      measured(true, "7 kualitas pengelolaan BMN", "95", "95", "%", "90"),
      measured(true, "8 anggaran bebas temuan material", "100", "100", "%", "100"),
      measured(true, "9 direktif pimpinan", "80", "80", "%", "80"),
      measured(false, "10 rencana aksi/inisiatif strategis", "80", "80", "%", "80"),
    ],
    workResult: "meets",
    behaviour: "above",
    printed: "Baik",
    counts: { above: 2, within: 6, below: 3 },
  },
  {
    name: "6/2022 Anak Lampiran 4 Tabel 3: Kepala Subdirektorat II",
    source: annex("Anak Lampiran 4, Tabel 3, p. 202-208"),
    kind: "filled-form",
    rows: [
      measured(true, "1 kualitas: kesesuaian fitur aplikasi dengan NSPK", "80", "90", "%", "85"),
      measured(true, "1 kuantitas: penyelesaian aplikasi siap digunakan", "80", "90", "%", "85"),
      measured(true, "1 waktu: ketepatan waktu penyelesaian aplikasi", "7", "8", "bulan", "9", true),
      measured(true, "2 kuantitas: penyelesaian pengaduan", "80", "90", "%", "90"),
      measured(true, "2 kualitas: kepuasan masyarakat", "3,5", "3,5", "skala 5", "4"),
      measured(true, "2 waktu: rata-rata waktu memproses", "2", "3", "hari", "1", true),
      measured(true, "3 kuantitas: pegawai Pemda yang mengoperasikan SIMBG", "80", "90", "%", "80"),
    ],
    workResult: "meets", // p. 205
    behaviour: "below", // p. 207
    printed: "Butuh Perbaikan", // p. 208
    contradicted: {
      quadrant: "poor",
      because:
        "the quadrant of p. 99 with its table is the rule and gives Kurang/Misconduct for this pair; Butuh Perbaikan asks for a work result below; the form is an illustration",
    },
    counts: { above: 2, within: 4, below: 1 },
  },
  {
    name: "6/2022 Anak Lampiran 5 Tabel 1: Kepala Dinas Kesehatan",
    source: annex("Anak Lampiran 5, Tabel 1, p. 215-220"),
    kind: "filled-form",
    rows: [
      told(true, "1 pelayanan kesehatan", "wilayah kecamatan III-VI hanya 50-60% keluarga sehat; unit I dan II memenuhi standar kepuasan"),
      told(true, "2 akuntabilitas (target LAKIP predikat A)", "predikat Lakip BB; temuan ditindaklanjuti"),
      told(true, "3-4", null),
      told(false, "5", null),
    ],
    workResult: "meets",
    behaviour: "meets",
    printed: "Baik",
    counts: nothing,
  },
  {
    name: "6/2022 Anak Lampiran 5 Tabel 2: Kepala Puskesmas",
    source: annex("Anak Lampiran 5, Tabel 2, p. 221-226"),
    kind: "filled-form",
    rows: [
      told(
        true,
        "1 kualitas pelayanan puskesmas",
        "jangkauan meluas; tidak ada kesalahan tindakan; masih terdapat ibu hamil yang komplain",
      ),
      told(true, "2 operasional rutin", "sebagian besar menyatakan puas"),
      told(true, "3-8", null),
      told(false, "9", null),
    ],
    workResult: "meets",
    behaviour: "above",
    printed: "Baik",
    counts: nothing,
  },
  {
    name: "6/2022 Anak Lampiran 5 Tabel 3: JF Bidan Penyelia",
    source: annex("Anak Lampiran 5, Tabel 3, p. 227-231"),
    kind: "filled-form",
    rows: [
      told(true, "1 ANC", "tidak ada kesalahan; terlayani bahkan diluar jam operasional"),
      told(true, "2 persalinan", "masih terdapat komplain dari sisi keramahan; tidak ada kesalahan"),
      told(true, "3", null),
      told(false, "4", null),
    ],
    workResult: "meets",
    behaviour: "meets", // although a patient found her "kurang ramah"
    printed: "Baik",
    counts: nothing,
  },
  {
    name: "6/2022 Anak Lampiran 6 Tabel 2: JF Bidan Penyelia on tugas belajar",
    source: annex("Anak Lampiran 6, Tabel 2, p. 235-240"),
    kind: "filled-form",
    rows: [
      told(true, "1 ANC", "tidak ada kesalahan"),
      told(true, "2 persalinan", "masih terdapat komplain"),
      measured(true, "4 hasil evaluasi akademik semester 1", "3,51", "4", "IPK", "3,39"), // "IPK diatas 3,5"
      told(true, "3 and 5", null),
      told(false, "6", null),
    ],
    workResult: "below",
    behaviour: "meets",
    printed: "Butuh Perbaikan",
    counts: { above: 0, within: 0, below: 1 },
  },
  {
    name: "6/2022 p. 93: quarterly trajectory targets of Direktorat 2",
    source: annex("Bab IV.B.1.c.2, p. 93"),
    kind: "trajectory",
    quarters: [15_000_000, 40_000_000, 40_000_000, 5_000_000], // ton
    printed: { year: 100_000_000 },
  },
];

/** Two more filled forms, of which only the counts were taken down: how many rows, how many of them below or above, and the rating. */
export const COUNTS_ALONE = [
  { source: annex("Anak Lampiran 4, p. 188-194, catatan ****"), rows: 9, below: 4, above: 0, workResult: "meets" },
  { source: annex("Anak Lampiran 4, p. 209-214"), rows: 10, below: 0, above: 4, workResult: "above" },
] as const;
