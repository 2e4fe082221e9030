import { showDay } from "@/lib/messages/format";
import { FOR_HEADS, FOR_OTHERS, NO, NONE, QUALITATIVE, QUANTITATIVE, ROOM } from "@/lib/platform/paper/form";
import type { SupportPart } from "@/lib/scoring/core/planning";
import type { PlanForm } from "./types";

/**
 * The words of the forms as PermenPANRB 6/2022 prints them (Lampiran), in Indonesian whatever the reader's language is: they are
 * the law's, and a form in other words is another form. Pages stand beside.
 */
export type FormCode = "A.1.1" | "A.1.2" | "A.1.6" | "A.1.7";

/** Which form a plan is printed on: by the person, then by the model of the plan. */
export function formCodeOf({ forHead, model }: Pick<PlanForm, "forHead" | "model">): FormCode {
  if (forHead) return model === "qualitative" ? "A.1.1" : "A.1.2";
  return model === "qualitative" ? "A.1.6" : "A.1.7";
}

const PLAN = "SASARAN KINERJA PEGAWAI";

export const TITLES: Record<FormCode | "A.1.8", readonly string[]> = {
  "A.1.1": [PLAN, QUALITATIVE, FOR_HEADS], // hlm. 32
  "A.1.2": [PLAN, QUANTITATIVE, FOR_HEADS], // hlm. 34
  "A.1.6": [PLAN, QUALITATIVE, FOR_OTHERS], // hlm. 55
  "A.1.7": [PLAN, QUANTITATIVE, FOR_OTHERS], // hlm. 57
  "A.1.8": [`LAMPIRAN ${PLAN}`], // hlm. 61
};

/** In the head that all share (hlm. 32-61). */
export const periodOf = (year: number) => `PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN ${year}`;

/** Over the one cell that each result has on a qualitative form. */
export const MEASURES = {
  "A.1.1": "Ukuran keberhasilan/Indikator Kinerja Individu, Target, dan Perspektif:", // hlm. 32
  "A.1.6": "Ukuran Keberhasilan/Indikator Kinerja Individu dan Target:", // hlm. 55
} as const;
export const perspectiveIs = (perspective: string) => `Perspektif: ${perspective}`;

/** The columns of a quantitative form. */
export const COLUMNS = {
  "A.1.2": [NO, "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF"], // hlm. 34
  "A.1.7": [NO, "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA", "ASPEK", "INDIKATOR KINERJA INDIVIDU", "TARGET"], // hlm. 57
} as const;

/** Format A.1.8 (hlm. 61). */
export const SUPPORT: Record<SupportPart, string> = {
  resources: "DUKUNGAN SUMBER DAYA",
  accountability: "SKEMA PERTANGGUNGJAWABAN",
  consequences: "KONSEKUENSI",
};

// What follows is ours, for the law's form knows no drafts and no application: how far the plan has come, and the foot.

const day = (on: string) => showDay("id", on);
export const signedOn = (on: string) => `Ditandatangani dalam aplikasi ${day(on)}`;
export const setOn = (on: string) => `Ditetapkan dalam aplikasi ${day(on)}`;
/** By whom, where it was not the rater: the block stays the rater's, as the form has it. */
export const setInstead = ({ name, post }: { name: string; post: string }) =>
  `oleh ${name}, ${post}, atasan pejabat penilai kinerja (Lampiran hlm. 65)`;
export const placeAndDay = ({ place, setOn: on, year }: Pick<PlanForm, "place" | "setOn" | "year">) =>
  `${place ?? ROOM}, ${on ? day(on) : `${ROOM} ${year}`}`;

/** Stands over the title of what is not, or no longer, in force. */
export function standingOf({ state, supersededOn }: Pick<PlanForm, "state" | "supersededOn">): string | null {
  switch (state) {
    case "draft":
      return "KONSEP: belum diajukan dan belum ditetapkan";
    case "proposed":
      return "KONSEP: sudah diajukan, belum ditetapkan";
    case "superseded":
      return `TIDAK BERLAKU LAGI: digantikan pada ${supersededOn ? day(supersededOn) : NONE}`;
    case "set":
      return null;
  }
}

export const documentTitle = ({ year, employee }: Pick<PlanForm, "year" | "employee">) => `SKP ${year}, ${employee.name}`;
export const footOf = (form: PlanForm) => `Format ${formCodeOf(form)} dan A.1.8, PermenPANRB 6/2022 · ${documentTitle(form)}`;
