import { regulationSchema } from "./schema";

const annex = (provision: string) => ({ instrument: "PermenPANRB 6/2022", provision, tag: "P", checkedOn: "2026-11-22" });

export const permenpanrb6of2022 = regulationSchema.parse({
  id: "permenpanrb-6-2022",
  name: "Pengelolaan kinerja pegawai",
  title: "Pengelolaan Kinerja Pegawai Aparatur Sipil Negara",
  subject: "appraisal",
  inForce: { chosenBy: "date", from: "2022-02-07", until: null }, // promulgated; set on 3 February
  method: "quadrant",
  predicates: {
    // Rows are hasil kerja, columns perilaku kerja. Good conduct lifts bad results only so far,
    // and good results never excuse bad conduct.
    value: {
      above: { below: "poor", meets: "good", above: "very-good" },
      meets: { below: "poor", meets: "good", above: "good" },
      below: { below: "very-poor", meets: "needs-improvement", above: "needs-improvement" },
    },
    source: annex("Lampiran Bab IV, hlm. 99 dan 102-103"),
  },
  guide: {
    workResult: {
      value: {
        above:
          "Sebagian besar atau seluruh hasil kerja di atas ekspektasi dan tidak ada hasil kerja utama yang di bawah; umpan balik sebagian besar atau seluruhnya positif.",
        meets:
          "Sebagian besar atau seluruh hasil kerja sesuai ekspektasi dan hanya sebagian kecil hasil kerja utama yang di bawah; sebagian umpan balik positif.",
        below: "Sebagian besar atau seluruh hasil kerja di bawah ekspektasi; umpan balik sebagian besar atau seluruhnya tidak positif.",
      },
      source: annex("Lampiran Bab IV, hlm. 97-98 (contoh panduan)"),
    },
    behaviour: {
      value: {
        above: "Konsisten menjalankan nilai dasar bagi diri sendiri dan menjaga penerapannya di dalam atau di luar unit kerja.",
        meets: "Konsisten menjalankan nilai dasar bagi diri sendiri.",
        below: "Belum konsisten menjalankan nilai dasar.",
      },
      source: annex("Lampiran Bab IV, hlm. 97-98 (contoh panduan)"),
    },
  },
  values: {
    value: {
      service: {
        name: "Berorientasi pelayanan",
        commitment: "komitmen memberikan pelayanan prima demi kepuasan masyarakat",
        items: [
          "Memahami dan memenuhi kebutuhan masyarakat",
          "Ramah, cekatan, solutif, dan dapat diandalkan",
          "Melakukan perbaikan tiada henti",
        ],
      },
      accountable: {
        name: "Akuntabel",
        commitment: "bertanggung jawab atas kepercayaan yang diberikan",
        items: [
          "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi",
          "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien",
          "Tidak menyalahgunakan kewenangan jabatan",
        ],
      },
      competent: {
        name: "Kompeten",
        commitment: "terus belajar dan mengembangkan kapabilitas",
        items: [
          "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
          "Membantu orang lain belajar",
          "Melaksanakan tugas dengan kualitas terbaik",
        ],
      },
      harmonious: {
        name: "Harmonis",
        commitment: "saling peduli dan menghargai perbedaan",
        items: ["Menghargai setiap orang apapun latar belakangnya", "Suka menolong orang lain", "Membangun lingkungan kerja yang kondusif"],
      },
      loyal: {
        name: "Loyal",
        commitment: "berdedikasi dan mengutamakan kepentingan Bangsa dan Negara",
        items: [
          "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia Tahun 1945, setia kepada Negara Kesatuan Republik Indonesia serta pemerintahan yang sah",
          "Menjaga nama baik sesama ASN, Pimpinan, Instansi, dan Negara",
          "Menjaga rahasia jabatan dan negara",
        ],
      },
      adaptive: {
        name: "Adaptif",
        commitment: "terus berinovasi dan antusias dalam menggerakkan serta menghadapi perubahan",
        items: ["Cepat menyesuaikan diri menghadapi perubahan", "Terus berinovasi dan mengembangkan kreativitas", "Bertindak proaktif"],
      },
      collaborative: {
        name: "Kolaboratif",
        commitment: "membangun kerja sama yang sinergis",
        items: [
          "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
          "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
          "Menggerakkan pemanfaatan berbagai sumberdaya untuk tujuan bersama",
        ],
      },
    },
    source: annex("Lampiran, hlm. 29-30"),
  },
  considered: {
    log: { source: annex("Lampiran, hlm. 68 angka 7") },
    feedback: { source: annex("Lampiran, hlm. 69 angka 3") },
    peers: { source: annex("Lampiran, hlm. 69-70") },
    achievement: { source: annex("Lampiran Bab IV, hlm. 92-94") },
    quarters: { source: annex("Lampiran Bab IV, hlm. 100-103") }, // of a year: its ratings are given anew, nothing is averaged
  },
  absoluteWords: { value: ["semua", "selalu", "tidak pernah", "setiap"], source: annex("Lampiran, hlm. 51") },
  support: { source: annex("Pasal 11-13; Lampiran, hlm. 61 (Format A.1.8)") },
  yearEvaluatedBy: { value: "01-31", source: annex("hlm. 14-15; Lampiran, hlm. 89-94") },
  plansSetBy: { value: "01-31", source: annex("Pasal 14") },
  limits: {
    // The document's delivery, its return, the objection, the decision on it, the report: each with its own event.
    // In a silent rater's stead the superior evaluates, delivers and has it back in days of its own.
    value: { deliver: 14, returnSigned: 14, objection: 14, decision: 7, report: 30, evaluate: 14, superiorDelivers: 7, superiorReturn: 7 },
    source: annex("Lampiran, hlm. 114-119"),
  },
});
