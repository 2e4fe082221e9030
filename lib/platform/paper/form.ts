import type { Cell, Passage } from "./lines";
import type { Table } from "./table";

/**
 * What the forms of PermenPANRB 6/2022 share, in the words that the Lampiran prints, in Indonesian whatever the reader's language is:
 * they are the law's, and a form in other words is another form. Pages stand beside.
 */
export type FormPerson = {
  name: string;
  /** Null where there is none: an official outside the civil service has no NIP and no rank. */
  nip: string | null;
  rank: string | null;
  post: string;
  unit: string;
};

/** The head that all share (hlm. 32-118). */
export const NO = "NO";
export const EMPLOYEE = "PEGAWAI YANG DINILAI";
export const RATER = "PEJABAT PENILAI KINERJA";
export const PERSON = { name: "NAMA", nip: "NIP", rank: "PANGKAT/GOL RUANG", post: "JABATAN", unit: "UNIT KERJA" } as const;
export const QUALITATIVE = "PENDEKATAN HASIL KERJA KUALITATIF";
export const QUANTITATIVE = "PENDEKATAN HASIL KERJA KUANTITATIF";
export const FOR_HEADS = "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI";
export const FOR_OTHERS = "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL";

/** The results: main, then additional, and the seven values (hlm. 32-57). */
export const RESULTS = "HASIL KERJA";
export const PRIORITIES = { main: "A. UTAMA", additional: "B. TAMBAHAN" } as const;
export const assignedBy = (post: string) => `(penugasan dari ${post})`;
export const BEHAVIOUR = "PERILAKU KERJA";
export const EXPECTS = "Ekspektasi Khusus Pimpinan:";

export const SIGNATURES = {
  employee: "Pegawai yang Dinilai",
  rater: "Pejabat Penilai Kinerja",
  superior: "Atasan Pejabat Penilai Kinerja",
} as const;
/** Where a form leaves room for what is not there. */
export const NONE = "-";
/** Room to write by hand what is not there yet. */
export const ROOM = ".".repeat(24);

// No form of the law's has page numbers; ours have.
export const pageOf = (page: number, pages: number) => `Halaman ${page} dari ${pages}`;

export const cell = (text: string | null, more: Omit<Passage, "text"> = {}): Cell => [{ text: text || NONE, ...more }];

const PARTS = ["name", "nip", "rank", "post", "unit"] as const;

/** The employee on the left, the rater on the right, line by line. */
export const bothPersons = (employee: FormPerson, rater: FormPerson | null): Table => ({
  widths: [5, 16, 29, 5, 16, 29],
  head: [[{ text: NO }, { text: EMPLOYEE, span: 2 }, { text: NO }, { text: RATER, span: 2 }]],
  rows: PARTS.map((part, i) => ({
    beside: [],
    lines: [[employee, rater].flatMap((who) => [cell(String(i + 1)), cell(PERSON[part]), cell(who?.[part] ?? null)])],
  })),
});

/** One person, a line for each part. */
export const personLines = (who: FormPerson | null): readonly (readonly Cell[])[] =>
  PARTS.map((part) => [cell(PERSON[part]), cell(who?.[part] ?? null)]);

/** Where one signs: as whom, what was done when, and whose name stands there. */
export const signature = (title: string, done: string | null, who: FormPerson | null): Cell => [
  { text: title },
  { text: done ?? "", size: 8, before: 14 },
  { text: who?.name ?? NONE, bold: true, before: 26 },
  ...(who?.nip ? [{ text: `${PERSON.nip} ${who.nip}` }] : []),
];
