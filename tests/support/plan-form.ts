import type { PlanForm } from "@/lib/plans/form/types";

/** A plan as its form is handed it, typed by hand: nothing of it comes from the database or from the law's file. */
export const planForm: PlanForm = {
  year: 2026,
  agency: "Pemerintah Kota Contoh",
  place: "Contoh",
  model: "quantitative",
  forHead: false,
  state: "set",
  signedOn: "2026-01-27",
  setOn: "2026-01-28",
  setInstead: null,
  supersededOn: null,
  datedOn: "2026-01-28",
  employee: {
    name: "Siti Aminah, A.Md.Keb.",
    nip: "198703142010012007",
    rank: "Penata Muda / III/a",
    post: "Bidan Terampil",
    unit: "Puskesmas Contoh Selatan",
  },
  rater: {
    name: "dr. Bagus Wirawan",
    nip: "197901022005011003",
    rank: "Pembina / IV/a",
    post: "Kepala Puskesmas Contoh Selatan",
    unit: "Dinas Kesehatan",
  },
  results: {
    main: [
      {
        title: "Terlayaninya ibu hamil sesuai standar",
        assignedBy: "Kepala Puskesmas Contoh Selatan",
        intervened: "Meningkatnya mutu layanan kesehatan dasar",
        perspective: "Penerima layanan",
        indicators: [
          { title: "Ibu hamil yang diperiksa lengkap", aspect: "kuantitas", target: "80 sampai 90 %" },
          { title: "Nilai kepuasan layanan KIA", aspect: "kualitas", target: "3,25 sampai 3,5" },
        ],
      },
    ],
    additional: [
      {
        title: "Terlaksananya kelas ibu balita",
        assignedBy: "Kepala Dinas Kesehatan",
        intervened: null,
        perspective: "Anggaran",
        indicators: [{ title: "Kelas yang diadakan", aspect: null, target: "10 sampai 12 kelas" }],
      },
    ],
  },
  behaviour: [1, 2, 3, 4, 5, 6, 7].map((n) => ({
    name: `Nilai ${n}`,
    items: [`Panduan ${n}a`, `Panduan ${n}b`, `Panduan ${n}c`],
    expects: n === 2 ? "Mencatat setiap kunjungan" : null,
  })),
  support: {
    resources: ["Dua bidan pendamping", "Anggaran transportasi"],
    accountability: ["Laporan tiap triwulan dengan buktinya"],
    consequences: ["Diusulkan ikut pelatihan"],
  },
};
