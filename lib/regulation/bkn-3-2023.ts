import { regulationSchema } from "./schema";

const found = (provision: string) => ({ instrument: "Peraturan BKN 3/2023", provision, tag: "C", checkedOn: "2026-11-22" });

export const bkn3of2023 = regulationSchema.parse({
  id: "bkn-3-2023",
  name: "Angka kredit",
  title: "Angka Kredit, Kenaikan Pangkat, dan Jenjang Jabatan Fungsional",
  subject: "credit",
  inForce: { chosenBy: "date", from: "2023-07-24", until: null }, // the day of the slides that teach it; the day it began was not read
  method: "credit",
  percentages: {
    value: { "very-good": 150, good: 100, "needs-improvement": 75, poor: 50, "very-poor": 25 },
    source: found("konversi predikat kinerja, salindia BKN"),
  },
  // Other levels are known only from hearsay, and so have no coefficient here.
  coefficients: { value: { "ahli-pertama": "12.5", "ahli-muda": "25" }, source: found("lampiran hlm. 5, salindia BKN") },
});
