"use client";

import { useRouter } from "next/navigation";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import type { FormAction, FormState } from "@/lib/access/types";
import { MOST_WORDS, readCell } from "@/lib/scoring/core/matrix";

/** A cell as it is drawn: what it says as it is typed, and the version that says so. */
export type GridCell = { column: string; text: string; version: number };
export type GridRow = { id: string; name: string; post: string; cells: readonly GridCell[] };
export type GridColumn = { id: string; title: string; target: string | null };
/** Finished sentences: no catalogue travels to the browser. `{n}` is a number's place. */
export type GridWords = Record<
  | "caption"
  | "person"
  | "noRole"
  | "open"
  | "keys"
  | "saved"
  | "saving"
  | "unsaved"
  | "undo"
  | "redo"
  | "saveAgain"
  | "takeStored"
  | "yours"
  | "stored"
  | "emptyCell"
  | "block"
  | "outside"
  | "offline",
  string
>;

type Props = {
  leaderId: string;
  year: number;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  action: FormAction | null;
  words: GridWords;
};
type Place = { row: number; column: number };
type Write = { key: string; employeeId: string; column: string; text: string };
/** What was done, to be undone: each cell before and after. */
type Deed = readonly (Omit<Write, "text"> & { before: string; after: string })[];
type Local = { text: string; problem: string | null };

const keyOf = (employeeId: string, column: string) => `${employeeId} ${column}`;
const fill = (sentence: string, values: Record<string, string | number>) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, String(value)), sentence);

/** Where a key leads to; null for one that does not move. */
function placeAfter({ key, ctrlKey, metaKey }: KeyboardEvent, { row, column }: Place, last: Place): Place | null {
  const far = ctrlKey || metaKey;
  switch (key) {
    case "ArrowUp":
      return { row: row - 1, column };
    case "ArrowDown":
      return { row: row + 1, column };
    case "ArrowLeft":
      return { row, column: column - 1 };
    case "ArrowRight":
      return { row, column: column + 1 };
    case "Home":
      return { row: far ? 0 : row, column: 0 };
    case "End":
      return { row: far ? last.row : row, column: last.column };
    case "PageUp":
      return { row: row - 10, column };
    case "PageDown":
      return { row: row + 10, column };
    default:
      return null;
  }
}

/** What a key does to the cells one stands in; null for one that is not ours. */
function deedOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) {
  if (ctrlKey || metaKey) {
    const letter = key.toLowerCase();
    return letter === "y" || (letter === "z" && shiftKey) ? "redo" : letter === "z" ? "undo" : null;
  }
  if (key === "Enter" || key === "F2") return "edit";
  if (key === "Delete" || key === "Backspace") return "empty";
  if (key === "Escape") return "let be";
  return key.length === 1 && key !== " " && !altKey ? "type" : null;
}

/** The matrix as a grid that is worked in by keyboard: every change is saved at once, and what could not be saved stays as it was typed. */
export function MatrixGrid({ leaderId, year, columns, rows, action, words }: Props) {
  const router = useRouter();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Place | null>(null);
  const [draft, setDraft] = useState<string | null>(null); // what is being typed in the cell one stands in
  const [local, setLocal] = useState<ReadonlyMap<string, Local>>(new Map()); // typed, and not yet stored
  const [done, setDone] = useState<readonly Deed[]>([]);
  const [undone, setUndone] = useState<readonly Deed[]>([]);
  const [saving, setSaving] = useState(0);
  const [told, setTold] = useState<string | null>(null);
  const moved = useRef(false);
  // What the server is known to hold: as drawn, or newer where a save of ours has come back before the page was drawn again.
  const stored = useRef(new Map<string, { text: string; version: number }>());
  for (const row of rows) {
    for (const { column, text, version } of row.cells) {
      const key = keyOf(row.id, column);
      if (version >= (stored.current.get(key)?.version ?? -1)) stored.current.set(key, { text, version });
    }
  }
  const queue = useRef<Promise<void>>(Promise.resolve());

  const storedAt = (key: string) => stored.current.get(key) ?? { text: "", version: 0 };
  const textAt = (key: string) => local.get(key)?.text ?? storedAt(key).text;
  const cellAt = ({ row, column }: Place) => ({
    employeeId: rows[row]?.id ?? "",
    column: columns[column]?.id ?? "",
    key: keyOf(rows[row]?.id ?? "", columns[column]?.id ?? ""),
  });
  /** As it is stored: spaces told as one, a dash as no role. */
  const normal = (typed: string) => {
    const cell = readCell(typed);
    return cell.state === "role" ? cell.words : cell.state === "none" ? words.noRole : "";
  };

  useEffect(() => {
    if (!moved.current || draft !== null) return;
    moved.current = false;
    table.current?.querySelector<HTMLElement>(`[data-at="${at.row} ${at.column}"]`)?.focus();
  }, [at, draft]);

  /** One after the other, so that each carries the version that the last one made. */
  function save(writes: readonly Write[]) {
    if (!action || writes.length === 0) return;
    setTold(null);
    setLocal((now) => new Map([...now, ...writes.map(({ key, text }) => [key, { text, problem: null }] as const)]));
    setSaving((n) => n + writes.length);
    queue.current = queue.current.then(async () => {
      const form = new FormData();
      form.set("leaderId", leaderId);
      form.set("year", String(year));
      writes.forEach(({ key, employeeId, column, text }, i) => {
        form.set(`cells.${i}.employeeId`, employeeId);
        form.set(`cells.${i}.column`, column);
        form.set(`cells.${i}.version`, String(storedAt(key).version));
        form.set(`cells.${i}.typed`, text);
      });
      const answer = await action({ status: "idle" }, form).catch(
        (): FormState => ({ status: "failed", text: words.offline, entered: {} }),
      );
      if (answer.status === "done") {
        for (const { key, text } of writes) stored.current.set(key, { text, version: storedAt(key).version + 1 });
        setLocal((now) => new Map([...now].filter(([key, { text }]) => !writes.some((write) => write.key === key && write.text === text))));
      } else {
        const problemAt = (i: number) =>
          answer.status === "invalid" ? (answer.problems.find(({ path }) => path.startsWith(`cells.${i}.`))?.text ?? null) : null;
        setLocal((now) => new Map([...now, ...writes.map(({ key, text }, i) => [key, { text, problem: problemAt(i) }] as const)]));
        setTold(answer.status === "invalid" ? answer.title : "text" in answer ? answer.text : null);
      }
      setSaving((n) => n - writes.length);
      router.refresh();
    });
  }

  /** A deed of the one who sits here: told to the way back, then saved. */
  function change(cells: readonly { employeeId: string; column: string; key: string; text: string }[]) {
    const deed = cells.map(({ text, ...cell }) => ({ ...cell, before: textAt(cell.key), after: normal(text) }));
    const changed = deed.filter(({ before, after, key }) => before !== after || local.has(key));
    if (changed.length === 0) return;
    setDone((deeds) => [...deeds, changed]);
    setUndone([]);
    save(changed.map(({ before: _, after, ...cell }) => ({ ...cell, text: after })));
  }
  function undo() {
    const deed = done.at(-1);
    if (!deed) return;
    setDone(done.slice(0, -1));
    setUndone([...undone, deed]);
    save(deed.map(({ before, after: _, ...cell }) => ({ ...cell, text: before })));
  }
  function redo() {
    const deed = undone.at(-1);
    if (!deed) return;
    setUndone(undone.slice(0, -1));
    setDone([...done, deed]);
    save(deed.map(({ before: _, after, ...cell }) => ({ ...cell, text: after })));
  }

  const last = { row: rows.length - 1, column: columns.length - 1 };
  function go(row: number, column: number, keepAnchor = false) {
    setAnchor(keepAnchor ? (anchor ?? at) : null);
    moved.current = true;
    setAt({ row: Math.max(0, Math.min(last.row, row)), column: Math.max(0, Math.min(last.column, column)) });
  }
  const from = anchor ?? at;
  const chosen = {
    top: Math.min(from.row, at.row),
    bottom: Math.max(from.row, at.row),
    left: Math.min(from.column, at.column),
    right: Math.max(from.column, at.column),
  };
  const isChosen = ({ row, column }: Place) => row >= chosen.top && row <= chosen.bottom && column >= chosen.left && column <= chosen.right;
  const chosenRows = () =>
    Array.from({ length: chosen.bottom - chosen.top + 1 }, (_, r) =>
      Array.from({ length: chosen.right - chosen.left + 1 }, (_, c) => cellAt({ row: chosen.top + r, column: chosen.left + c })),
    );

  function finish(text: string, { down = 0, right = 0 } = {}) {
    setDraft(null);
    change([{ ...cellAt(at), text }]);
    go(at.row + down, at.column + right);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (draft !== null) return; // the field has the keys
    const place = placeAfter(event, at, last);
    const deed = place ? null : deedOf(event);
    if (!place && (!deed || (!action && deed !== "let be"))) return;
    event.preventDefault();
    if (place) go(place.row, place.column, event.shiftKey);
    else if (deed === "edit") setDraft(textAt(cellAt(at).key));
    else if (deed === "type") setDraft(event.key);
    else if (deed === "empty") change(chosenRows().flatMap((cells) => cells.map((cell) => ({ ...cell, text: "" }))));
    else if (deed === "undo") undo();
    else if (deed === "redo") redo();
    else setAnchor(null);
  }

  function onCopy(event: ClipboardEvent) {
    if (draft !== null) return;
    const quoted = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const block = chosenRows().map((cells) => cells.map(({ key }) => quoted(textAt(key))).join("\t"));
    event.clipboardData.setData("text/plain", block.join("\n"));
    event.preventDefault();
  }

  async function onPaste(event: ClipboardEvent) {
    if (draft !== null || !action) return;
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    const { parse } = await import("csv-parse/browser/esm/sync"); // fetched when somebody pastes, not before
    let block: string[][];
    try {
      block = parse(text, { delimiter: "\t", relax_column_count: true, skip_empty_lines: false });
    } catch {
      setTold(words.block);
      return;
    }
    const cells = block.flatMap((line, r) => line.map((typed, c) => ({ row: chosen.top + r, column: chosen.left + c, typed })));
    const inside = cells.filter(({ row, column }) => row <= last.row && column <= last.column);
    change(inside.map(({ typed, ...place }) => ({ ...cellAt(place), text: typed })));
    if (inside.length < cells.length) setTold(fill(words.outside, { n: cells.length - inside.length }));
  }

  const unsaved = [...local].filter(([key, { text }]) => text !== storedAt(key).text || local.get(key)?.problem);
  const stuck = saving === 0 ? unsaved : [];
  const here = cellAt(at).key;
  const trouble = local.get(here);
  const allStuck = () =>
    stuck.map(([key, { text }]): Write => {
      const [employeeId = "", column = ""] = key.split(" ");
      return { key, employeeId, column, text };
    });
  const takeStored = () => setLocal((now) => new Map([...now].filter(([key]) => key !== here)));

  return (
    <div className="matrix-work">
      <div className="matrix-bar">
        <p role="status" className="small grow">
          {saving > 0 ? fill(words.saving, { n: saving }) : stuck.length > 0 ? fill(words.unsaved, { n: stuck.length }) : words.saved}
          {told && <span className="block text-caution">{told}</span>}
        </p>
        {action && (
          <>
            <button type="button" className="btn" onClick={undo} disabled={done.length === 0}>
              {words.undo}
            </button>
            <button type="button" className="btn" onClick={redo} disabled={undone.length === 0}>
              {words.redo}
            </button>
          </>
        )}
        {stuck.length > 0 && (
          <button type="button" className="btn primary" onClick={() => save(allStuck())}>
            {words.saveAgain}
          </button>
        )}
      </div>
      {trouble?.problem && saving === 0 && (
        <div className="notice mb-3" data-kind="caution" role="alert">
          <Icon name="warning" />
          <div className="grow [overflow-wrap:anywhere]">
            {trouble.problem}
            <p className="small">{fill(words.yours, { words: trouble.text || words.emptyCell })}</p>
            <p className="small">{fill(words.stored, { words: storedAt(here).text || words.emptyCell })}</p>
            <button type="button" className="btn" onClick={takeStored}>
              {words.takeStored}
            </button>
          </div>
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="matrix-scroll" aria-label={words.caption} tabIndex={0}>
        <table
          ref={table}
          className="matrix"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are edited is a grid
          role="grid"
          aria-label={words.caption}
          aria-multiselectable="true"
          aria-readonly={!action}
          onKeyDown={onKeyDown}
          onCopy={onCopy}
          onPaste={onPaste}
        >
          <thead>
            <tr>
              <th scope="col">{words.person}</th>
              {columns.map(({ id, title, target }, i) => (
                <th key={id} scope="col">
                  {`${i + 1}. ${title}`}
                  {target && <span>{target}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, post }, row) => (
              <tr key={id}>
                <th scope="row">
                  {name}
                  <span>{post}</span>
                </th>
                {columns.map(({ id: column }, c) => {
                  const key = keyOf(id, column);
                  const text = textAt(key);
                  const { state } = readCell(text);
                  const here = row === at.row && c === at.column;
                  const wrong = saving === 0 && local.get(key)?.problem;
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the table listens to the keys of all its cells
                    <td
                      key={column}
                      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell that is edited is one of a grid
                      role="gridcell"
                      data-at={`${row} ${c}`}
                      data-state={wrong ? "wrong" : local.has(key) ? "unsaved" : state}
                      aria-selected={isChosen({ row, column: c })}
                      aria-invalid={wrong ? true : undefined}
                      tabIndex={here && draft === null ? 0 : -1}
                      onClick={(event) => {
                        if (here && draft !== null) return;
                        if (draft !== null) finish(draft);
                        go(row, c, event.shiftKey);
                      }}
                      onDoubleClick={() => action && setDraft(text)}
                    >
                      {here && draft !== null ? (
                        <textarea
                          // biome-ignore lint/a11y/noAutofocus: it takes the place of the cell that had the focus
                          autoFocus
                          aria-label={`${name}, ${columns[c]?.title}`}
                          value={draft}
                          maxLength={MOST_WORDS}
                          rows={3}
                          onChange={(event) => setDraft(event.target.value)}
                          onFocus={(event) => event.target.setSelectionRange(draft.length, draft.length)}
                          onBlur={() => draft !== null && finish(draft)}
                          onKeyDown={(event) => {
                            if (event.nativeEvent.isComposing) return;
                            if (event.key === "Escape") {
                              setDraft(null);
                              go(at.row, at.column);
                            } else if (event.key === "Enter" && !event.altKey) finish(draft, { down: event.shiftKey ? -1 : 1 });
                            else if (event.key === "Tab") finish(draft, { right: event.shiftKey ? -1 : 1 });
                            else return;
                            event.preventDefault();
                            event.stopPropagation();
                          }}
                        />
                      ) : state === "open" ? (
                        words.open
                      ) : (
                        text
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="small muted mt-2">{words.keys}</p>
    </div>
  );
}
