import type { EvaluationForm, PaperHead, ResultForm } from "@/lib/evaluations/form/types";

const person = (name: string, nip: string | null, post: string, unit: string, rank: string | null = "Penata / III/c") => ({
  name,
  nip,
  rank,
  post,
  unit,
});

/** A version as its papers are handed it, typed by hand: nothing of it comes from the database or from the law's file. */
const head: PaperHead = {
  agency: "Pemerintah Kota Contoh",
  period: "2026-Q3",
  kind: "rater",
  version: 1,
  code: "ABCD2345",
  address: "https://cermin.contoh.go.id/verify/ABCD2345",
  state: { kind: "in-force" },
  signedOn: "2026-10-12",
  returnedOn: "2026-10-20",
  employee: person("Siti Aminah, A.Md.Keb.", "198703142010012007", "Bidan Terampil", "Puskesmas Contoh Selatan", "Penata Muda / III/a"),
  rater: person("dr. Bagus Wirawan", "197901022005011003", "Kepala Puskesmas Contoh Selatan", "Puskesmas Contoh Selatan"),
  superior: person("dr. Retno Kusumaningrum", "197203041999032001", "Kepala Dinas Kesehatan", "Dinas Kesehatan"),
  achievement: "good",
  predicate: "good",
};

export const evaluationForm: EvaluationForm = { ...head, note: "Pertahankan kunjungan rumah.", objection: null };

export const resultForm: ResultForm = {
  ...head,
  model: "quantitative",
  forHead: false,
  pattern: [
    { predicate: "very-good", says: "paling banyak 30 %" },
    { predicate: "good", says: "sebagian besar, paling banyak 70 %" },
  ],
  results: {
    main: [
      {
        title: "Terlayaninya ibu hamil sesuai standar",
        assignedBy: "Kepala Puskesmas Contoh Selatan",
        intervened: "Meningkatnya mutu layanan kesehatan dasar",
        perspective: "Penerima layanan",
        indicators: [
          {
            title: "Ibu hamil yang diperiksa lengkap",
            aspect: "kuantitas",
            target: "80 sampai 90 %",
            realised: "84 %",
            evidence: "Register KIA",
          },
          { title: "Nilai kepuasan layanan", aspect: "kualitas", target: "3,25 sampai 3,5", realised: null, evidence: null },
        ],
        feedback: ["pimpinan: kunjungan ke RW 03 rapi"],
      },
    ],
    additional: [
      {
        title: "Terlaksananya kelas ibu balita",
        assignedBy: "Kepala Dinas Kesehatan",
        intervened: null,
        perspective: "Anggaran",
        indicators: [{ title: "Kelas yang diadakan", aspect: null, target: "10 sampai 12 kelas", realised: "11 kelas", evidence: null }],
        feedback: [],
      },
    ],
  },
  behaviour: [1, 2, 3, 4, 5, 6, 7].map((n) => ({
    name: `Nilai ${n}`,
    items: [`Panduan ${n}a`, `Panduan ${n}b`, `Panduan ${n}c`],
    expects: n === 2 ? "Mencatat setiap kunjungan" : null,
    feedback: n === 3 ? ["rekan setingkat: mau berbagi"] : [],
  })),
  feedback: ["pihak lain: ramah di loket"],
  workResult: "meets",
  behaves: "above",
};
