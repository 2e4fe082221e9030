import type { HealthTrade } from "./place";

type Quantity = { low: string; high: string; unit: string; direction: "more-is-better" | "less-is-better" };
export type SeedIndicator = {
  title: string;
  aspect: string | null;
  kind: "quantity" | "statement";
  target: Quantity | { text: string };
  closed: Record<string, string> | null;
  evidence: string | null;
  open: Record<string, string> | null;
  /** Two and three quarters before the open one, where it is not told like the last. */
  earlier?: readonly [Record<string, string> | null, Record<string, string> | null];
};
export type SeedResult = {
  title: string;
  priority: "main" | "additional";
  /** The post of the leader who assigned it; where none is named, the rater's. */
  assignedBy?: string;
  perspective?: string;
  indicators: SeedIndicator[];
};

export const more = (low: string, high: string, unit: string): Quantity => ({ low, high, unit, direction: "more-is-better" });
export const less = (low: string, high: string, unit: string): Quantity => ({ low, high, unit, direction: "less-is-better" });
export const measured = (
  title: string,
  aspect: string,
  target: Quantity,
  closed: string | null,
  evidence: string | null,
  open: string | null = null,
  earlier?: readonly [string, string],
): SeedIndicator => ({
  title,
  aspect,
  kind: "quantity",
  target,
  closed: closed === null ? null : { amount: closed },
  evidence,
  open: open === null ? null : { amount: open },
  ...(earlier && { earlier: [{ amount: earlier[0] }, { amount: earlier[1] }] as const }),
});
export const told = (title: string, text: string, closed: string | null, evidence: string | null = null): SeedIndicator => ({
  title,
  aspect: null,
  kind: "statement",
  target: { text },
  closed: closed === null ? null : { text: closed },
  evidence,
  open: null,
});
export const result = (title: string, indicators: SeedIndicator[], priority: "main" | "additional" = "main"): SeedResult => ({
  title,
  priority,
  indicators,
});

/** What people of each trade are expected to bring about: ranges as the official examples have them. */
export const PLANS_BY_TRADE: Record<HealthTrade, readonly SeedResult[]> = {
  head: [
    result("Terlaksananya layanan administrasi dan keuangan dinas tepat waktu", [
      measured("Laporan keuangan bulanan terkirim tepat waktu", "waktu", more("90", "100", "%"), "100", "Tanda terima BPKAD", "66"),
      measured("Surat masuk dijawab", "waktu", less("2", "3", "hari"), "2.5", "Buku agenda", null),
    ]),
    result("Terbinanya pegawai di unit yang dipimpin", [
      measured("Pegawai yang mendapat dialog kinerja", "kuantitas", more("85", "95", "%"), "90", "Notula dialog", null),
    ]),
    result(
      "Tersusunnya usulan peningkatan sarana",
      [measured("Usulan yang lengkap", "kualitas", more("2", "3", "usulan"), "2", "Surat usulan", null)],
      "additional",
    ),
  ],
  midwife: [
    result("Meningkatnya kunjungan ibu hamil yang lengkap", [
      measured("Ibu hamil yang mendapat enam kali pemeriksaan", "kuantitas", more("85", "92", "%"), "88", "Kohort ibu", "61"),
      measured("Kesalahan tindakan pemeriksaan", "kualitas", less("0", "1", "kejadian"), "0", "Catatan insiden", "0"),
    ]),
    result("Tertanganinya persalinan dengan aman", [
      measured("Persalinan di fasilitas kesehatan", "kuantitas", more("95", "100", "%"), "97", "Buku persalinan", "58"),
    ]),
    result(
      "Terlaksananya kelas ibu hamil",
      [measured("Kelas ibu hamil", "kuantitas", more("3", "4", "kelas"), "3", "Daftar hadir", "2")],
      "additional",
    ),
  ],
  nurse: [
    result("Terlayaninya pasien rawat jalan sesuai standar", [
      measured("Pasien terlayani kurang dari 60 menit", "waktu", more("80", "90", "%"), "84", "Register rawat jalan", "71"),
      measured("Pengkajian awal lengkap", "kualitas", more("90", "95", "%"), "93", "Rekam medis, sampel 50", null),
    ]),
    result("Meningkatnya kunjungan penderita hipertensi yang teratur", [
      measured("Penderita hipertensi yang terkontrol", "kuantitas", more("60", "70", "%"), "57", "Register PTM", "49"),
    ]),
    result(
      "Terlaksananya kunjungan rumah lansia",
      [measured("Kunjungan rumah", "kuantitas", more("24", "30", "kunjungan"), "27", "Laporan kunjungan", "14")],
      "additional",
    ),
  ],
  doctor: [
    result("Tertanganinya pasien umum sesuai pedoman klinis", [
      measured("Rujukan non-spesialistik", "kualitas", less("3", "5", "%"), "4.2", "Laporan P-Care", "3.9"),
      measured("Audit klinis yang selesai", "kuantitas", more("1", "2", "audit"), "1", "Laporan audit", null),
    ]),
    result("Terbinanya tenaga kesehatan dalam kegawatdaruratan", [
      measured("Tenaga yang lulus simulasi", "kuantitas", more("80", "90", "%"), "85", "Daftar nilai simulasi", null),
    ]),
  ],
  pharmacist: [
    result("Tersedianya obat esensial sepanjang waktu", [
      measured("Ketersediaan obat esensial", "kuantitas", more("90", "95", "%"), "96.5", "LPLPO", "94"),
      measured("Waktu tunggu resep non-racikan", "waktu", less("10", "15", "menit"), "14", "Catatan loket obat", "17"),
    ]),
    result("Terlaksananya penggunaan obat rasional", [
      measured("Resep antibiotik ISPA non-pneumonia", "kualitas", less("10", "20", "%"), "12", "Indikator POR", null),
    ]),
  ],
  registrar: [
    result("Terdaftarnya pasien dengan cepat dan benar", [
      measured("Waktu pendaftaran", "waktu", less("5", "8", "menit"), "9", "Sampel antrean 100", "7.5"),
      measured("Berkas rekam medis ditemukan", "kualitas", more("95", "98", "%"), "94", "Register berkas", "96"),
    ]),
    result(
      "Tertatanya arsip rekam medis inaktif",
      [measured("Berkas inaktif tertata", "kuantitas", more("600", "700", "berkas"), "640", "Daftar arsip", "212")],
      "additional",
    ),
  ],
  nutrition: [
    result("Menurunnya balita berisiko kekurangan gizi", [
      measured("Balita yang ditimbang", "kuantitas", more("80", "88", "%"), "86", "e-PPGBM", "79"),
      measured("Balita gizi kurang yang naik berat badannya", "kualitas", more("60", "70", "%"), "63", "e-PPGBM", null),
    ]),
    result("Terlaksananya konseling gizi", [
      measured("Konseling gizi", "kuantitas", more("60", "80", "orang"), "74", "Register konseling", "41"),
    ]),
  ],
  sanitation: [
    result("Meningkatnya tempat pengelolaan makanan yang memenuhi syarat", [
      measured("TPM memenuhi syarat", "kualitas", more("70", "78", "%"), "73", "Formulir IKL", "69"),
    ]),
    result("Tertanganinya limbah medis sesuai aturan", [
      measured("Limbah medis terangkut tepat waktu", "waktu", more("95", "100", "%"), "98", "Manifes limbah", "100"),
    ]),
  ],
  office: [
    result("Terkelolanya surat dan arsip dinas", [
      measured("Surat tercatat pada hari yang sama", "waktu", more("90", "98", "%"), "95", "Buku agenda", "92"),
      measured("Arsip yang mudah ditemukan kembali", "kualitas", more("85", "92", "%"), "88", "Uji temu kembali", null),
    ]),
    result("Terpenuhinya kebutuhan perlengkapan kantor", [
      measured("Permintaan terpenuhi dalam tiga hari", "waktu", more("80", "90", "%"), "83", "Kartu barang", "78"),
    ]),
  ],
  analyst: [
    result("Tersedianya data kinerja yang dapat dipakai memutuskan", [
      measured("Laporan bulanan tepat waktu", "waktu", more("90", "100", "%"), "100", "Tanda terima", "100"),
      measured("Data yang lolos pemeriksaan", "kualitas", more("92", "97", "%"), "94", "Catatan validasi", null),
    ]),
    result("Terlaksananya tindak lanjut atas masalah yang ditemukan", [
      measured("Rekomendasi yang ditindaklanjuti", "kuantitas", more("70", "80", "%"), "66", "Matriks tindak lanjut", null),
    ]),
  ],
  laboratory: [
    result("Terlaksananya pemeriksaan laboratorium yang tepat", [
      measured("Hasil keluar pada hari yang sama", "waktu", more("88", "95", "%"), "91", "Register laboratorium", "90"),
      measured("Uji banding yang sesuai", "kualitas", more("90", "100", "%"), "100", "Sertifikat uji banding", null),
    ]),
  ],
};
