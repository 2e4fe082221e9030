/** The four eyes, told apart by shape before colour. */
export type EyeKind = "self" | "rater" | "peers" | "citizens";

export const EYE_COLOUR: Record<EyeKind, string> = {
  self: "var(--color-chart-1)",
  rater: "var(--color-chart-2)",
  peers: "var(--color-chart-3)",
  citizens: "var(--color-chart-4)",
};

export function Eye({ kind, hollow = false }: { kind: EyeKind; hollow?: boolean }) {
  return (
    <svg className="eye" viewBox="0 0 14 14" aria-hidden="true">
      <EyeMark kind={kind} x={7} y={7} hollow={hollow} />
    </svg>
  );
}

/** The same mark inside a drawing. */
export function EyeMark({ kind, x, y, r = 6, hollow = false }: { kind: EyeKind; x: number; y: number; r?: number; hollow?: boolean }) {
  const paint = hollow ? { fill: "var(--color-surface)", stroke: EYE_COLOUR[kind], strokeWidth: 2 } : { fill: EYE_COLOUR[kind] };
  switch (kind) {
    case "self":
      return <circle cx={x} cy={y} r={r} {...paint} />;
    case "rater":
      return <rect x={x - r * 0.9} y={y - r * 0.9} width={r * 1.8} height={r * 1.8} {...paint} />;
    case "peers":
      return <path d={`M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`} {...paint} />;
    case "citizens":
      return <path d={`M${x} ${y - r}L${x + r} ${y + r * 0.8}H${x - r}Z`} {...paint} />;
  }
}
