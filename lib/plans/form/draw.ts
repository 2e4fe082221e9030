import "server-only";
import {
  assignedBy,
  BEHAVIOUR,
  bothPersons,
  cell,
  EXPECTS,
  NONE,
  PRIORITIES,
  pageOf,
  RESULTS,
  SIGNATURES,
  signature,
} from "@/lib/platform/paper/form";
import { type Cell, openPaper, type Row, type Table } from "@/lib/platform/paper/paper";
import { SUPPORT_PARTS } from "@/lib/scoring/core/planning";
import type { FormResult, PlanForm } from "./types";
import {
  COLUMNS,
  documentTitle,
  type FormCode,
  footOf,
  formCodeOf,
  MEASURES,
  periodOf,
  perspectiveIs,
  placeAndDay,
  SUPPORT,
  setInstead,
  setOn,
  signedOn,
  standingOf,
  TITLES,
} from "./words";

type Paper = ReturnType<typeof openPaper>;

/**
 * A plan on its official form, with the appendix: A.1.1 or A.1.2 for high officials and heads, A.1.6 or A.1.7 for others, each
 * followed by A.1.8 on a page of its own. Pure: no clock, no reader, no language but the law's; the same plan is the same bytes.
 */
export async function drawPlanForm(form: PlanForm): Promise<Buffer<ArrayBuffer>> {
  const code = formCodeOf(form);
  const paper = openPaper({ title: documentTitle(form), author: form.agency, day: form.datedOn });
  drawHead(paper, form, code);
  paper.table(resultsTable(form, code));
  paper.gap(10);
  paper.table(behaviourTable(form));
  drawSignatures(paper, form);
  paper.turnPage();
  drawHead(paper, form, "A.1.8");
  paper.table(supportTable(form));
  drawSignatures(paper, form);
  return paper.end((page, pages) => [footOf(form), pageOf(page, pages)]);
}

function drawHead(paper: Paper, form: PlanForm, code: FormCode | "A.1.8") {
  const standing = standingOf(form);
  if (standing) paper.paragraph([{ text: standing, bold: true, size: 10 }], { align: "right" });
  paper.gap(standing ? 6 : 0);
  paper.paragraph(
    TITLES[code].map((text, i) => ({ text, bold: true, size: i === 0 ? 12 : 10.5 })),
    { as: "H1", align: "center" },
  );
  paper.gap(10);
  paper.sides([{ text: form.agency }], [{ text: periodOf(form.year) }], { share: 0.4, align: "right" });
  paper.gap(5);
  paper.table(bothPersons(form.employee, form.rater));
  paper.gap(10);
}

/** Main results, then additional ones, each counted from one; a part without any says so. */
function resultsTable(form: PlanForm, code: FormCode): Table {
  const rowOf: Record<FormCode, (result: FormResult, n: number) => Row> = {
    "A.1.1": (result, n) => qualitative(result, n, "A.1.1"),
    "A.1.2": (result, n) => ({
      beside: [cell(String(n)), intended(result)],
      lines: indicatorsOf(result).map(({ title, target }) => [cell(title), cell(target), cell(result.perspective)]),
    }),
    "A.1.6": (result, n) => qualitative(result, n, "A.1.6"),
    "A.1.7": (result, n) => ({
      beside: [cell(String(n)), cell(result.intervened), intended(result)],
      lines: indicatorsOf(result).map(({ title, aspect, target }) => [cell(aspect), cell(title), cell(target)]),
    }),
  };
  const { widths, columns } = SHAPES[code];
  const none: Row = { beside: [], lines: [widths.map(() => cell(null))] };
  return {
    widths,
    head: [[{ text: RESULTS, span: widths.length }], ...(columns ? [columns.map((text) => ({ text }))] : [])],
    rows: (["main", "additional"] as const).flatMap((priority) => [
      { band: PRIORITIES[priority] },
      ...(form.results[priority].length > 0 ? form.results[priority].map((result, i) => rowOf[code](result, i + 1)) : [none]),
    ]),
  };
}

const SHAPES: Record<FormCode, { widths: readonly number[]; columns?: readonly string[] }> = {
  "A.1.1": { widths: [5, 95] },
  "A.1.2": { widths: [5, 31, 31, 18, 15], columns: COLUMNS["A.1.2"] },
  "A.1.6": { widths: [5, 95] },
  "A.1.7": { widths: [5, 22, 25, 11, 22, 15], columns: COLUMNS["A.1.7"] },
};

/** A result without indicators is one that is still being drafted. */
const indicatorsOf = ({ indicators }: FormResult) => (indicators.length > 0 ? indicators : [{ title: "", aspect: null, target: null }]);

/** "Every result ends with": the title, then who assigned it. */
const intended = ({ title, assignedBy: post }: FormResult): Cell => [{ text: `${title} ${assignedBy(post ?? NONE)}` }];

/** The result, and under it one cell that holds measures and targets in one narrative. */
function qualitative(result: FormResult, n: number, code: "A.1.1" | "A.1.6"): Row {
  const measures = indicatorsOf(result).map(({ title, target }) => ({
    text: title ? `${title}: ${target ?? NONE}` : NONE,
    mark: NONE,
    before: 2,
  }));
  const perspective = code === "A.1.1" ? [{ text: perspectiveIs(result.perspective ?? NONE), before: 2 }] : [];
  return { beside: [cell(String(n))], lines: [[intended(result)], [[{ text: MEASURES[code], bold: true }, ...measures, ...perspective]]] };
}

function behaviourTable({ behaviour }: PlanForm): Table {
  return {
    widths: [5, 55, 40],
    head: [[{ text: BEHAVIOUR, span: 3 }]],
    rows: behaviour.map(({ name, items, expects }, i) => ({
      beside: [],
      lines: [
        [
          cell(String(i + 1)),
          [{ text: name, bold: true }, ...items.map((text) => ({ text, mark: NONE, before: 1.5 }))],
          [{ text: EXPECTS }, { text: expects || NONE, before: 1.5 }],
        ],
      ],
    })),
  };
}

function supportTable({ support }: PlanForm): Table {
  return {
    widths: [5, 95],
    head: [],
    rows: SUPPORT_PARTS.flatMap((part) => [
      { band: SUPPORT[part] },
      ...(support[part].length > 0 ? support[part] : [null]).map((text, i) => ({
        beside: [],
        lines: [[cell(text === null ? null : String(i + 1)), cell(text)]],
      })),
    ]),
  };
}

/** The employee on the left, the rater on the right, who sets it: place and day are hers. */
function drawSignatures(paper: Paper, form: PlanForm) {
  const { employee, rater } = form;
  paper.gap(14);
  paper.keep(140);
  paper.sides([], [{ text: placeAndDay(form) }]);
  paper.gap(2);
  paper.sides(
    signature(SIGNATURES.employee, form.signedOn && signedOn(form.signedOn), employee),
    signature(
      SIGNATURES.rater,
      form.setOn && [setOn(form.setOn), ...(form.setInstead ? [setInstead(form.setInstead)] : [])].join(" "),
      rater,
    ),
  );
}
