import { say, showDay, showPeriod } from "@/lib/messages/format";
import { FOR_HEADS, FOR_OTHERS, NO, QUALITATIVE, QUANTITATIVE, RATER } from "@/lib/platform/paper/form";
import { firstDayOf, lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import type { Achievement, Expectation, Predicate } from "@/lib/scoring/core/types";
import type { EvaluationForm, PaperHead, ResultForm } from "./types";

/** The words of the formats as PermenPANRB 6/2022 prints them (Lampiran), beside those that all forms share. Pages stand beside. */
export type EvaluationCode = "D.1.1" | "D.1.2" | "D.1.3";
export type ResultCode = "C.1.1" | "C.1.2" | "C.1.3";

const EVALUATION_CODES = { rater: "D.1.1", superior: "D.1.2", objection: "D.1.3" } as const; // hlm. 115, 116, 118
export const evaluationCodeOf = ({ kind }: Pick<PaperHead, "kind">): EvaluationCode => EVALUATION_CODES[kind];
export function resultCodeOf({ model, forHead }: Pick<ResultForm, "model" | "forHead">): ResultCode {
  if (model === "qualitative") return "C.1.1"; // hlm. 105
  return forHead ? "C.1.2" : "C.1.3"; // hlm. 108, 111
}

export const EVALUATION_TITLE = "DOKUMEN EVALUASI KINERJA PEGAWAI";
const RESULT = "HASIL EVALUASI KINERJA PEGAWAI";
export const resultTitles = (form: Pick<ResultForm, "model" | "forHead">): readonly string[] => [
  RESULT,
  form.model === "qualitative" ? QUALITATIVE : QUANTITATIVE,
  form.forHead ? FOR_HEADS : FOR_OTHERS,
];

const dayOnly = (on: string) => showDay("id", on).replace(/ \d{4}$/, "");
export const periodTitle = (period: string) => `PERIODE: ${showPeriod("id", period).toUpperCase()}`;
export const assessedOver = (period: string) =>
  `PERIODE PENILAIAN: ${dayOnly(firstDayOf(period))} SD ${dayOnly(lastDayOf(period))} TAHUN ${period.slice(0, 4)}`.toUpperCase();

/** Format D.1.1-D.1.3 (hlm. 115-118). */
export const SUPERIOR = `ATASAN ${RATER}`;
export const EVALUATION = "EVALUASI KINERJA";
export const ORGANISATION = "CAPAIAN KINERJA ORGANISASI";
export const PREDICATE = "PREDIKAT KINERJA PEGAWAI";
export const NOTE = "CATATAN/REKOMENDASI";
export const OBJECTION = "KEBERATAN";
export const EXPLANATION = `PENJELASAN ${RATER} ATAS KEBERATAN`;
export const DECISION = `KEPUTUSAN DAN REKOMENDASI ${SUPERIOR}`;
export const nth = (n: number, text: string) => `${n}. ${text}`;

/** Format C.1.1-C.1.3 (hlm. 105-113). */
export const PATTERN = "POLA DISTRIBUSI";
const REALISED = "REALISASI BERDASARKAN BUKTI DUKUNG";
export const FEEDBACK = "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG";
export const COLUMNS: Record<ResultCode, readonly string[]> = {
  "C.1.1": [NO, "RENCANA HASIL KERJA DAN UKURAN KEBERHASILAN", REALISED, FEEDBACK],
  "C.1.2": [NO, "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF", REALISED, FEEDBACK],
  "C.1.3": [
    NO,
    "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
    "RENCANA HASIL KERJA",
    "ASPEK",
    "INDIKATOR KINERJA INDIVIDU",
    "TARGET",
    REALISED,
    FEEDBACK,
  ],
};
export const MEASURES = "Ukuran keberhasilan/Indikator Kinerja Individu dan Target:";
export const RATING = { workResult: "RATING HASIL KERJA", behaviour: "RATING PERILAKU KERJA" } as const;

const said = (text: string) => text.toUpperCase();
export const achievementIs = (achievement: Achievement) => said(say("id", `achievement.${achievement}`));
export const predicateIs = (predicate: Predicate) => said(say("id", `predicate.${predicate}`));
export const expectationIs = (expectation: Expectation) => said(say("id", `expectation.${expectation}`));
/** The law strikes through what was not chosen; a mark is read aloud, too. */
export const option = (text: string, chosen: boolean) => `${chosen ? "[X]" : "[   ]"} ${text}`;

// What follows is ours, for the law's form knows no application: how the version stands, when who signed, and the code.

export const evidenceIs = (evidence: string) => `Bukti: ${evidence}`;
export const WITHOUT_SUBJECT = "Tanpa hasil kerja atau nilai tertentu";
export const signedOn = (on: string | null) => on && `Ditandatangani dalam aplikasi ${showDay("id", on)}`;
export const receivedOn = (on: string | null) => on && `Ditandatangani dalam aplikasi ${showDay("id", on)} sebagai tanda terima`;
export const instead = "Dinilai dan ditandatangani atasan, karena masa evaluasi penilai lewat (Lampiran hlm. 89)";

/** Stands over the title of what does not hold, or may not hold for long. */
export function standingOf({ state }: Pick<PaperHead, "state">): string | null {
  switch (state.kind) {
    case "in-force":
      return null;
    case "disputed":
      return "DISENGKETAKAN: ada keberatan yang belum diputus ketika dicetak";
    case "superseded":
      return `TIDAK BERLAKU LAGI: digantikan versi ${state.by} pada ${showDay("id", state.on)}`;
  }
}

export const CODE_ALT = "Kode QR ke halaman pemeriksaan dokumen ini";
export const inGroups = (code: string) => code.replace(/(.{4})(?=.)/, "$1-");
export const versionIs = ({ version, kind }: Pick<PaperHead, "version" | "kind">) => `Versi ${version}, Format ${EVALUATION_CODES[kind]}`;
export const codeIs = (code: string) => `Kode periksa: ${inGroups(code)}`;
export const CHECKED = "Siapa pun dapat memeriksa predikat, periode, versi dan keberlakuannya di";
export const typed = (address: string) => address.replace(/^https?:\/\//, "");

type Titled = Pick<EvaluationForm, "period" | "employee">;
export const documentTitle = ({ period, employee }: Titled) => `Dokumen evaluasi ${showPeriod("id", period)}, ${employee.name}`;
export const resultTitle = ({ period, employee }: Titled) => `Hasil evaluasi ${showPeriod("id", period)}, ${employee.name}`;
export const footOf = (code: EvaluationCode | ResultCode, title: string) => `Format ${code}, PermenPANRB 6/2022 · ${title}`;
