/** What decides which doors are shown. Showing one gives nobody the right to pass it. */
export type Navigation = {
  ratees: number;
  waiting: number;
  agency: string;
  headedUnitId: string | null;
  matrixUnitId: string | null;
  rootUnitId: string | null;
};
