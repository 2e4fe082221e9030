/** What decides which doors are shown. Showing one gives nobody the right to pass it. */
export type Navigation = {
  ratees: number;
  waiting: number;
  agency: string;
  headedUnitId: string | null;
  /** Where the dashboard begins: the agency for who sees all of it, else the unit they head; null for nobody's. */
  startUnitId: string | null;
};
