import { regulationSchema } from "./schema";

/** Read in a transcription; the circular itself was not opened. */
const found = (achievement: string) => ({
  instrument: "SE MenPANRB 3/2023",
  provision: `pola distribusi, capaian ${achievement} (transkripsi naikpangkat.com)`,
  tag: "C",
  checkedOn: "2026-11-26",
});
const may = { rule: "may" } as const;

/** The pattern alone; its percentages are the dated setting distributionShares. */
export const seMenpanrb3of2023 = regulationSchema.parse({
  id: "se-menpanrb-3-2023",
  name: "Pola distribusi predikat",
  title: "Tata Cara Penetapan Predikat Kinerja Pegawai Aparatur Sipil Negara",
  subject: "distribution",
  inForce: { chosenBy: "date", from: "2023-01-31", until: null }, // the day it was set
  method: "distribution",
  pattern: {
    outstanding: {
      value: {
        "very-good": { rule: "mostly", share: "outstandingMost" },
        good: may,
        "needs-improvement": may,
        poor: may,
        "very-poor": may,
      },
      source: found("Istimewa"),
    },
    good: {
      value: {
        "very-good": may,
        good: { rule: "mostly", share: "goodMost" },
        // at least one of the two must exist
        "needs-improvement": { rule: "one-with", other: "poor" },
        poor: { rule: "one-with", other: "needs-improvement" },
        "very-poor": may,
      },
      source: found("Baik"),
    },
    "needs-improvement": {
      value: {
        "very-good": { rule: "at-most", share: "needsImprovementBest" },
        good: may,
        "needs-improvement": { rule: "at-least", share: "needsImprovementLeast" },
        poor: may,
        "very-poor": may,
      },
      source: found("Butuh Perbaikan"),
    },
    poor: {
      value: {
        "very-good": { rule: "at-most", share: "poorBest" },
        good: may,
        "needs-improvement": { rule: "at-least", share: "poorNeedsImprovement" },
        poor: { rule: "at-least", share: "poorLeast" },
        "very-poor": may,
      },
      source: found("Kurang"),
    },
    "very-poor": {
      value: {
        "very-good": { rule: "none" }, // PermenPANRB 6/2022 hlm. 97 leaves it possible
        good: may,
        // the text says "dan/atau"
        "needs-improvement": { rule: "at-least-with", other: "poor", share: "veryPoorTogether" },
        poor: { rule: "at-least-with", other: "needs-improvement", share: "veryPoorTogether" },
        "very-poor": { rule: "at-least", share: "veryPoorLeast" },
      },
      source: found("Sangat Kurang"),
    },
  },
});
