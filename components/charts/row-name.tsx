/** What every chart of rows shares: the room for names, their wrapping, and the way from a mark to the list behind it. */
export const NAMES = 150;
const LETTERS = 21; // of 13 px in that room, the widest words aside

export type ChartRow = { id: string; name: string; href: string | null };

/** A mark is a pointer's way to its list; the keyboard's is the same link in the table below. */
export const opens = (row: ChartRow | undefined) =>
  row?.href ? { onClick: () => window.location.assign(row.href ?? ""), style: { cursor: "pointer" } } : {};

/** At most two lines; what does not fit is told by the table and by the pointer. */
export function linesOf(name: string): string[] {
  if (name.length <= LETTERS) return [name];
  const cut = name.lastIndexOf(" ", LETTERS);
  const first = name.slice(0, cut > 0 ? cut : LETTERS);
  const rest = name.slice(first.length).trim();
  return [first, rest.length > LETTERS ? `${rest.slice(0, LETTERS - 1).trimEnd()}…` : rest];
}

type TickProps = { x?: number | string; y?: number | string; payload?: { value: string } };

/** Draws the name of a row beside the axis, by the id that the axis holds: two rows may have one name. */
export const nameTick =
  (rows: readonly ChartRow[], bold: (id: string) => boolean = () => false) =>
  ({ x = 0, y = 0, payload }: TickProps) => {
    const row = rows.find(({ id }) => id === payload?.value);
    const lines = linesOf(row?.name ?? "");
    return (
      <text x={x} y={y} textAnchor="end" fontSize={13} fontWeight={bold(row?.id ?? "") ? 680 : 400} fill="var(--color-ink)" {...opens(row)}>
        <title>{row?.name}</title>
        {lines.map((line, at) => (
          <tspan key={line} x={x} dy={at === 0 ? (lines.length === 1 ? 4 : -3) : 14}>
            {line}
          </tspan>
        ))}
      </text>
    );
  };
