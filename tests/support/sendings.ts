import { officeSendings } from "./sendings/office";
import { plansSendings } from "./sendings/plans";
import { quartersSendings } from "./sendings/quarters";
import { resultsSendings } from "./sendings/results";
import type { Sending } from "./sendings/sending";
import { talksSendings } from "./sendings/talks";
import { workSendings } from "./sendings/work";

/** Every action of the build, in the order in which they are sent; public ones are sent by anybody, so nobody must not. A new one without a row fails. */
export const sendings: Record<string, Sending> = {
  ...workSendings,
  ...plansSendings,
  ...resultsSendings,
  ...talksSendings,
  ...quartersSendings,
  ...officeSendings,
};
