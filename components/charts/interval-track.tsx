type Span = { low: number; high: number };
type Props = {
  /** Hundredths of the index. */
  index: number;
  interval: Span;
  /** What it may be compared with, as a band. */
  reference: Span | null;
  /** Verified is filled, open is hollow. */
  hollow?: boolean;
  label: string;
};

const WIDTH = 200;
const LOW = 5_000;
const HIGH = 10_000;
/** From 50 to 100; what lies below is drawn at the edge, its number stands beside it. */
const x = (hundredths: number) => 8 + ((Math.min(HIGH, Math.max(LOW, hundredths)) - LOW) * (WIDTH - 16)) / (HIGH - LOW);

/** One estimate with its 95 % interval on a line, the reference behind it. */
export function IntervalTrack({ index, interval, reference, hollow = false, label }: Props) {
  const at = x(index);
  return (
    <svg className="track" viewBox={`0 0 ${WIDTH} 24`} width={WIDTH} height={24} role="img" aria-label={label}>
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
      <line x1={x(interval.low)} x2={x(interval.high)} y1={12} y2={12} stroke="var(--color-chart-4)" strokeWidth={2.5} />
      <path
        d={`M${at} 5l7 12.5h-14z`}
        fill={hollow ? "var(--color-surface)" : "var(--color-chart-4)"}
        stroke="var(--color-chart-4)"
        strokeWidth={hollow ? 1.75 : 0}
      />
    </svg>
  );
}
