import type { SeedService } from "../place";
import { HEALTH_TEXTS } from "../texts";

const REGISTRY_TEXTS: SeedService["texts"] = {
  1: ["Sudah tiga kali datang, blangko selalu habis.", "Nomor antrean habis sebelum jam delapan."],
  2: ["Petugas baik, tetapi jaringan putus lama sekali.", "Tempat duduk kurang dan panas."],
  3: ["Dibantu mengisi formulir sampai selesai.", "Sekarang lebih cepat, dulu bisa seminggu."],
  4: ["Petugas loket ramah dan tanggap, semua dijelaskan.", "Akta jadi hari itu juga. Terima kasih."],
};
const LICENSING_TEXTS: SeedService["texts"] = {
  1: ["Menunggu tiga jam, lalu disuruh pulang karena petugasnya rapat.", "Izin warung sudah dua bulan belum terbit."],
  2: ["Menunggu lama sekali, padahal yang antre hanya sedikit.", "Sistemnya gagal terus, petugas juga belum hafal."],
  3: ["Akhirnya selesai, tetapi menunggunya lama.", "Penjelasannya baik, mohon loketnya ditambah."],
  4: ["Dibantu sampai NIB terbit.", "Petugasnya sabar walau antrean panjang."],
};
const SCHOOL_TEXTS: SeedService["texts"] = {
  1: ["Rapor anak saya salah nama dan belum diperbaiki.", "Tidak ada yang menjawab pesan orang tua."],
  2: ["Ruang tunggu orang tua sempit.", "Jadwal sering berubah mendadak."],
  3: ["Guru mau mendengar keluhan orang tua.", "Surat keterangan jadi keesokan harinya."],
  4: ["Anak saya sekarang suka matematika.", "Guru memberi kabar setiap minggu."],
};
const WASTE_TEXTS: SeedService["texts"] = {
  1: ["Sampah di gang kami seminggu tidak diangkut.", "Lapor lewat telepon tidak pernah diangkat."],
  2: ["Truk datang tidak tentu harinya.", "Bak sampahnya bocor."],
  3: ["Sekarang diangkut dua hari sekali.", "Petugasnya sopan."],
  4: ["Lapor pagi, sore sudah bersih.", "Jalan depan rumah selalu disapu."],
};

type Brief = Omit<SeedService, "unit" | "texts" | "waits"> & Partial<Pick<SeedService, "waits">>;
const SHORT = [1, 1, 1, 2, 2, 3] as const;
const LONG = [3, 3, 4, 4, 4, 2] as const;

const of = (unit: string, texts: SeedService["texts"], services: readonly Brief[]): SeedService[] =>
  services.map((service) => ({ waits: SHORT, ...service, unit, texts }));

/** The town's services beside those of the first office: at the licensing counters people wait too long. */
export const TOWN_SERVICES: readonly SeedService[] = [
  ...of("registry", REGISTRY_TEXTS, [
    { name: "KTP elektronik", place: "Loket 1", mood: 0.7, answers: 420, earlier: 620 },
    { name: "Kartu keluarga", place: "Loket 2", mood: 0.75, answers: 300, earlier: 440 },
    { name: "Akta kelahiran", place: "Loket 3", mood: 0.85, answers: 240, earlier: 360 },
    { name: "Surat pindah", place: "Loket 4", mood: 0.65, answers: 90, earlier: 150 },
  ]),
  ...of("licensing", LICENSING_TEXTS, [
    { name: "Izin usaha", place: "Loket A", mood: 0.4, timeMood: 0.05, waits: LONG, answers: 260, earlier: 400 },
    { name: "Persetujuan bangunan gedung", place: "Loket B", mood: 0.45, timeMood: 0.1, waits: LONG, answers: 110, earlier: 190 },
  ]),
  ...of("secondary", SCHOOL_TEXTS, [
    { name: "Layanan orang tua SMPN 2", place: "Ruang tata usaha", mood: 0.8, answers: 120, earlier: 240 },
  ]),
  ...of("primary", SCHOOL_TEXTS, [{ name: "Layanan orang tua SDN 1", place: "Ruang guru", mood: 0.75, answers: 90, earlier: 180 }]),
  ...of("environment", WASTE_TEXTS, [
    { name: "Pengangkutan sampah", place: "Kantor kelurahan", mood: 0.55, answers: 210, earlier: 360 },
    { name: "Persetujuan lingkungan", place: "Loket DLH", mood: 0.6, waits: [1, 2, 2, 3], answers: 40, earlier: 79 },
  ]),
  ...of("west", HEALTH_TEXTS, [
    { name: "Pendaftaran Puskesmas Barat", place: "Loket pendaftaran", mood: 0.7, waits: [1, 2, 2, 3], answers: 60, earlier: 40 },
    { name: "Pengaduan dan informasi", place: "Meja informasi", mood: 0.9, timeMood: 1, waits: [1, 1, 1, 2], answers: 50, earlier: 30 },
  ]),
];
