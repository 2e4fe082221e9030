import type { SeedCase } from "../place";
import { less, measured, more, result } from "../plans";

/** The reason that the law asks of a rater whose rating parts from the evidence; here a friend's, three times. */
const KIND_NOTES = {
  3: "Target belum tercapai karena pegawai baru menyesuaikan diri dengan tugas; semangatnya sangat baik.",
  2: "Angka di bawah target, tetapi menurut saya pegawai sudah bekerja keras dan layak dihargai.",
  1: "Target tertunda karena data dari perangkat daerah terlambat; pegawai tetap saya nilai istimewa.",
} as const;
const analyses = (last: string, before: string, first: string) => [
  result("Tersedianya bahan kebijakan yang dapat dipakai", [
    measured("Telaahan selesai tepat waktu", "waktu", more("85", "95", "%"), last, "Tanda terima", "41", [before, first]),
    measured("Telaahan yang dipakai pimpinan", "kualitas", more("60", "75", "%"), "48", "Disposisi", null, ["46", "50"]),
  ]),
];

/** The people for whose sake the town is told. Each is one of the many in it, with a plan, words and ratings of their own. */
export const STORIES_OF: Readonly<Record<string, SeedCase>> = {
  // Whom colleagues praise as friendly and responsive.
  registryOfficer: {
    seenBy: { service: ["4", "4", "4", "3"], harmonious: ["4", "4", "4", "3"], collaborative: ["4", "4", "3"], adaptive: ["3", "4"] },
    remarks: [
      {
        from: "peer",
        by: "registry10",
        text: "Ramah kepada siapa pun, warga yang marah pun pulang tersenyum.",
        about: "service",
        ago: 3,
      },
      {
        from: "peer",
        by: "registry13",
        text: "Tanggap: pesan saya dijawab sebelum saya sempat menelepon.",
        about: "collaborative",
        ago: 2,
      },
      {
        from: "outside",
        name: "Warga (Bu Marlina)",
        text: "Petugasnya ramah dan cepat tanggap, saya dibantu sampai selesai.",
        about: "service",
      },
      { from: "peer", by: "registry12", text: "Selalu ramah dan mau menggantikan loket ketika antrean panjang.", about: "harmonious" },
    ],
    ratings: {
      3: { workResult: "meets", behaviour: "meets" },
      2: { workResult: "meets", behaviour: "above" },
      1: { workResult: "meets", behaviour: "above" },
    },
    expects: { service: "Menjadi contoh menyapa dan menjelaskan di loket" },
    reports: {
      1: {
        story: "Saya menyapa setiap warga dan memberi tahu berkas yang kurang sejak di antrean, sehingga jarang ada yang pulang sia-sia.",
      },
    },
  },
  // Slow at first; the words helped, and the figures show it.
  registryClerk: {
    plan: [
      result("Terbitnya kutipan akta tepat waktu", [
        measured("Waktu penerbitan kutipan akta", "waktu", less("1", "2", "hari"), "1.5", "Register akta", "1", ["3", "6.5"]),
        measured("Akta selesai sesuai standar", "kuantitas", more("85", "95", "%"), "94", "Register akta", "96", ["76", "58"]),
      ]),
      result(
        "Tersimpannya berkas akta",
        [measured("Berkas terarsip pada minggu yang sama", "waktu", more("85", "95", "%"), "92", "Daftar arsip", "93", ["88", "71"])],
        "additional",
      ),
    ],
    remarks: [
      {
        from: "leader",
        by: "registryCivil",
        text: "Berkas menumpuk sampai enam hari. Mari kita urutkan per tanggal masuk dan selesaikan yang terlama dulu.",
        about: 0,
        ago: 3,
      },
      { from: "outside", name: "Warga (Pak Darto)", text: "Akta anak saya seminggu belum jadi, bolak-balik.", about: "service", ago: 3 },
      {
        from: "peer",
        by: "registry18",
        text: "Sudah mencoba antrean per tanggal; tumpukan di meja tinggal separuh.",
        about: "adaptive",
        ago: 2,
      },
      {
        from: "leader",
        by: "registryCivil",
        text: "Sekarang akta jadi dalam satu hari. Perubahan yang nyata, terima kasih.",
        about: 0,
      },
      { from: "outside", name: "Warga (Bu Wati)", text: "Cepat sekali, pagi diurus sore selesai.", about: "service" },
    ],
    ratings: {
      3: { workResult: "below", behaviour: "meets" },
      2: {
        workResult: "meets",
        behaviour: "meets",
        note: "Kedua target masih di bawah, tetapi waktu tunggu sudah turun separuh sejak cara kerja diubah.",
      },
      1: { workResult: "above", behaviour: "meets" },
    },
    reports: {
      3: { story: "Saya kewalahan dengan berkas yang masuk bersamaan.", obstacle: "Berkas tidak diurutkan, semua dianggap mendesak." },
      2: { story: "Setelah masukan dari Kepala Bidang, berkas saya urutkan menurut tanggal masuk." },
      1: { story: "Akta kini selesai satu sampai dua hari. Urutan per tanggal dan pengecekan di awal sangat membantu." },
    },
  },
  // Specific targets, each counted.
  environmentOfficer: {
    plan: [
      result("Menurunnya pencemaran Sungai Contoh", [
        measured("Titik pantau yang diambil contohnya", "kuantitas", more("24", "24", "titik"), "24", "Berita acara contoh", "24", [
          "24",
          "22",
        ]),
        measured("Titik dengan BOD memenuhi baku mutu", "kualitas", more("16", "19", "titik"), "17", "Hasil uji laboratorium", "17", [
          "16",
          "14",
        ]),
      ]),
      result("Tertutupnya tempat pembuangan sampah liar", [
        measured("TPS liar yang ditutup dan ditanami", "kuantitas", more("6", "8", "lokasi"), "7", "Foto sebelum dan sesudah", "3", [
          "6",
          "5",
        ]),
      ]),
      result("Taatnya usaha cuci mobil dan bengkel", [
        measured(
          "Usaha dengan perangkap minyak yang berfungsi",
          "kualitas",
          more("28", "32", "usaha"),
          "30",
          "Berita acara pengawasan",
          "29",
          ["28", "25"],
        ),
      ]),
    ],
    remarks: [
      {
        from: "leader",
        by: "environmentPollution",
        text: "Angka per titik sangat membantu; kita tahu persis hulu mana yang bermasalah.",
        about: 0,
      },
      { from: "outside", name: "Ketua RW 07", text: "TPS liar di belakang pasar sudah menjadi taman.", about: 1 },
    ],
    ratings: {
      3: {
        workResult: "meets",
        behaviour: "meets",
        note: "Keempat target tertinggal tipis karena anggaran contoh air baru cair pada bulan ketiga.",
      },
      2: { workResult: "meets", behaviour: "meets" },
      1: { workResult: "above", behaviour: "meets" },
    },
  },
  // Measured by what pupils say and what they learn.
  mathTeacher: {
    plan: [
      result("Meningkatnya kepuasan murid terhadap pembelajaran matematika", [
        measured("Indeks kepuasan murid", "kualitas", more("80", "88", "nilai"), "87", "Angket 96 murid kelas VIII", null, ["84", "79"]),
        measured("Murid yang berani bertanya di kelas", "kuantitas", more("50", "60", "%"), "58", "Jurnal mengajar", null, ["55", "47"]),
      ]),
      result("Meningkatnya hasil belajar matematika", [
        measured("Rata-rata asesmen akhir", "kualitas", more("72", "78", "nilai"), "76.5", "Daftar nilai kelas VIII", null, ["73", "69.5"]),
        measured("Murid yang tuntas", "kuantitas", more("75", "85", "%"), "82", "Daftar nilai kelas VIII", null, ["77", "70"]),
      ]),
      result(
        "Terbaginya cara mengajar kepada guru lain",
        [measured("Sesi berbagi", "kuantitas", more("1", "2", "sesi"), "2", "Daftar hadir", "1", ["1", "1"])],
        "additional",
      ),
    ],
    remarks: [
      {
        from: "outside",
        name: "Murid kelas VIII (angket)",
        text: "Bu Nurul menjelaskan sampai kami mengerti, tidak marah kalau salah.",
        about: 0,
      },
      {
        from: "leader",
        by: "secondaryHead",
        text: "Nilai dan suara murid naik bersama. Bagikan caranya kepada guru lain.",
        about: 1,
      },
    ],
    ratings: {
      3: { workResult: "below", behaviour: "meets" },
      2: { workResult: "meets", behaviour: "meets" },
      1: { workResult: "above", behaviour: "above" },
    },
  },
  // Measured by how soon complaints are answered.
  westComplaints: {
    plan: [
      result("Terjawabnya pengaduan pasien dengan cepat", [
        measured("Waktu rata-rata menjawab pengaduan", "waktu", less("1", "2", "hari"), "1.2", "Register pengaduan", "0.9", ["1.8", "2.6"]),
        measured("Pengaduan dijawab dalam dua hari kerja", "waktu", more("90", "96", "%"), "95", "Register pengaduan", "97", ["91", "78"]),
      ]),
      result("Tuntasnya pengaduan sampai ke sebabnya", [
        measured("Pengaduan dengan perbaikan tercatat", "kualitas", more("60", "75", "%"), "71", "Matriks tindak lanjut", "68", [
          "62",
          "55",
        ]),
      ]),
    ],
    remarks: [
      { from: "outside", name: "Pasien (Pak Lukas)", text: "Saya mengadu pagi, sorenya sudah ditelepon dan dijelaskan.", about: 0 },
      { from: "leader", by: "westHead", text: "Jawaban cepat, dan sebabnya dicari. Teruskan.", about: 0 },
    ],
    ratings: {
      3: { workResult: "below", behaviour: "meets" },
      2: { workResult: "meets", behaviour: "meets" },
      1: { workResult: "above", behaviour: "above" },
    },
  },
  // Where people wait too long: the head of the office, and what the plan says of it.
  licensingHead: {
    plan: [
      {
        ...result("Terlayaninya pelaku usaha tanpa menunggu lama", [
          measured("Pemohon dilayani kurang dari 30 menit", "waktu", more("75", "85", "%"), "31", "Hitungan nomor antrean", "28", [
            "36",
            "42",
          ]),
          measured("Nilai survei kepuasan masyarakat", "kualitas", more("80", "88", "nilai"), "66", "Laporan SKM", "65", ["68", "71"]),
        ]),
        perspective: "Penerima layanan",
      },
      {
        ...result("Terbitnya izin sesuai standar waktu", [
          measured("Izin terbit dalam standar waktu", "waktu", more("85", "93", "%"), "74", "Laporan OSS", "72", ["78", "80"]),
        ]),
        perspective: "Proses bisnis",
      },
      {
        ...result("Cukupnya petugas loket yang terlatih", [
          measured("Petugas yang lulus pelatihan OSS", "kuantitas", more("80", "90", "%"), "55", "Sertifikat", "55", ["55", "45"]),
        ]),
        perspective: "Penguatan internal",
      },
      {
        ...result("Terkelolanya anggaran secara efektif", [
          measured("Penyerapan sesuai rencana kas", "biaya", more("88", "96", "%"), "90", "Laporan realisasi anggaran", "73", ["91", "92"]),
        ]),
        perspective: "Anggaran",
      },
    ],
    remarks: [
      {
        from: "leader",
        by: "mayor",
        text: "Warga menunggu terlalu lama di DPMPTSP. Saya minta rencana penambahan loket dan pelatihan.",
        about: 0,
        ago: 2,
      },
      { from: "leader", by: "mayor", text: "Waktu tunggu belum turun. Prioritas triwulan depan.", about: 0 },
    ],
    ratings: {
      3: { workResult: "below", behaviour: "meets" },
      2: { workResult: "below", behaviour: "meets" },
      1: { workResult: "below", behaviour: "meets" },
    },
    reports: {
      1: {
        story: "Antrean memanjang karena permohonan naik sepertiga dan separuh petugas belum terlatih.",
        obstacle: "Loket hanya dua dan pelatihan OSS baru dibuka tahun depan.",
      },
    },
  },
  // Misses the targets for lack of training, and everybody can read why.
  licensingTrainee: {
    plan: [
      result("Terverifikasinya permohonan di OSS", [
        measured("Permohonan terverifikasi tepat waktu", "waktu", more("85", "93", "%"), "61", "Laporan OSS", "60", ["58", "55"]),
        measured("Verifikasi yang harus diulang", "kualitas", less("3", "6", "%"), "14", "Laporan OSS", "13", ["16", "17"]),
      ]),
      result("Terdampinginya pelaku usaha", [
        measured("Pelaku usaha yang didampingi", "kuantitas", more("60", "80", "orang"), "62", "Daftar hadir", "33", ["61", "57"]),
      ]),
    ],
    remarks: [
      {
        from: "leader",
        by: "licensingService",
        text: "Kesalahan verifikasi karena belum pernah dilatih OSS berbasis risiko. Saya usulkan pelatihan.",
        about: 0,
        ago: 2,
      },
      {
        from: "leader",
        by: "licensingService",
        text: "Pelatihan OSS belum terlaksana karena kuota penuh; sementara didampingi rekan setiap Selasa.",
        about: 0,
      },
    ],
    ratings: {
      3: { workResult: "below", behaviour: "meets", note: "Belum pernah dilatih OSS. Diusulkan pelatihan pada triwulan berikut." },
      2: { workResult: "below", behaviour: "meets", note: "Target meleset karena kurang pelatihan, bukan kurang usaha." },
      1: {
        workResult: "below",
        behaviour: "meets",
        note: "Pelatihan OSS belum diberikan; pegawai masuk daftar prioritas pelatihan tahun depan.",
      },
    },
    reports: {
      3: {
        story: "Saya berusaha menyelesaikan verifikasi tetapi sering salah langkah.",
        obstacle: "Belum pernah dilatih memakai OSS berbasis risiko.",
      },
      2: {
        story: "Verifikasi masih sering dikembalikan. Saya belajar dari rekan.",
        obstacle: "Belum pernah dilatih memakai OSS; usul pelatihan sudah disampaikan.",
      },
      1: { story: "Dibantu rekan setiap Selasa, kesalahan mulai berkurang.", obstacle: "Pelatihan OSS belum juga terlaksana." },
    },
  },
  // The rater who is too kind to a friend: the same figures as the colleague beside, and another rating.
  friend: {
    plan: analyses("63", "66", "60"),
    remarks: [{ from: "leader", by: "organisationHead", text: "Luar biasa seperti biasa.", about: 0 }],
    ratings: {
      3: { workResult: "above", behaviour: "above", note: KIND_NOTES[3] },
      2: { workResult: "above", behaviour: "above", note: KIND_NOTES[2] },
      1: { workResult: "above", behaviour: "above", note: KIND_NOTES[1] },
    },
    seenBy: { collaborative: ["2", "2", "1", "3"], accountable: ["2", "3", "2"] },
  },
  friendless: {
    plan: analyses("63", "66", "60"),
    ratings: {
      3: { workResult: "below", behaviour: "meets" },
      2: { workResult: "below", behaviour: "meets" },
      1: { workResult: "below", behaviour: "meets" },
    },
  },
};
