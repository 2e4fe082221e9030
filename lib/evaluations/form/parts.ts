import type { FormPerson } from "@/lib/platform/paper/form";
import { SIGNATURES, signature } from "@/lib/platform/paper/form";
import type { openPaper, Row } from "@/lib/platform/paper/paper";
import { ACHIEVEMENTS } from "@/lib/scoring/core/types";
import type { PaperHead } from "./types";
import {
  achievementIs,
  assessedOver,
  CHECKED,
  CODE_ALT,
  codeIs,
  instead,
  option,
  periodTitle,
  signedOn,
  standingOf,
  typed,
  versionIs,
} from "./words";

export type Paper = ReturnType<typeof openPaper>;

/** How the version stands, the title, the agency and over what was assessed. */
export function drawTitle(paper: Paper, form: PaperHead, titles: readonly string[]) {
  const standing = standingOf(form);
  if (standing) {
    paper.paragraph([{ text: standing, bold: true, size: 10 }], { align: "right" });
    paper.gap(6);
  }
  paper.paragraph(
    titles.map((text, i) => ({ text, bold: true, size: i === 0 ? 12 : 10.5 })),
    { as: "H1", align: "center" },
  );
  paper.paragraph([{ text: periodTitle(form.period), bold: true }], { align: "center" });
  paper.gap(10);
  paper.sides([{ text: form.agency }], [{ text: assessedOver(form.period) }], { share: 0.4, align: "right" });
  paper.gap(5);
}

/** The five options, the chosen one marked; none is where nobody decided it by then. */
export const achievementOptions = ({ achievement }: PaperHead) =>
  ACHIEVEMENTS.map((each) => ({ text: option(achievementIs(each), each === achievement), bold: each === achievement }));

/** As the rater, or the superior in the rater's stead. */
export const signerOf = ({ superior, rater }: PaperHead): FormPerson => superior ?? rater;
export const signedBlock = (form: PaperHead, title: string) =>
  signature(
    title,
    [signedOn(form.signedOn), ...(form.kind === "superior" ? [instead] : [])].join(". "),
    form.kind === "rater" ? form.rater : signerOf(form),
  );
export const signerTitle = ({ kind }: PaperHead) => (kind === "rater" ? SIGNATURES.rater : SIGNATURES.superior);

/** With which anybody checks the paper. */
export function drawCheck(paper: Paper, form: PaperHead) {
  paper.gap(16);
  paper.code(form.address, {
    alt: CODE_ALT,
    beside: [
      { text: codeIs(form.code), bold: true, size: 11 },
      { text: versionIs(form), before: 3 },
      { text: CHECKED, before: 3 },
      { text: typed(form.address), bold: true },
    ],
  });
}

export const row = (...cells: Extract<Row, { lines: unknown }>["lines"][number]): Row => ({ beside: [], lines: [cells] });
