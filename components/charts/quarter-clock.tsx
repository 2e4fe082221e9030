const WIDTH = 340;

/** How far the quarter has come: a bar of its days, told in words to who cannot see it. */
export function QuarterClock({ day, of, label, months }: { day: number; of: number; label: string; months: readonly string[] }) {
  const x = (WIDTH * day) / of;
  const anchor = x < 60 ? "start" : x > WIDTH - 60 ? "end" : "middle";
  return (
    <svg viewBox={`0 0 ${WIDTH} 64`} className="w-full h-auto block max-w-[27rem]" role="img" aria-label={label}>
      <line x1="0" x2={WIDTH} y1="40" y2="40" stroke="var(--color-line-strong)" />
      <rect x="0" y="36" width={x} height="8" fill="var(--color-accent)" />
      {Array.from({ length: Math.floor(of / 7) + 1 }, (_, week) => (week * 7 * WIDTH) / of).map((at) => (
        <line key={at} x1={at} x2={at} y1="32" y2="48" stroke={at < x ? "var(--color-surface)" : "var(--color-line-strong)"} />
      ))}
      <path d={`M${x} 34l-5 -9h10z`} fill="var(--color-ink)" />
      <g fontSize="13" fill="var(--color-ink-muted)">
        {months.map((month, i) => (
          <text key={month} x={(i * WIDTH) / 3} y="63">
            {month}
          </text>
        ))}
      </g>
      <text x={x} y="18" textAnchor={anchor} fontSize="14" fontWeight="680" fill="var(--color-ink)">
        {label}
      </text>
    </svg>
  );
}
