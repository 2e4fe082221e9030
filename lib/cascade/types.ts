/** What a result of a draft may serve; `firm` where it is its rater's, and not the unit's for now. */
export type ParentOption = { id: string; title: string; firm: boolean };

/** What a result may serve: an indicator of the agreement or a result of the leader's plan. */
export type Choice = { id: string; title: string };

/** A result that serves something for now, with what it is proposed to serve. */
export type WaitingResult = {
  id: string;
  title: string;
  planId: string;
  employeeId: string;
  name: string;
  /** A set plan stays set; a signed draft is signed anew. */
  state: "draft" | "proposed" | "set";
  /** The link as it stands: a leader's result or an indicator; null where there is none, or only words. */
  served: string | null;
  /** What that is called, and whose it is; null where nothing is named. */
  servedTitle: string | null;
  servedOf: string | null;
  /** What waits is to be put right; otherwise it serves nothing yet, which a person may leave so. */
  waits: boolean;
  /** Null: nobody but a person can say. */
  proposed: string | null;
};

/** A leader's columns, and the results that are to be put under them. */
export type ParentSheet = {
  year: number;
  leader: { id: string; name: string } | null;
  choices: Choice[];
  results: WaitingResult[];
};
