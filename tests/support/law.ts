import { regulationById } from "@/lib/regulation";
import type { Hundredths } from "@/lib/scoring/core/types";

/** The rules that results are made with, by the names they are stored under. */
export const quadrantRule = regulationById("permenpanrb-6-2022", "quadrant");
export const surveyRule = regulationById("permenpanrb-14-2017", "satisfaction-index");
export const twoPartRule = regulationById("pp-30-2019", "two-part");
export const creditRule = regulationById("bkn-3-2023", "credit");
export const distributionRule = regulationById("se-menpanrb-3-2023", "distribution");

/** A whole number of hundredths, written by hand: h(8831) is 88.31. */
export const h = (hundredths: number) => hundredths as Hundredths;
