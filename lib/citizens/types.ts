/** What the form says about itself: the service and where one was served. */
export type CitizenSheet = {
  code: string;
  service: string;
  unit: string;
  place: string | null;
  agency: string;
  /** A code for one answer, already given. */
  spent: boolean;
};

/** One answer as far as it goes. Elements in the instrument's order, one character each: 1-4, or - for none. */
export type CitizenAnswer = { mark: number; elements: string; waitBand: number | null; text: string | null };
