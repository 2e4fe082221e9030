import { appraisalId, newestResult, obstacleOf, openPlan, resultId } from "../doors";
import { behind, type Fields, personId } from "../staff";
import { CHANGE, type Try } from "./try";

const { employee, rater } = behind;
const REMOVED = '"resolvedAt" IS NOT NULL';
const versioned = ({ id, version }: { id: string; version: number }): Fields => ({ obstacleId: id, version: String(version) });
const promise = { action: "Alat dipinjam dari gudang dinas.", dueOn: "2026-12-01" };

/** The doors of what stands in the way: the employee's, and the leaders'. */
export const obstacleTries: Record<string, Try> = {
  "obstacles reportObstacle": {
    who: employee,
    stranger: "northHead", // answers, and reports nothing for anybody
    subject: "resultId",
    otherKind: () => appraisalId(employee),
    fields: async () => ({ resultId: await resultId(employee), kind: "resources", text: "Tensimeter rusak dua dari tiga." }),
    writes: [...CHANGE, "obstacle"],
    outOfTime: [
      {
        who: "southMidwife",
        because: "not-in-force",
        fields: async () => ({
          resultId: (await newestResult((await openPlan("southMidwife")).id)).id,
          kind: "other",
          text: "Belum berlaku.",
        }),
      },
    ],
  },
  "obstacles promiseAction": {
    who: rater,
    stranger: "southMidwife", // whose it is waits for the answer
    subject: "obstacleId",
    otherKind: () => personId("southMidwife"),
    fields: async () => ({ ...versioned(await obstacleOf("southMidwife")), ...promise }),
    writes: [...CHANGE, "obstacle", "obstacle_answer"],
    outOfTime: [
      {
        who: rater,
        because: "already-removed",
        fields: async () => ({ ...versioned(await obstacleOf("southMidwife", REMOVED)), ...promise }),
      },
    ],
  },
  "obstacles closeObstacle": {
    who: "southNurseTwo",
    stranger: "southMidwife",
    subject: "obstacleId",
    otherKind: () => personId("southNurseTwo"),
    fields: async () => versioned(await obstacleOf("southNurseTwo")),
    writes: [...CHANGE, "obstacle"],
    outOfTime: [
      { who: "southMidwife", because: "already-removed", fields: async () => versioned(await obstacleOf("southMidwife", REMOVED)) },
    ],
  },
};
