import { FIELDS, type Field, type Mapping } from "./types";

/** How personnel systems head their columns, the likeliest first; compared as letters and digits alone. */
const HEADINGS: Record<Field, readonly string[]> = {
  nip: ["nip", "nip baru", "nip nippppk", "nip ni pppk", "nomor induk pegawai", "no induk pegawai"],
  name: ["nama", "nama lengkap", "nama pegawai", "nama asn", "nama gelar", "name"],
  post: ["jabatan", "nama jabatan", "jabatan nama", "jabatan terakhir", "post", "position"],
  postKind: ["jenis jabatan", "jenis jabatan nama", "tipe jabatan", "kelompok jabatan"],
  rank: [
    "gol ruang",
    "golongan ruang",
    "pangkat gol ruang",
    "pangkat golongan",
    "pangkat golongan ruang",
    "golongan",
    "gol",
    "gol akhir nama",
    "pangkat",
    "rank",
  ],
  unit: ["unit kerja", "unit organisasi", "unor nama", "nama unor", "unor", "unit", "opd", "satuan kerja", "satker"],
  parentUnit: ["unit induk", "unit kerja induk", "unor induk nama", "unor induk", "induk unit", "unit atasan", "instansi induk"],
  head: ["kepala unit", "kepala", "pimpinan unit", "status kepala", "kedudukan kepala"],
  rater: ["nip atasan", "nip atasan langsung", "nip penilai", "nip pejabat penilai", "nip pejabat penilai kinerja"],
  from: ["tmt", "tmt jabatan", "tmt penugasan", "tanggal mulai", "berlaku mulai", "mulai"],
  email: ["email", "e mail", "surel", "alamat email", "email gov", "email dinas"],
};

export const plainHeading = (heading: string) =>
  heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The fields that headings name, each at most once and each column for one field. */
export function guessMapping(columns: readonly string[]): Mapping {
  const headings = columns.map(plainHeading);
  const taken = new Set<number>();
  const mapping: Mapping = {};
  for (const field of FIELDS) {
    const at = HEADINGS[field].map((name) => headings.indexOf(name)).find((found) => found >= 0 && !taken.has(found));
    if (at === undefined) continue;
    taken.add(at);
    mapping[field] = at;
  }
  return mapping;
}

/** How many of a row's cells are headings that we know: what tells the row of headings from a title above it. */
export const knownHeadings = (cells: readonly string[]) => Object.keys(guessMapping(cells)).length;
