import { one } from "../database";
import { appraisalId } from "../doors";
import { behind, personId } from "../staff";
import { CHANGE, type Try } from "./try";

/** Of the seed's awards the one that is open, whose last day has passed, or that is decided. */
export const awardOf = async (title: string) =>
  one<{ id: string; version: number }>(`SELECT id, version FROM award_round WHERE title LIKE $1`, [title]);
const open = () => awardOf("%Triwulan Ini");
const closed = () => awardOf("Gagasan%");
const decided = () => awardOf("%Triwulan Lalu");

/** The doors of an award: personnel's, and for naming anybody's. */
export const awardTries: Record<string, Try> = {
  "awards openAwardRound": {
    who: behind.personnel,
    stranger: behind.rater,
    fields: async () => ({ title: "Tim Tanggap", criteria: "Menjawab dalam satu hari.", closesOn: "2026-12-10" }),
    writes: [...CHANGE, "award_round"],
    answers: "redirected",
  },
  "awards nominateColleague": {
    who: behind.employee,
    stranger: null,
    subject: "roundId",
    otherKind: () => appraisalId(behind.employee),
    fields: async () => ({ roundId: (await open()).id, employeeId: await personId("northHead"), reason: "Selalu hadir." }),
    writes: [...CHANGE, "award_nomination"],
    outOfTime: [
      {
        who: behind.employee,
        because: "closed",
        fields: async () => ({ roundId: (await closed()).id, employeeId: await personId("northHead"), reason: "Terlambat." }),
      },
    ],
  },
  "awards decideAwardRound": {
    who: behind.personnel,
    stranger: behind.employee,
    subject: "roundId",
    otherKind: () => appraisalId(behind.employee),
    fields: async () => {
      const { id, version } = await closed();
      return { roundId: id, version: String(version), decision: "Tidak ada yang memenuhi kriteria." };
    },
    writes: [...CHANGE, "award_round"],
    outOfTime: [
      {
        who: behind.personnel,
        because: "still-open",
        fields: async () => ({ roundId: (await open()).id, version: "0", decision: "Terlalu cepat." }),
      },
      {
        who: behind.personnel,
        because: "already-done",
        fields: async () => ({ roundId: (await decided()).id, version: "1", decision: "Lagi." }),
      },
    ],
  },
};
