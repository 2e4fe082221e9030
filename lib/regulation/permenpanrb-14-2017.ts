import { regulationSchema } from "./schema";

const found = (provision: string) => ({ instrument: "PermenPANRB 14/2017", provision, tag: "C", checkedOn: "2026-11-22" });

export const permenpanrb14of2017 = regulationSchema.parse({
  id: "permenpanrb-14-2017",
  name: "Survei kepuasan masyarakat",
  title: "Pedoman Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik",
  subject: "satisfaction",
  inForce: { chosenBy: "date", from: "2018-01-01", until: null }, // a day on which it certainly was; the day of 2017 was not read
  method: "satisfaction-index",
  scale: { value: { lowest: 1, highest: 4 }, source: found("Lampiran, kuesioner skala 1-4") },
  // Three published indices come out only with exactly 1/N; 0.111 and 0.11 lose up to one percent and can flip a grade.
  weight: { value: "one-over-n", source: found("Lampiran, bobot nilai rata-rata tertimbang = 1/N") },
  bounds: [
    { value: { grade: "A", from: "88.31" }, source: found("Lampiran, tabel nilai persepsi") },
    { value: { grade: "B", from: "76.61" }, source: found("Lampiran, tabel nilai persepsi") },
    { value: { grade: "C", from: "65.00" }, source: found("Lampiran, tabel nilai persepsi") },
    { value: { grade: "D", from: "25.00" }, source: found("Lampiran, tabel nilai persepsi") },
  ],
});
