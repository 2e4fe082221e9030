import { z } from "zod";
import type { Words } from "@/lib/messages/keys";
import type { Hundredths } from "../types";

/** The legal day up to which records are counted in a fact, and with it its last line. */
export const asOf = () => z.iso.date();
export const sayAsOf = (day: string): Words => ({ key: "fact.asOf", values: { day: { day } } });

export const count = () => z.number().int().nonnegative();
/** A computed number in hundredths, or null where there is none. */
export const computed = () =>
  z
    .number()
    .int()
    .nonnegative()
    .transform((value) => value as Hundredths)
    .nullable();

/** There are no records of the period: not zero. */
export const NONE: Words = { key: "fact.none" };
/** Fewer answers than carry a number: dated setting `gradeMinimum`. */
export const tooFew = (n: number, minimum: number): Words => (n === 0 ? NONE : { key: "fact.tooFew", values: { n, minimum } });
/** The day that examples are of, which say no day. */
export const NO_DAY = "2000-01-01";
