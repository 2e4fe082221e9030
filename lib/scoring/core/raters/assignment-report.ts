import { type Assignment, assignPeers, assignSubordinates, type Lack } from "./assignment";
import type { Colleague } from "./circles";

export type RespondentTerms = {
  /** How many colleagues are asked about each, and how many subordinates about whoever leads, at most. */
  wanted: number;
  subordinates: number;
  minimum: number;
  /** About how many colleagues one person is asked at most; the own leader comes beside. */
  load: number;
  seed: string;
};

/** What personnel is told of an assignment: numbers, and who lacks respondents. Never who answers about whom. */
export type AssignmentReport = {
  terms: Omit<RespondentTerms, "seed">;
  lacking: (Omit<Lack, "id"> & { employeeId: string; perspective: "peers" | "subordinates" })[];
  cut: { people: number; need: number; room: number; full: number } | null;
  relax: Assignment["relax"];
  mutualPairs: number;
  /** How many people answer about 0, 1, 2 … colleagues. */
  loads: number[];
};

/** Both perspectives of one quarter, by the same seed. */
export function drawRespondents(people: readonly Colleague[], terms: RespondentTerms) {
  const { seed, ...told } = terms;
  const peers = assignPeers(people, terms);
  const leaders = assignSubordinates(people, { most: terms.subordinates, minimum: terms.minimum, seed });
  const report: AssignmentReport = {
    terms: told,
    lacking: [
      ...peers.lacking.map(({ id, ...lack }) => ({ employeeId: id, perspective: "peers" as const, ...lack })),
      ...leaders
        .filter(({ asked }) => asked.length === 0)
        .map(({ id, could }) => ({ employeeId: id, perspective: "subordinates" as const, has: 0, could, because: "circle" as const })),
    ],
    cut: peers.cut && { ...peers.cut, people: peers.cut.people.length },
    relax: peers.relax,
    mutualPairs: peers.mutualPairs,
    loads: peers.loads,
  };
  return { peers: peers.asked, subordinates: new Map(leaders.map(({ id, asked }) => [id, asked])), report };
}
