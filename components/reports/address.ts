/** The unit and the quarter of a dashboard, which every way from it keeps. */
type Kept = { unitId: string; period: string };

export const to = (path: string, { unitId, period }: Kept, more: Readonly<Record<string, string>> = {}) =>
  `${path}?${new URLSearchParams({ unit: unitId, period, ...more })}`;
