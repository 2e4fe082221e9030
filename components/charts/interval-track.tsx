type Span = { low: number; high: number };
type Props = {
  /** Hundredths of the index. */
  index: number;
  interval: Span;
  /** What it may be compared with, as a band. */
  reference: Span | null;
  /** Verified is filled, open is hollow. */
  hollow?: boolean;
  /** A difference reaches so far to both sides of 0, in hundredths; without it, an index. */
  around?: number;
  /** Whose eyes it is. */
  mark?: "citizens" | "rater";
  label: string;
};

const WIDTH = 200;
const LOW = 5_000;
const HIGH = 10_000;
/** An index from 50 to 100; what lies outside is drawn at the edge, its number stands beside it. */
const place = (low: number, high: number) => (hundredths: number) =>
  8 + ((Math.min(high, Math.max(low, hundredths)) - low) * (WIDTH - 16)) / (high - low);

/** One estimate with its 95 % interval on a line, the reference behind it. */
export function IntervalTrack({ index, interval, reference, hollow = false, around, mark = "citizens", label }: Props) {
  const x = around === undefined ? place(LOW, HIGH) : place(-around, around);
  const at = x(index);
  const colour = mark === "rater" ? "var(--color-chart-2)" : "var(--color-chart-4)";
  return (
    <svg className="track max-w-full h-auto" viewBox={`0 0 ${WIDTH} 24`} width={WIDTH} height={24} role="img" aria-label={label}>
      {reference && (
        <rect
          x={x(reference.low)}
          y={0}
          width={Math.max(2, x(reference.high) - x(reference.low))}
          height={24}
          fill="var(--color-chart-band)"
        />
      )}
      <line x1={8} x2={WIDTH - 8} y1={12} y2={12} stroke="var(--color-chart-grid)" />
      {around !== undefined && <line x1={x(0)} x2={x(0)} y1={2} y2={22} stroke="var(--color-line-strong)" />}
      <line x1={x(interval.low)} x2={x(interval.high)} y1={12} y2={12} stroke={colour} strokeWidth={2.5} />
      <path
        d={mark === "rater" ? `M${at - 5} 7h10v10h-10z` : `M${at} 5l7 12.5h-14z`}
        fill={hollow ? "var(--color-surface)" : colour}
        stroke={colour}
        strokeWidth={hollow ? 1.75 : 0}
      />
    </svg>
  );
}
