"use client";

import { useScript } from "@/components/ui/use-script";
import { type GridColumn, type GridRow, MatrixGrid } from "./matrix-grid";

type Props = Parameters<typeof MatrixGrid>[0];

/** Where the page's script runs and there is room, the grid; before that, and without it, the same as a table to be read. */
export function MatrixTable(props: Props) {
  const script = useScript();
  if (script) return <MatrixGrid {...props} />;
  const { columns, rows, words } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="matrix-scroll" aria-label={words.caption} tabIndex={0}>
      <table className="matrix">
        <caption className="sr">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            {columns.map(({ id, title, target }: GridColumn, i) => (
              <th key={id} scope="col">
                {`${i + 1}. ${title}`}
                {target && <span>{target}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, post, cells }: GridRow) => (
            <tr key={id}>
              <th scope="row">
                {name}
                <span>{post}</span>
              </th>
              {cells.map(({ column, text }) => (
                <td key={column} data-state={text === "" ? "open" : text === words.noRole ? "none" : "role"}>
                  {text || words.open}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
