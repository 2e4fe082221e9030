/** The title over the rows of a table that stand together, as wide as its columns. */
export const GroupRow = ({ columns, title }: { columns: number; title: string }) => (
  <tr className="group">
    <th colSpan={columns} scope="rowgroup">
      {title}
    </th>
  </tr>
);
