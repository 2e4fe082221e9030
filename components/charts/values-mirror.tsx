import { EyeMark } from "@/components/ui/eye";

type Row = { label: string; self: number | null; peers: { mean: number; spread: number } | null };
const LEFT = 104;
const RIGHT = 326;
const STEP = 30;
const x = (mark: number) => LEFT + ((Math.min(4, Math.max(1, mark)) - 1) * (RIGHT - LEFT)) / 3;

/** The same values as oneself and as colleagues see them: a circle, and a diamond with its spread. Its table stands below it. */
export function ValuesMirror({ rows, scale, label }: { rows: readonly Row[]; scale: readonly string[]; label: string }) {
  const height = 22 + rows.length * STEP;
  return (
    <svg className="plot" style={{ maxWidth: "27rem" }} viewBox={`0 0 340 ${height}`} role="img" aria-label={label}>
      {scale.map((word, i) => (
        <g key={word}>
          <line className="grid" x1={x(i + 1)} x2={x(i + 1)} y1="22" y2={height} />
          <text
            className="axis"
            x={x(i + 1)}
            y="13"
            textAnchor={i === scale.length - 1 ? "end" : "middle"}
            dx={i === scale.length - 1 ? 14 : 0}
          >
            {i + 1}
          </text>
        </g>
      ))}
      {rows.map(({ label: name, self, peers }, i) => {
        const y = 40 + i * STEP;
        return (
          <g key={name}>
            <text x="0" y={y + 4.5}>
              {name}
            </text>
            {peers && (
              <line
                className="whisker"
                x1={x((peers.mean - peers.spread) / 100)}
                x2={x((peers.mean + peers.spread) / 100)}
                y1={y}
                y2={y}
                stroke="var(--color-chart-3)"
              />
            )}
            {peers && <EyeMark kind="peers" x={x(peers.mean / 100)} y={y} r={6.5} />}
            {self !== null && <EyeMark kind="self" x={x(self)} y={y} r={5} />}
          </g>
        );
      })}
    </svg>
  );
}
