/** What a form of the plan's draft sends: a result, and an indicator with its target. */
export const resultFields = {
  title: "Meningkatnya kunjungan rumah lansia",
  priority: "additional",
  assignedBy: "Kepala Puskesmas",
} as const;

export const indicatorFields = {
  title: "Lansia yang dikunjungi",
  aspect: "kuantitas",
  kind: "quantity",
  "target.low": "28",
  "target.high": "34",
  "target.unit": "kunjungan",
  "target.direction": "more-is-better",
} as const;
