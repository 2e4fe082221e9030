import type { Published } from "./published";

const slides =
  "https://id.scribd.com/presentation/694983391/3-PERHITUNGAN-KONVERSI-PREDIKAT-KINERJA-PERBKN-NO-3-TAHUN-2023-TEKNIS (same in scribd 667706939, 695385622)";

export const bkn3of2023: Published[] = [
  {
    name: "BKN: JF Ahli Pertama, full year, Sangat Baik",
    source: slides,
    kind: "credit",
    level: "ahli-pertama",
    predicate: "very-good",
    months: 12,
    years: 1,
    printed: { credit: "18.75" },
  },
  {
    name: "BKN: JF Ahli Pertama, January-February, Baik",
    source: slides,
    kind: "credit",
    level: "ahli-pertama",
    predicate: "good",
    months: 2,
    years: 1,
    printed: { credit: "2.08" },
  },
  {
    name: "Peraturan BKN 3/2023 annex p.5: 3 years at Ahli Muda coefficient",
    source: "https://fliphtml5.com/ffcwr/kblm/Peraturan_BKN_Nomor_3_Tahun_2023/25",
    kind: "credit",
    level: "ahli-muda",
    predicate: "good",
    months: 12,
    years: 3,
    printed: { credit: "75.00" }, // 25 a year
  },
];
