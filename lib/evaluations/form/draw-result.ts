import "server-only";
import { assignedBy, BEHAVIOUR, bothPersons, cell, EXPECTS, NONE, PRIORITIES, pageOf, RESULTS } from "@/lib/platform/paper/form";
import { type Cell, openPaper, type Row, type Table } from "@/lib/platform/paper/paper";
import { EXPECTATIONS, type Expectation } from "@/lib/scoring/core/types";
import { achievementOptions, drawCheck, drawTitle, row, signedBlock, signerTitle } from "./parts";
import type { ResultForm, ResultIndicator, ResultLine } from "./types";
import {
  COLUMNS,
  evidenceIs,
  expectationIs,
  FEEDBACK,
  footOf,
  MEASURES,
  ORGANISATION,
  option,
  PATTERN,
  PREDICATE,
  predicateIs,
  RATING,
  type ResultCode,
  resultCodeOf,
  resultTitle,
  resultTitles,
  WITHOUT_SUBJECT,
} from "./words";

/** The result of the evaluation of one version: C.1.1 qualitative, C.1.2 and C.1.3 quantitative. Signed by who rated, alone. Pure. */
export async function drawResultForm(form: ResultForm): Promise<Buffer<ArrayBuffer>> {
  const title = resultTitle(form);
  const paper = openPaper({ title, author: form.agency, day: form.signedOn });
  drawTitle(paper, form, resultTitles(form));
  paper.table(bothPersons(form.employee, form.rater));
  paper.gap(10);
  paper.table({ widths: [40, 60], head: [], rows: organisation(form) });
  paper.gap(10);
  paper.table(resultsTable(form));
  paper.gap(10);
  paper.table({ widths: [40, 60], head: [], rows: [rated(RATING.workResult, form.workResult)] });
  paper.gap(10);
  paper.table(behaviourTable(form));
  paper.gap(10);
  paper.table({
    widths: [40, 60],
    head: [],
    rows: [
      ...(form.feedback.length > 0 ? [row(cell(WITHOUT_SUBJECT), listed(form.feedback))] : []),
      rated(RATING.behaviour, form.behaves),
      row(cell(PREDICATE), cell(predicateIs(form.predicate), { bold: true })),
    ],
  });
  paper.gap(14);
  paper.keep(110);
  paper.sides([], signedBlock(form, signerTitle(form)));
  drawCheck(paper, form);
  const code = resultCodeOf(form);
  return paper.end((page, pages) => [footOf(code, title), pageOf(page, pages)]);
}

const listed = (texts: readonly string[]): Cell =>
  texts.length > 0 ? texts.map((text, i) => ({ text, mark: NONE, before: i === 0 ? 0 : 1.5 })) : cell(null);

const organisation = (form: ResultForm): Row[] => [
  row(cell(ORGANISATION), achievementOptions(form)),
  row(cell(PATTERN), listed(form.pattern.map(({ predicate, says }) => `${predicateIs(predicate)}: ${says}`))),
];

const rated = (title: string, rating: Expectation): Row =>
  row(
    cell(title),
    EXPECTATIONS.toReversed().map((each) => ({ text: option(expectationIs(each), each === rating), bold: each === rating })),
  );

const intended = ({ title, assignedBy: post }: ResultLine): Cell => [{ text: post ? `${title} ${assignedBy(post)}` : title }];
const realised = ({ realised: words, evidence }: ResultIndicator): Cell => [
  { text: words || NONE },
  ...(evidence ? [{ text: evidenceIs(evidence), before: 1.5 }] : []),
];

/** Feedback stands on the first line of its result. */
const feedbackOn = ({ feedback }: ResultLine, line: number): Cell => (line === 0 ? listed(feedback) : []);
const NOTHING: ResultIndicator = { title: "", aspect: null, target: "", realised: null, evidence: null };
const indicatorsOf = ({ indicators }: ResultLine) => (indicators.length > 0 ? indicators : [NOTHING]);

const SHAPES: Record<ResultCode, { widths: readonly number[]; rowOf: (line: ResultLine, n: number) => Row }> = {
  "C.1.1": {
    widths: [5, 41, 30, 24],
    rowOf: (line, n) => ({
      beside: [],
      lines: [
        [
          cell(String(n)),
          [
            ...intended(line),
            { text: MEASURES, bold: true, before: 3 },
            ...line.indicators.map(({ title, target }) => ({ text: `${title}: ${target || NONE}`, mark: NONE, before: 2 })),
          ],
          indicatorsOf(line).flatMap(realised),
          listed(line.feedback),
        ],
      ],
    }),
  },
  "C.1.2": {
    widths: [4.5, 18.5, 17, 12, 14, 17, 17],
    rowOf: (line, n) => ({
      beside: [cell(String(n)), intended(line)],
      lines: indicatorsOf(line).map((each, i) => [
        cell(each.title),
        cell(each.target),
        cell(line.perspective),
        realised(each),
        feedbackOn(line, i),
      ]),
    }),
  },
  "C.1.3": {
    widths: [4.5, 14, 14.5, 9.5, 13.5, 11, 15, 18],
    rowOf: (line, n) => ({
      beside: [cell(String(n)), cell(line.intervened), intended(line)],
      lines: indicatorsOf(line).map((each, i) => [
        cell(each.aspect),
        cell(each.title),
        cell(each.target),
        realised(each),
        feedbackOn(line, i),
      ]),
    }),
  },
};

/** Main results, then additional ones, each counted from one; a part without any says so. */
function resultsTable(form: ResultForm): Table {
  const code = resultCodeOf(form);
  const { widths, rowOf } = SHAPES[code];
  const none = row(...widths.map(() => cell(null)));
  return {
    widths,
    head: [[{ text: RESULTS, span: widths.length }], COLUMNS[code].map((text) => ({ text }))],
    rows: (["main", "additional"] as const).flatMap((priority): Row[] => [
      { band: PRIORITIES[priority] },
      ...(form.results[priority].length > 0 ? form.results[priority].map((line, i) => rowOf(line, i + 1)) : [none]),
    ]),
  };
}

const behaviourTable = ({ behaviour }: ResultForm): Table => ({
  widths: [5, 43, 26, 26],
  head: [[{ text: BEHAVIOUR, span: 3 }, { text: FEEDBACK }]],
  rows: behaviour.map(({ name, items, expects, feedback }, i) =>
    row(
      cell(String(i + 1)),
      [{ text: name, bold: true }, ...items.map((text) => ({ text, mark: NONE, before: 1.5 }))],
      [{ text: EXPECTS }, { text: expects || NONE, before: 1.5 }],
      listed(feedback),
    ),
  ),
});
