import type { SeedCase } from "./place";
import { type SeedResult, told } from "./plans";

/**
 * The filled regional examples of PermenPANRB 6/2022, Anak Lampiran 5 (Tabel 1-3) and 6 (Tabel 2): realisations, remarks and
 * ratings as printed, in short. Where the print holds a placeholder, a plain text of our own stands, marked "(ilustratif)".
 */
const one = (
  title: string,
  assignedBy: string,
  indicators: ReturnType<typeof told>[],
  priority: "main" | "additional" = "main",
  perspective?: string,
): SeedResult => ({
  title,
  priority,
  assignedBy,
  indicators,
  ...(perspective && { perspective }),
});

export const CHAIN: Record<string, SeedCase> = {
  officeHead: {
    qualitative: true,
    plan: [
      one(
        "Meningkatnya kualitas pelayanan kesehatan masyarakat",
        "Wali Kota",
        [
          told(
            "Keluarga sehat dan kepuasan layanan",
            "Keluarga sehat di setiap kecamatan dan layanan kesehatan memenuhi standar kepuasan",
            "Wilayah kecamatan III–VI hanya 50–60 % keluarga sehat; unit I dan II memenuhi standar kepuasan.",
            "Laporan keluarga sehat, laporan SKM",
          ),
        ],
        "main",
        "Penerima layanan",
      ),
      one(
        "Meningkatnya akuntabilitas kinerja dinas",
        "Wali Kota",
        [
          told(
            "Predikat LAKIP dan tindak lanjut temuan",
            "LAKIP berpredikat A dan temuan ditindaklanjuti",
            "Predikat LAKIP BB; temuan ditindaklanjuti.",
            "Surat hasil evaluasi",
          ),
        ],
        "main",
        "Proses bisnis",
      ),
      one(
        "Menguatnya tenaga kesehatan (ilustratif)",
        "Wali Kota",
        [
          told(
            "Pengembangan kompetensi tenaga kesehatan",
            "Pelatihan dasar bagi tenaga kesehatan prioritas",
            "(Ilustratif) 42 dari 50 tenaga prioritas selesai dilatih.",
            "Daftar peserta",
          ),
        ],
        "main",
        "Penguatan internal",
      ),
      one(
        "Terkelolanya anggaran secara efektif dan efisien (ilustratif)",
        "Wali Kota",
        [
          told(
            "Penyerapan dan kepatuhan anggaran",
            "Penyerapan sesuai rencana kas tanpa temuan berarti",
            "(Ilustratif) Penyerapan 71 % sampai akhir triwulan, sesuai rencana kas.",
            "Laporan realisasi anggaran",
          ),
        ],
        "main",
        "Anggaran",
      ),
      one(
        "Terlaksananya arahan wali kota di luar rencana (ilustratif)",
        "Wali Kota",
        [
          told(
            "Arahan yang tuntas",
            "Arahan diselesaikan dalam waktu yang disepakati",
            "(Ilustratif) Tiga dari tiga arahan tuntas.",
            "Disposisi",
          ),
        ],
        "additional",
        "Penerima layanan",
      ),
    ],
    remarks: [
      { from: "leader", name: "Wali Kota Contoh", text: "Realisasi telah memenuhi ekspektasi pimpinan.", about: 0 },
      {
        from: "leader",
        name: "Wali Kota Contoh",
        text: "Untuk tindak lanjut temuan sudah bagus, pertahankan. Untuk LAKIP, tingkatkan lagi.",
        about: 1,
      },
      {
        from: "subordinate",
        name: "Yusuf Lateng",
        text: "Terbuka menerima kabar buruk dan cepat mencarikan jalan.",
        about: "collaborative",
      },
      { from: "peer", name: "Kepala Dinas Sosial", text: "Mudah diajak bekerja bersama untuk keluarga rentan.", about: "collaborative" },
    ],
    ratings: { 1: { workResult: "meets", behaviour: "meets" } },
    expects: { service: "Turun ke kecamatan III–VI setiap bulan dan mendengar warga" },
  },
  northHead: {
    qualitative: true,
    plan: [
      one(
        "Meningkatnya kualitas pelayanan puskesmas",
        "Kepala Dinas Kesehatan",
        [
          told(
            "Jangkauan dan mutu pelayanan",
            "Jangkauan pelayanan meluas, tanpa kesalahan tindakan, ibu hamil puas",
            "Jangkauan meluas; tidak ada kesalahan tindakan; masih terdapat ibu hamil yang komplain.",
            "Laporan SKM, buku keluhan",
          ),
        ],
        "main",
        "Penerima layanan",
      ),
      one(
        "Terlaksananya operasional rutin puskesmas",
        "Kepala Dinas Kesehatan",
        [
          told(
            "Kepuasan layanan internal",
            "Sebagian besar pegawai puas dengan layanan internal",
            "Sebagian besar menyatakan puas.",
            "Survei internal",
          ),
        ],
        "main",
        "Proses bisnis",
      ),
      one(
        "Menguatnya tim puskesmas (ilustratif)",
        "Kepala Dinas Kesehatan",
        [
          told(
            "Dialog kinerja dengan setiap pegawai",
            "Setiap pegawai mendapat dialog kinerja",
            "(Ilustratif) Sembilan dari sepuluh pegawai sudah berdialog.",
            "Notula",
          ),
        ],
        "main",
        "Penguatan internal",
      ),
      one(
        "Terkelolanya dana operasional (ilustratif)",
        "Kepala Dinas Kesehatan",
        [
          told(
            "Penggunaan dana kapitasi",
            "Dana dipakai sesuai rencana dan dilaporkan tepat waktu",
            "(Ilustratif) Laporan tiga bulan terkirim tepat waktu.",
            "Laporan kapitasi",
          ),
        ],
        "main",
        "Anggaran",
      ),
      one(
        "Terlaksananya posbindu di dua kelurahan baru (ilustratif)",
        "Kepala Dinas Kesehatan",
        [told("Posbindu yang berjalan", "Dua posbindu baru berjalan", "(Ilustratif) Satu berjalan, satu menunggu kader.", "SK kader")],
        "additional",
        "Penerima layanan",
      ),
    ],
    remarks: [
      {
        from: "leader",
        name: "Kepala Dinas Kesehatan",
        text: "Untuk jangkauan pelayanan sudah cukup meluas; tingkatkan lagi dari segi kualitas pelayanan.",
        about: 0,
      },
      {
        from: "leader",
        name: "Kepala Dinas Kesehatan",
        text: "Secara keseluruhan puas terhadap layanan internal, namun ruang tunggu pegawai perlu dibenahi.",
        about: 1,
      },
      {
        from: "outside",
        name: "Pasien (Bu Yuliana)",
        text: "Kepala puskesmasnya mau turun sendiri mendengar keluhan saya.",
        about: "service",
      },
      { from: "outside", name: "Pasien (Pak Tarigan)", text: "Semua dilayani sama, tidak membeda-bedakan.", about: "harmonious" },
    ],
    ratings: { 1: { workResult: "meets", behaviour: "above" } },
    expects: { service: "Menjadi tempat bertanya bagi ibu hamil berisiko", collaborative: "Menggerakkan lintas sektor kecamatan" },
  },
  seniorMidwife: {
    qualitative: true,
    plan: [
      one("Terlaksananya pelayanan antenatal yang aman", "Kepala Puskesmas", [
        told(
          "Pelayanan ANC",
          "ANC tanpa kesalahan dan terjangkau bagi semua ibu hamil",
          "Tidak ada kesalahan; ibu hamil terlayani bahkan di luar jam operasional.",
          "Kohort ibu, buku piket",
        ),
      ]),
      one("Tertanganinya persalinan dengan baik", "Kepala Puskesmas", [
        told(
          "Pelayanan persalinan",
          "Persalinan aman dan ibu puas dengan pelayanannya",
          "Masih terdapat komplain dari sisi keramahan; tidak ada kesalahan.",
          "Buku persalinan, buku keluhan",
        ),
      ]),
      one("Terlaksananya pelayanan nifas dan bayi (ilustratif)", "Kepala Puskesmas", [
        told("Kunjungan nifas", "Kunjungan nifas lengkap", "(Ilustratif) 46 dari 50 ibu nifas dikunjungi lengkap.", "Kohort nifas"),
      ]),
      one(
        "Terbinanya bidan muda (ilustratif)",
        "Kepala Puskesmas",
        [
          told(
            "Pendampingan bidan baru",
            "Dua bidan baru didampingi sampai mandiri",
            "(Ilustratif) Dua bidan mandiri sejak Agustus.",
            "Lembar supervisi",
          ),
        ],
        "additional",
      ),
    ],
    remarks: [
      { from: "leader", name: "Kepala Puskesmas", text: "Sudah baik, pertahankan.", about: 0 },
      {
        from: "leader",
        name: "Kepala Puskesmas",
        text: "Terdapat komplain dari sebagian kecil ibu tentang keramahan; tolong diperbaiki.",
        about: 1,
      },
      { from: "outside", name: "Pasien", text: "Kurang ramah di awal, namun sangat cekatan.", about: "service" },
      { from: "peer", name: "Hendra Gunawan", text: "Selalu siap menggantikan piket saat kami kekurangan orang.", about: "collaborative" },
    ],
    ratings: { 1: { workResult: "meets", behaviour: "meets" } },
    expects: { service: "Menyapa dan menjelaskan setiap tindakan sebelum melakukannya" },
  },
  studyMidwife: {
    qualitative: true,
    plan: [
      one("Terlaksananya pelayanan antenatal yang aman", "Kepala Puskesmas", [
        told("Pelayanan ANC", "ANC tanpa kesalahan", "Tidak ada kesalahan.", "Kohort ibu"),
      ]),
      one("Tertanganinya persalinan dengan baik", "Kepala Puskesmas", [
        told("Pelayanan persalinan", "Persalinan aman dan ibu puas", "Masih terdapat komplain.", "Buku keluhan"),
      ]),
      one("Terlaksananya serah terima tugas sebelum tugas belajar (ilustratif)", "Kepala Puskesmas", [
        told("Serah terima", "Tugas diserahterimakan lengkap", "(Ilustratif) Serah terima lengkap pada bulan pertama.", "Berita acara"),
      ]),
      {
        title: "Tercapainya hasil evaluasi akademik semester 1",
        priority: "main",
        assignedBy: "Kepala Puskesmas",
        indicators: [
          {
            title: "Indeks prestasi kumulatif",
            aspect: "kualitas",
            kind: "quantity",
            target: { low: "3.51", high: "4", unit: "IPK", direction: "more-is-better" },
            closed: { amount: "3.39" },
            evidence: "Kartu hasil studi",
            open: null,
          },
        ],
      },
      one("Terlaksananya kegiatan akademik (ilustratif)", "Kepala Puskesmas", [
        told("Kehadiran kuliah", "Hadir pada kuliah terjadwal", "(Ilustratif) Hadir 94 %.", "Surat keterangan prodi"),
      ]),
      one(
        "Berbagi ilmu kepada rekan (ilustratif)",
        "Kepala Puskesmas",
        [told("Sesi berbagi", "Satu sesi dalam satu semester", "(Ilustratif) Belum terlaksana.", null)],
        "additional",
      ),
    ],
    remarks: [
      { from: "leader", name: "Kepala Puskesmas", text: "Sudah baik, pertahankan.", about: 0 },
      { from: "leader", name: "Kepala Puskesmas", text: "Penanganannya kurang ramah, tolong diperbaiki.", about: 1 },
      {
        from: "leader",
        name: "Kepala Puskesmas",
        text: "IPK semester ini masih kurang memuaskan; mari bicarakan apa yang menghalangi.",
        about: 3,
      },
    ],
    ratings: { 1: { workResult: "below", behaviour: "meets" } },
    expects: {},
  },
};
