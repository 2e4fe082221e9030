/**
 * The questionnaire of the satisfaction survey, version 1: which elements, in which order, on which scale.
 * An instrument is data with a version, not law: parts of its wording are known only from hearsay, and the newer guide
 * (Pedoman Menteri PANRB 9/2024) was not read. Elements are stored by key: sources swap the numbers of the last two.
 * Questions and answers stand in the catalogues (survey.element.<key>), worst answer first, as printed.
 */
export const ELEMENTS = [
  "requirements",
  "procedure",
  "time",
  "cost",
  "product",
  "competence",
  "manner",
  "facilities",
  "complaints",
] as const;
/** persyaratan, prosedur, waktu, biaya, produk, kompetensi, perilaku, sarana, pengaduan */
export type Element = (typeof ELEMENTS)[number];

export const skm1 = { id: "skm-1", elements: ELEMENTS, scale: [1, 2, 3, 4] } as const;
