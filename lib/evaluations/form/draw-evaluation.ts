import "server-only";
import { cell, EMPLOYEE, pageOf, personLines, RATER, SIGNATURES, signature } from "@/lib/platform/paper/form";
import { openPaper, type Row } from "@/lib/platform/paper/paper";
import { achievementOptions, drawCheck, drawTitle, row, signedBlock } from "./parts";
import type { EvaluationForm } from "./types";
import {
  DECISION,
  documentTitle,
  EVALUATION,
  EVALUATION_TITLE,
  EXPLANATION,
  evaluationCodeOf,
  footOf,
  NOTE,
  nth,
  OBJECTION,
  ORGANISATION,
  PREDICATE,
  predicateIs,
  receivedOn,
  SUPERIOR,
} from "./words";

/**
 * The evaluation document of one version: D.1.1 signed by the rater, D.1.2 by the superior instead, D.1.3 after an objection changed
 * it. Pure, as the form of a plan is: the same version in the same state is the same bytes.
 */
export async function drawEvaluationForm(form: EvaluationForm): Promise<Buffer<ArrayBuffer>> {
  const title = documentTitle(form);
  const paper = openPaper({ title, author: form.agency, day: form.signedOn });
  drawTitle(paper, form, [EVALUATION_TITLE]);
  paper.table({ widths: [34, 66], head: [], rows: [...persons(form), ...evaluated(form), ...objected(form)] });
  drawSignatures(paper, form);
  drawCheck(paper, form);
  return paper.end((page, pages) => [footOf(evaluationCodeOf(form), title), pageOf(page, pages)]);
}

const persons = ({ employee, rater, superior }: EvaluationForm): Row[] =>
  (
    [
      [EMPLOYEE, employee],
      [RATER, rater],
      [SUPERIOR, superior],
    ] as const
  ).flatMap(([title, who], i): Row[] => [{ band: nth(i + 1, title) }, { beside: [], lines: personLines(who) }]);

const evaluated = (form: EvaluationForm): Row[] => [
  { band: nth(4, EVALUATION) },
  row(cell(ORGANISATION), achievementOptions(form)),
  row(cell(PREDICATE), cell(predicateIs(form.predicate), { bold: true })),
  told(5, NOTE, form.note),
];

const told = (n: number, title: string, text: string | null): Row => row(cell(nth(n, title), { bold: true }), cell(text));

const objected = ({ objection }: EvaluationForm): Row[] =>
  objection
    ? [told(6, OBJECTION, objection.reasons), told(7, EXPLANATION, objection.explanation), told(8, DECISION, objection.decision)]
    : [];

/** The rater on the right comes first by number, the employee left; after an objection the superior below. */
function drawSignatures(paper: ReturnType<typeof openPaper>, form: EvaluationForm) {
  const { kind, employee, rater, returnedOn } = form;
  const first = kind === "objection" ? 9 : 6;
  const received = signature(nth(first + 1, SIGNATURES.employee), receivedOn(returnedOn), employee);
  paper.gap(14);
  paper.keep(kind === "objection" ? 220 : 110);
  if (kind === "objection") {
    paper.sides(received, signature(nth(first, SIGNATURES.rater), null, rater));
    paper.gap(12);
    paper.sides([], signedBlock(form, nth(first + 2, SIGNATURES.superior)));
  } else paper.sides(received, signedBlock(form, nth(first, kind === "rater" ? SIGNATURES.rater : SIGNATURES.superior)));
}
