import type { HealthTrade, SeedService, Value } from "./place";

/** [what was done, unit of the output or none, fewest, most, minutes from, minutes to] */
export type ActivityText = readonly [text: string, unit: string | null, low: number, high: number, from: number, to: number];

export const ACTIVITIES: Record<HealthTrade, readonly ActivityText[]> = {
  head: [
    ["Memimpin apel dan pengarahan pagi", null, 0, 0, 20, 30],
    ["Rapat mutu layanan dengan penanggung jawab program", "notula", 1, 1, 60, 120],
    ["Memeriksa dan menandatangani surat keluar", "surat", 6, 22, 40, 75],
    ["Dialog kinerja dengan pegawai", "orang", 1, 3, 45, 90],
    ["Meninjau ruang tunggu dan mendengar keluhan pasien", "keluhan", 2, 7, 40, 70],
    ["Koordinasi lintas sektor di kantor kecamatan", "notula", 1, 1, 90, 150],
    ["Menelaah laporan bulanan program", "laporan", 2, 5, 60, 110],
  ],
  midwife: [
    ["Pemeriksaan ibu hamil di poli KIA", "ibu", 6, 16, 120, 200],
    ["Menolong persalinan normal", "persalinan", 1, 2, 120, 210],
    ["Kunjungan rumah ibu nifas", "kunjungan", 2, 4, 90, 140],
    ["Mengisi kohort ibu dan bayi", "berkas", 10, 25, 40, 70],
    ["Kelas ibu hamil di balai kelurahan", "peserta", 9, 18, 90, 120],
    ["Konseling KB pascasalin", "orang", 3, 8, 45, 80],
    ["Menjemput rujukan ibu hamil berisiko ke rumah sakit", "rujukan", 1, 1, 100, 160],
  ],
  nurse: [
    ["Pengkajian awal pasien rawat jalan", "pasien", 18, 42, 120, 180],
    ["Perawatan luka di ruang tindakan", "pasien", 3, 9, 60, 110],
    ["Skrining tekanan darah dan gula darah posbindu", "orang", 15, 40, 100, 160],
    ["Kunjungan rumah lansia dengan hipertensi", "kunjungan", 2, 4, 90, 130],
    ["Piket ruang gawat darurat", "pasien", 4, 12, 150, 240],
    ["Menyuntik vaksin di jadwal imunisasi", "anak", 10, 28, 90, 140],
    ["Mengisi register PTM", "berkas", 15, 35, 30, 60],
  ],
  doctor: [
    ["Pemeriksaan pasien umum", "pasien", 20, 45, 180, 240],
    ["Visite pasien ruang observasi", "pasien", 2, 6, 40, 70],
    ["Menjawab konsultasi bidan dan perawat", "konsultasi", 3, 9, 30, 60],
    ["Menulis surat rujukan dan resume", "surat", 4, 11, 30, 60],
    ["Audit rekam medis kasus ISPA", "berkas", 10, 20, 60, 100],
  ],
  pharmacist: [
    ["Melayani resep dan memberi informasi obat", "resep", 35, 80, 180, 240],
    ["Stok opname obat gudang", "jenis obat", 40, 90, 90, 150],
    ["Menyusun LPLPO bulanan", "laporan", 1, 1, 90, 140],
    ["Pemantauan obat kedaluwarsa", "jenis obat", 20, 60, 45, 75],
    ["Konseling obat pasien TB", "pasien", 1, 5, 30, 60],
  ],
  registrar: [
    ["Mendaftarkan pasien di loket", "pasien", 40, 95, 180, 240],
    ["Mencari dan mengantar berkas rekam medis", "berkas", 40, 90, 90, 140],
    ["Menata arsip rekam medis inaktif", "berkas", 20, 60, 60, 110],
    ["Memperbarui data kepesertaan JKN", "peserta", 10, 30, 40, 70],
    ["Merekap kunjungan harian", "laporan", 1, 1, 20, 35],
  ],
  nutrition: [
    ["Penimbangan balita di posyandu", "balita", 20, 45, 120, 180],
    ["Konseling gizi ibu balita", "orang", 4, 10, 60, 110],
    ["Input data e-PPGBM", "balita", 30, 70, 60, 100],
    ["Demonstrasi memasak makanan tambahan", "peserta", 10, 20, 90, 130],
    ["Kunjungan rumah balita gizi kurang", "kunjungan", 2, 4, 80, 120],
  ],
  sanitation: [
    ["Inspeksi kesehatan lingkungan warung makan", "tempat", 3, 6, 120, 180],
    ["Mengambil contoh air bersih", "contoh", 2, 6, 80, 130],
    ["Mengawasi pengangkutan limbah medis", "kg", 20, 60, 45, 75],
    ["Penyuluhan sampah rumah tangga", "peserta", 12, 30, 70, 100],
    ["Mengisi formulir IKL", "formulir", 3, 8, 40, 60],
  ],
  office: [
    ["Mencatat surat masuk dan keluar", "surat", 12, 40, 60, 110],
    ["Menyiapkan bahan rapat", "berkas", 3, 10, 45, 90],
    ["Menata arsip kepegawaian", "berkas", 15, 40, 80, 130],
    ["Memproses permintaan barang pakai habis", "permintaan", 3, 9, 40, 80],
    ["Menyusun pertanggungjawaban belanja", "dokumen", 2, 6, 90, 150],
    ["Memesan dan menerima perlengkapan kantor", "barang", 5, 20, 50, 90],
  ],
  analyst: [
    ["Memeriksa data laporan puskesmas", "laporan", 2, 5, 90, 150],
    ["Menyusun bahan evaluasi triwulan", "bahan", 1, 2, 120, 180],
    ["Rapat koordinasi data", "notula", 1, 1, 60, 110],
    ["Menganalisis kecenderungan kasus demam berdarah", "analisis", 1, 1, 90, 140],
    ["Menjawab permintaan data", "permintaan", 2, 6, 40, 70],
  ],
  laboratory: [
    ["Pemeriksaan darah rutin", "contoh", 15, 40, 120, 180],
    ["Pemeriksaan dahak TB", "contoh", 3, 9, 80, 130],
    ["Merawat dan mengalibrasi alat", "alat", 1, 3, 45, 80],
    ["Mencatat hasil pemeriksaan", "hasil", 20, 50, 60, 90],
  ],
};

export const RETURN_REASONS = [
  "Jumlah pasien belum cocok dengan register. Periksa lagi.",
  "Menitnya terlalu besar untuk kegiatan ini, apakah salah ketik?",
  "Tolong sebutkan untuk hasil kerja yang mana.",
  "Tanggalnya keliru, kegiatan ini dilakukan sehari sebelumnya.",
] as const;

export const STORIES = [
  "Target kunjungan tercapai di sebagian besar posyandu. Dua posyandu yang jauh belum terjangkau karena kendaraan dipakai bersama, jadi kami gabung jadwalnya dengan imunisasi.",
  "Triwulan ini pelayanan berjalan lancar. Antrean pagi sudah berkurang sejak kami membagi loket, dan keluhan pasien saya tindak lanjuti pada hari yang sama.",
  "Sebagian besar hasil sesuai rencana. Yang tertinggal adalah penderita hipertensi yang tidak kontrol; saya mulai menelepon mereka setiap Kamis.",
  "Laporan selalu terkirim tepat waktu. Saya belajar mengolah data di lembar kerja sehingga waktu rekap turun dari dua hari menjadi setengah hari.",
] as const;
export const OBSTACLES = [
  "Komputer pendaftaran sering mati, sudah dilaporkan dua kali.",
  "Tenaga kurang satu orang sejak cuti melahirkan.",
  "Belum pernah dilatih memakai aplikasi yang baru.",
] as const;

/** How a statement was realised in quarters of which the print tells nothing. */
export const EARLIER_TOLD = [
  "Berjalan sesuai rencana triwulan; rincian pada laporan triwulan.",
  "Sebagian besar sesuai rencana; sisanya dilanjutkan pada triwulan berikut.",
] as const;

/** A rater's word in passing, on the first result or on a value. */
export const REMARKS: readonly { text: string; about: 0 | Value }[] = [
  { text: "Laporannya rapi dan tepat waktu, terima kasih.", about: 0 },
  { text: "Hasilnya baik. Triwulan depan tolong sertakan bukti per bulan.", about: 0 },
  { text: "Mohon pekerjaan yang tertinggal diselesaikan lebih dulu sebelum menerima yang baru.", about: 0 },
  { text: "Sigap membantu rekan di bagian lain ketika antrean menumpuk.", about: "collaborative" },
  { text: "Sabar menghadapi warga yang datang dengan berkas belum lengkap.", about: "service" },
  { text: "Mau belajar aplikasi baru dan mengajari yang lain.", about: "competent" },
  { text: "Terbuka mengakui kekeliruan hitung dan segera memperbaikinya.", about: "accountable" },
];

/** Why a rating parts from the figures, in the rater's words. */
export const NOTES = {
  below: ["Sebagian besar target belum tercapai. Penyebabnya dibicarakan dalam dialog; pendampingan dimulai bulan depan."],
  meets: [
    "Sebagian indikator di bawah target karena kekurangan tenaga pada bulan kedua, di luar kendali pegawai; sisanya tercapai baik.",
    "Dua target meleset karena sistem pusat berhenti sepuluh hari. Mutu pekerjaan tetap terjaga dan tidak ada keluhan.",
    "Anggaran baru cair pada bulan ketiga, sehingga target jumlah tertinggal. Pekerjaan yang ada diselesaikan dengan baik.",
  ],
  above: [
    "Satu indikator tertinggal karena alat rusak tiga minggu; hasil lainnya melampaui harapan dan diakui pihak luar.",
    "Satu target tertinggal tipis; pegawai menggantikan dua rekan yang cuti tanpa pelayanan terhenti.",
  ],
} as const;

export const HEALTH_TEXTS: SeedService["texts"] = {
  1: [
    "Antre dari jam 7, dipanggil jam 10. Tidak ada penjelasan.",
    "Petugasnya bicara keras di depan orang banyak.",
    "Obatnya habis, disuruh kembali besok, padahal rumah jauh.",
  ],
  2: [
    "Kursi tunggu kurang, banyak ibu hamil berdiri.",
    "Pelayanan baik tapi lama sekali di loket.",
    "Sistemnya mati, jadi harus isi dua kali.",
  ],
  3: ["Dokternya sabar menjelaskan. Terima kasih.", "Sudah lebih cepat daripada bulan lalu.", "Bersih, petugas menyapa."],
  4: [
    "Bidannya ramah dan telaten, anak saya tidak takut disuntik.",
    "Cepat, tidak sampai 15 menit sudah selesai.",
    "Berkas kurang langsung diberi tahu caranya, tidak disuruh pulang.",
  ],
};

const health = (unit: string, name: string, place: string, mood: number, answers: number): SeedService => ({
  unit,
  name,
  place,
  mood,
  answers,
  earlier: answers === 0 ? 0 : 60,
  waits: [1, 1, 2, 2, 3, 4],
  texts: HEALTH_TEXTS,
});

export const SERVICES: readonly SeedService[] = [
  health("north", "Pelayanan KIA", "Poli KIA, meja 1", 0.8, 88),
  health("north", "Pendaftaran loket", "Loket 2", 0.45, 132),
  health("north", "Imunisasi", "Ruang imunisasi", 0.85, 64),
  health("north", "Pengambilan obat", "Loket obat", 0.6, 71),
  health("south", "Poli umum", "Ruang periksa 1", 0.7, 96),
  health("south", "Laboratorium sederhana", "Ruang laboratorium", 0.75, 19),
  health("south", "Konseling gizi", "Ruang gizi", 0.9, 0),
];
/** The service that reproduces a published survey. */
export const PUBLISHED = {
  unit: "south" as const,
  name: "Surat keterangan sehat",
  place: "Loket 1",
  n: 91,
  /** Published element means x 91, whole: requirements, procedure, time, cost, product, competence, manner, facilities, complaints. */
  sums: [352, 334, 342, 353, 353, 352, 349, 323, 339],
  note: "91 jawaban rekaan dengan jumlah per unsur seperti survei yang pernah dipublikasikan. Indeks tepatnya 94,54; yang tercetak 94,53 karena dihitung dari rata-rata yang sudah dibulatkan tiga desimal.",
};
