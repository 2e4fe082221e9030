import type { BehaviourInstrument } from "@/lib/scoring/core/raters/instrument";

/**
 * A local set of five, version 1: an example of what an agency may choose, not law. Each stands beside the values it is about; which those are
 * is our reading of the guide (hlm. 29-30), and nobody's mark on a value is computed from it.
 *
 *   discipline       accountable, loyal     "disiplin" is a word of Akuntabel's guide; keeping the rules is Loyal's
 *   integrity        accountable            "berintegritas tinggi", "tidak menyalahgunakan kewenangan jabatan"
 *   service quality  service, competent     "prima"; "melaksanakan tugas dengan kualitas terbaik"
 *   responsiveness   service, adaptive      "cekatan, solutif"; "bertindak proaktif"
 *   innovation       adaptive               "terus berinovasi dan mengembangkan kreativitas"
 *
 * Harmonis and Kolaboratif are asked about by none of the five.
 */
export const local1: BehaviourInstrument = {
  id: "local-1",
  items: [
    {
      key: "discipline",
      name: "Disiplin",
      guide: ["Hadir dan memulai tugas tepat waktu", "Menaati aturan kerja"],
      maps: ["accountable", "loyal"],
    },
    { key: "integrity", name: "Integritas", guide: ["Jujur dalam tugas", "Tidak menyalahgunakan kewenangan"], maps: ["accountable"] },
    {
      key: "serviceQuality",
      name: "Mutu layanan",
      guide: ["Hasil kerja rapi dan benar", "Warga dilayani sampai tuntas"],
      maps: ["service", "competent"],
    },
    {
      key: "responsiveness",
      name: "Ketanggapan",
      guide: ["Cepat menanggapi permintaan", "Mengabari bila tertunda"],
      maps: ["service", "adaptive"],
    },
    {
      key: "innovation",
      name: "Inovasi",
      guide: ["Mencari cara kerja yang lebih baik", "Mau mencoba dan membagikan hasilnya"],
      maps: ["adaptive"],
    },
  ],
  source: { instrument: "Contoh daerah", provision: "perangkat lima perilaku, versi 1", tag: "H", checkedOn: "2026-11-26" },
};
