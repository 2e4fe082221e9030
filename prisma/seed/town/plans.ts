import type { TownTrade } from "../place";
import { less, measured, more, result, type SeedResult } from "../plans";

/** A head's plan looks at all four sides of the organisation: PermenPANRB 6/2022, Lampiran, hlm. 29. */
const seen = (perspective: string, plan: SeedResult): SeedResult => ({ ...plan, perspective });

/** What people of the town's other trades are expected to bring about. */
export const TOWN_PLANS: Record<TownTrade, readonly SeedResult[]> = {
  director: [
    seen(
      "Penerima layanan",
      result("Meningkatnya kepuasan warga atas layanan perangkat daerah", [
        measured("Nilai survei kepuasan masyarakat", "kualitas", more("80", "88", "nilai"), "84.5", "Laporan SKM", "83"),
      ]),
    ),
    seen(
      "Proses bisnis",
      result("Terlaksananya program prioritas tepat waktu", [
        measured("Program prioritas sesuai jadwal", "waktu", more("85", "95", "%"), "90", "Laporan pengendalian program", "88"),
      ]),
    ),
    seen(
      "Penguatan internal",
      result("Terbinanya pegawai", [
        measured("Pegawai yang mendapat dialog kinerja", "kuantitas", more("85", "95", "%"), "92", "Notula dialog", "70"),
      ]),
    ),
    seen(
      "Anggaran",
      result("Terkelolanya anggaran secara efektif", [
        measured("Penyerapan sesuai rencana kas", "biaya", more("88", "96", "%"), "93", "Laporan realisasi anggaran", "74"),
      ]),
    ),
  ],
  leader: [
    result("Terlaksananya pekerjaan bidang sesuai rencana", [
      measured("Pekerjaan selesai tepat waktu", "waktu", more("85", "95", "%"), "90", "Laporan bidang", "68"),
      measured("Pekerjaan yang harus diulang", "kualitas", less("3", "6", "%"), "4", "Catatan pemeriksaan", "5"),
    ]),
    result("Terbinanya pegawai di bidang yang dipimpin", [
      measured("Kegiatan yang ditinjau dalam tiga hari kerja", "waktu", more("85", "95", "%"), "91", "Cermin", null),
    ]),
    result(
      "Tersusunnya perbaikan cara kerja",
      [measured("Perbaikan yang dijalankan", "kuantitas", more("1", "2", "perbaikan"), "1", "Surat penetapan", null)],
      "additional",
    ),
  ],
  frontDesk: [
    result("Terlayaninya warga dengan cepat dan ramah", [
      measured("Permohonan selesai sesuai standar waktu", "waktu", more("88", "96", "%"), "93", "Register layanan", "90"),
      measured("Kepuasan warga atas petugas", "kualitas", more("82", "90", "nilai"), "86", "Laporan SKM", null),
    ]),
    result("Tertanganinya pengaduan warga", [measured("Pengaduan dijawab", "waktu", less("2", "4", "hari"), "3", "Buku pengaduan", "2.5")]),
  ],
  archivist: [
    result("Tersimpannya dokumen dengan tertib", [
      measured("Berkas tersimpan pada minggu yang sama", "waktu", more("88", "96", "%"), "93", "Daftar arsip", "91"),
      measured("Arsip ditemukan kembali dalam 15 menit", "kualitas", more("85", "93", "%"), "89", "Uji temu kembali", null),
    ]),
    result(
      "Terpindainya arsip lama",
      [measured("Arsip terpindai", "kuantitas", more("450", "600", "berkas"), "520", "Daftar pindai", "240")],
      "additional",
    ),
  ],
  teacher: [
    result("Terlaksananya pembelajaran yang berpihak pada murid", [
      measured("Rencana pembelajaran terlaksana", "kuantitas", more("90", "97", "%"), "95", "Jurnal mengajar", "61"),
      measured("Umpan balik murid atas pembelajaran", "kualitas", more("78", "86", "nilai"), "82", "Angket murid", null),
    ]),
    result("Meningkatnya hasil belajar murid", [
      measured("Murid yang mencapai tujuan pembelajaran", "kualitas", more("75", "85", "%"), "80", "Daftar nilai", null),
    ]),
    result(
      "Terlaksananya kegiatan belajar bersama guru",
      [measured("Pertemuan kelompok kerja guru", "kuantitas", more("2", "3", "pertemuan"), "2", "Daftar hadir", "1")],
      "additional",
    ),
  ],
  schoolOffice: [
    result("Tersedianya data sekolah yang benar", [
      measured("Data pokok pendidikan lolos pemeriksaan", "kualitas", more("95", "99", "%"), "98", "Laporan sinkronisasi", "97"),
      measured("Surat keterangan selesai", "waktu", less("1", "2", "hari"), "1.5", "Buku agenda", "1.4"),
    ]),
  ],
  environment: [
    result("Terjaganya mutu air sungai", [
      measured("Titik pantau yang diambil contohnya", "kuantitas", more("18", "24", "titik"), "21", "Berita acara contoh", "13"),
      measured("Titik yang memenuhi baku mutu", "kualitas", more("60", "70", "%"), "64", "Hasil uji laboratorium", null),
    ]),
    result("Taatnya usaha pada izin lingkungan", [
      measured("Usaha yang diperiksa", "kuantitas", more("15", "20", "usaha"), "17", "Berita acara pengawasan", "9"),
    ]),
  ],
  cleansing: [
    result("Terangkutnya sampah setiap hari", [
      measured("Jadwal angkut yang terpenuhi", "waktu", more("90", "97", "%"), "94", "Buku rit", "93"),
      measured("Keluhan sampah tidak terangkut", "kualitas", less("3", "6", "keluhan"), "4", "Buku pengaduan", "2"),
    ]),
  ],
  driver: [
    result("Terlaksananya perjalanan dinas dengan aman", [
      measured("Perjalanan tepat waktu", "waktu", more("92", "98", "%"), "96", "Buku perjalanan", "95"),
      measured("Kejadian di jalan", "kualitas", less("0", "1", "kejadian"), "0", "Buku perjalanan", "0"),
    ]),
  ],
  licensing: [
    result("Terbitnya izin sesuai standar waktu", [
      measured("Izin terbit dalam standar waktu", "waktu", more("85", "93", "%"), "87", "Laporan OSS", "84"),
      measured("Berkas yang dikembalikan karena salah periksa", "kualitas", less("3", "6", "%"), "4", "Laporan OSS", "5"),
    ]),
    result("Terdampinginya pelaku usaha", [
      measured("Pelaku usaha yang didampingi", "kuantitas", more("60", "80", "orang"), "70", "Daftar hadir", "38"),
    ]),
  ],
  personnel: [
    result("Terselesaikannya layanan kepegawaian", [
      measured("Usul yang selesai tepat waktu", "waktu", more("88", "95", "%"), "92", "SIASN", "90"),
      measured("Usul yang dikembalikan BKN", "kualitas", less("3", "5", "%"), "4", "SIASN", "4"),
    ]),
    result("Terpadunya data pegawai", [measured("Data pegawai yang lengkap", "kualitas", more("93", "98", "%"), "96", "SIASN", null)]),
  ],
  audit: [
    result("Terlaksananya pengawasan sesuai rencana", [
      measured("Penugasan selesai tepat waktu", "waktu", more("85", "95", "%"), "91", "Laporan hasil pengawasan", "60"),
      measured("Rekomendasi yang ditindaklanjuti", "kuantitas", more("70", "80", "%"), "74", "Matriks tindak lanjut", null),
    ]),
  ],
  finance: [
    result("Terbayarnya tagihan tepat waktu", [
      measured("Tagihan dibayar dalam lima hari kerja", "waktu", more("90", "97", "%"), "95", "Buku kas umum", "94"),
      measured("Pertanggungjawaban tanpa koreksi", "kualitas", more("88", "95", "%"), "91", "Catatan verifikasi", null),
    ]),
  ],
  policy: [
    result("Tersedianya bahan kebijakan yang dapat dipakai", [
      measured("Telaahan selesai tepat waktu", "waktu", more("85", "95", "%"), "90", "Tanda terima", "66"),
      measured("Telaahan yang dipakai pimpinan", "kualitas", more("60", "75", "%"), "68", "Disposisi", null),
    ]),
    result(
      "Terdokumentasinya tindak lanjut rapat",
      [measured("Notula terbit dalam dua hari", "waktu", more("85", "95", "%"), "92", "Buku notula", "90")],
      "additional",
    ),
  ],
  informatics: [
    result("Tersedianya layanan aplikasi", [
      measured("Waktu aplikasi dapat dipakai", "kualitas", more("98", "99.5", "%"), "99.1", "Catatan pemantau", "99"),
      measured("Gangguan ditangani", "waktu", less("4", "8", "jam"), "6", "Catatan gangguan", "5.5"),
    ]),
    result("Terlatihnya pengguna aplikasi", [
      measured("Pengguna yang dilatih", "kuantitas", more("40", "60", "orang"), "48", "Daftar hadir", "20"),
    ]),
  ],
  student: [
    result("Tercapainya hasil studi semester berjalan", [
      measured("Indeks prestasi semester", "kualitas", more("3.25", "3.75", "IP"), "3.4", "Kartu hasil studi", null),
      measured("Kehadiran kuliah", "kuantitas", more("85", "95", "%"), "92", "Surat keterangan prodi", "94"),
    ]),
  ],
};
