import type { SeedUnit } from "../place";

/** What the town has beside the first office's units, and what is different about those. */
export const TOWN_UNITS: readonly SeedUnit[] = [
  {
    key: "registry",
    name: "Dinas Kependudukan dan Pencatatan Sipil",
    shortName: "Disdukcapil",
    parent: "city",
    head: "registryHead",
    phase: "rating",
    rated: 20,
    achievement: "outstanding",
  },
  {
    key: "west",
    name: "Puskesmas Contoh Barat",
    shortName: "Puskesmas Barat",
    parent: "office",
    head: "westHead",
    phase: "rating",
  },
  { key: "education", name: "Dinas Pendidikan", shortName: "Disdik", parent: "city", head: "educationHead", phase: "filling" },
  { key: "primary", name: "SD Negeri 1 Contoh", shortName: "SDN 1", parent: "education", head: "primaryHead", phase: "filling" },
  { key: "secondary", name: "SMP Negeri 2 Contoh", shortName: "SMPN 2", parent: "education", head: "secondaryHead", phase: "filling" },
  {
    key: "environment",
    name: "Dinas Lingkungan Hidup",
    shortName: "DLH",
    parent: "city",
    head: "environmentSecretary",
    acting: true,
    former: "environmentFormer",
    phase: "rating",
    rated: 45,
  },
  {
    key: "licensing",
    name: "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    shortName: "DPMPTSP",
    parent: "city",
    head: "licensingHead",
    phase: "between",
    achievement: "needs-improvement",
  },
  {
    key: "secretariat",
    name: "Sekretariat Daerah",
    shortName: "Setda",
    parent: "city",
    head: "regionalSecretary",
    phase: "filling",
  },
];

/** Who heads in the town what nobody heads where there is only one office. */
export const TOWN_HEADS: Readonly<Record<string, Partial<SeedUnit>>> = {
  personnel: { head: "personnelHead" },
  inspectorate: { head: "inspector" },
  informatics: { head: "informaticsHead", parent: "secretariat" },
};
/** Who rates, in the town, those whom the mayor rates where there is only one office. */
export const TOWN_RATERS: Readonly<Record<string, string>> = {
  personnelOfficer: "personnelPerformance",
  auditor: "inspectorOne",
  administrator: "informaticsHead",
};
