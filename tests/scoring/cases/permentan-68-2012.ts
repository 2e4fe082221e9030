import type { Published } from "./published";

/** No law of ours: deductions differ from place to place. Kept for the slip in its print, which a table of ours must not repeat. */
export const permentan68of2012: Published[] = [
  {
    name: "Permentan 68/2012 deduction table (as published by BPTP Banten)",
    source: "http://banten.litbang.pertanian.go.id/new/index.php/profil/kepegawaian/561-pengurangan-tunjangan-kinerja-setiap-bulan",
    kind: "discipline-table",
    printed: {
      late: [
        { name: "TL1", from: 1, below: 31, percent: 0.5 },
        { name: "TL2", from: 31, below: 61, percent: 1 },
        { name: "TL3", from: 61, below: 91, percent: 1.5 },
        { name: "TL4", above: 91, percent: 2 },
      ],
      early: [
        { name: "PSW1", from: 1, below: 31, percent: 0.5 },
        { name: "PSW2", from: 31, below: 61, percent: 1 },
        { name: "PSW3", from: 61, below: 291, percent: 1.5 }, // as printed
        { name: "PSW4", above: 91, percent: 2 },
      ],
    },
  },
];
