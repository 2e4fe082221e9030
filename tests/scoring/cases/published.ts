import type { Expectation, Predicate } from "@/lib/scoring/core/types";

/** What somebody published: its name, where it stands, what it was made from and what was printed. Typed from the source, digit by digit. */
type Head = { name: string; source: string };

/** A satisfaction survey of which the element means were printed, with the rank of each element. */
export type ElementMeans = Head & { kind: "element-means"; means: string[]; printed: { index: string; grade: string; ranks: number[] } };

/** A survey of which was printed how often each element got each mark; `weighted` is the index by the weight that was rounded before use. */
export type Frequencies = Head & {
  kind: "frequencies";
  respondents: number;
  marks: Record<string, Record<number, number>>;
  printed: {
    sums: number[];
    means: string[];
    weightedMeans: string[];
    weightedTotal: string;
    statedWeight: string;
    usedWeight: string;
    weighted: string;
    direct: string;
    grade: string;
  };
};

/** A survey of which every row was printed. */
export type RawRows = Head & {
  kind: "raw-rows";
  rows: number[][];
  printed: { sums: number[]; means: string[]; weight: string; index: string; grade: string };
};

/** The quadrant: by work result, the predicates for behaviour below, meets and above. */
export type Quadrant = Head & { kind: "quadrant"; printed: Record<Expectation, [Printed, Printed, Printed]> };

/** The five predicates as they are printed; spelling varies, so nothing is keyed on it. */
export type Printed = "Sangat Baik" | "Baik" | "Butuh Perbaikan" | "Kurang/Misconduct" | "Sangat Kurang";
export const PRINTED: Record<Printed, Predicate> = {
  "Sangat Baik": "very-good",
  Baik: "good",
  "Butuh Perbaikan": "needs-improvement",
  "Kurang/Misconduct": "poor",
  "Sangat Kurang": "very-poor",
};

type Measured = { low: string; high: string; unit: string; lessIsBetter?: true; amount: string };
/** One row of a filled form: measured, told in words, or left as a placeholder in print (null). */
export type FormRow = { main: boolean; title: string } & ({ measured: Measured } | { told: string | null });

/** A filled form of the regulation itself, with the two ratings its rater gave. `counts` is of the measured rows. */
export type FilledForm = Head & {
  kind: "filled-form";
  rows: FormRow[];
  workResult: Expectation;
  behaviour: Expectation;
  printed: Printed;
  /** What the quadrant says where the print contradicts it, and why the quadrant is followed. */
  contradicted?: { quadrant: Predicate; because: string };
  counts: { above: number; within: number; below: number };
};

export type Trajectory = Head & { kind: "trajectory"; quarters: number[]; printed: { year: number } };

export type Credit = Head & {
  kind: "credit";
  level: string;
  predicate: Predicate;
  months: number;
  years: number;
  printed: { credit: string };
};

/** Deductions by minutes: a class holds minutes from `from` and below `below`, or those above `above` without end. */
export type DisciplineTable = Head & {
  kind: "discipline-table";
  printed: Record<string, { name: string; from?: number; below?: number; above?: number; percent: number }[]>;
};

export type Published = ElementMeans | Frequencies | RawRows | Quadrant | FilledForm | Trajectory | Credit | DisciplineTable;
