import { ask, one } from "../database";
import { appraisalId, openPlan, resultId, unitId } from "../doors";
import { lineFields } from "../samples-agreement";
import { behind, personId } from "../staff";
import { CHANGE, type Try } from "./try";

const ofUnit = { who: "northHead", stranger: behind.rater, subject: "unitId", otherKind: () => personId("northHead") } as const;

const ofAgency = { who: behind.personnel, stranger: behind.rater } as const;
const direction = async () => (await one<{ id: string }>(`SELECT id FROM direction WHERE "fromYear" = 2025`)).id;
const mission = async () =>
  (await one<{ id: string }>(`SELECT id FROM mission WHERE "directionId" = $1 AND number = 1`, [await direction()])).id;

/** The newest indicator of the north's agreement of 2026. */
const line = async () =>
  one<{ id: string; version: number }>(
    `SELECT i.id, i.version FROM agreement_indicator i JOIN agreement_result r ON r.id = i."resultId" JOIN agreement a ON a.id = r."agreementId"
     WHERE a."unitId" = $1 AND a.year = 2026 ORDER BY r.position DESC, i.position DESC LIMIT 1`,
    [await unitId("north")],
  );

/** The first column of the south's matrix; a result that serves it, made by hand where the matrix made none. */
const column = async (year = 2027) =>
  (
    await one<{ id: string }>(
      `SELECT i.id FROM agreement_indicator i JOIN agreement_result r ON r.id = i."resultId" JOIN agreement a ON a.id = r."agreementId"
       WHERE a."unitId" = $1 AND a.year = $2 ORDER BY r.position, i.position LIMIT 1`,
      [await unitId("south"), year],
    )
  ).id;
async function bareResult(key: string): Promise<string> {
  // whoever tried before may have thrown a draft away: one that nobody else tries
  await ask(
    `INSERT INTO plan (id, "employeeId", year, model, "regulationId") VALUES (gen_random_uuid(), $1, 2027, 'quantitative', 'permenpanrb-6-2022')
     ON CONFLICT DO NOTHING`,
    [await personId(key)],
  );
  const { id: plan } = await openPlan(key);
  const serving = [plan, await column()];
  await ask(
    `INSERT INTO intended_result (id, "planId", position, priority, title, "agreementIndicatorId")
     SELECT gen_random_uuid(), $1, 99, 'main', 'Terlayaninya ibu hamil', $2 ON CONFLICT DO NOTHING`,
    serving,
  );
  return (await one<{ id: string }>(`SELECT id FROM intended_result WHERE "planId" = $1 AND "agreementIndicatorId" = $2`, serving)).id;
}

/** The doors of a unit's performance agreement, of the matrix below it and of setting what came of it. */
export const agreementTries: Record<string, Try> = {
  "achievements decideAchievement": {
    who: "officeHead",
    stranger: "northHead", // nobody decides of the own unit
    subject: "unitId",
    otherKind: () => personId("northHead"),
    fields: async () => ({
      unitId: await unitId("north"),
      period: "2026-Q4",
      version: "0",
      value: "good",
      source: "Notulen rapat evaluasi",
    }),
    writes: [...CHANGE, "organisation_achievement"],
  },
  "agreements saveAgreement": {
    ...ofUnit,
    fields: async () => ({
      unitId: await unitId("north"),
      year: "2026",
      version: "0",
      title: "Perjanjian Kinerja Puskesmas Contoh Utara",
      source: "",
      signedOn: "2026-01-09",
    }),
    writes: [...CHANGE, "agreement"],
  },
  "agreements saveAgreementLine": {
    ...ofUnit,
    fields: async () => ({ unitId: await unitId("north"), year: "2026", ...lineFields }),
    writes: [...CHANGE, "agreement_indicator", "agreement_result"],
  },
  "agreements removeAgreementLine": {
    ...ofUnit,
    fields: async () => {
      const { id, version } = await line();
      return { unitId: await unitId("north"), year: "2026", lineId: id, version: String(version) };
    },
    writes: [...CHANGE, "agreement_indicator", "agreement_result"],
  },

  "direction saveDirection": {
    ...ofAgency,
    fields: async () => ({ fromYear: "2035", untilYear: "2039", vision: "Kota Contoh yang ramah", source: "" }),
    writes: [...CHANGE, "direction"],
  },
  "direction saveMission": {
    ...ofAgency,
    fields: async () => ({ directionId: await direction(), number: "9", title: "Menata ruang kota" }),
    writes: [...CHANGE, "mission"],
  },
  "direction saveGoal": {
    ...ofAgency,
    fields: async () => ({ missionId: await mission(), number: "9", title: "Berkurangnya banjir", indicator: "", closedOn: "" }),
    writes: [...CHANGE, "strategic_goal"],
  },
  "direction removeDirectionPart": {
    ...ofAgency,
    fields: async () => {
      const { id } = await one<{ id: string }>(
        `INSERT INTO strategic_goal (id, "missionId", number, title) VALUES (gen_random_uuid(), $1, (SELECT max(number) + 1 FROM strategic_goal), 'Tiada') RETURNING id`,
        [await mission()],
      );
      return { what: "goal", id, version: "0" };
    },
    writes: [...CHANGE, "strategic_goal"],
  },

  "matrix decideCells": {
    who: behind.rater,
    stranger: "northHead",
    subject: "leaderId",
    otherKind: () => appraisalId("southMidwife"),
    fields: async () => ({
      leaderId: await personId(behind.rater),
      year: "2027",
      "cells.0.employeeId": await personId("southMidwife"),
      "cells.0.column": await column(),
      "cells.0.version": "0",
      "cells.0.typed": "Ibu hamil berisiko terlayani",
    }),
    writes: [...CHANGE, "intended_result", "matrix_cell", "plan"],
  },
  "matrix giveIndicators": {
    who: behind.rater,
    stranger: "northHead",
    subject: "leaderId",
    otherKind: () => appraisalId("southMidwife"),
    fields: async () => ({
      leaderId: await personId(behind.rater),
      year: "2027",
      "results.0.resultId": await bareResult("southNutritionist"),
      "results.0.title": "Ibu hamil yang terlayani",
      "results.0.low": "80",
      "results.0.high": "90",
      "results.0.unit": "%",
      "results.0.direction": "more-is-better",
    }),
    writes: [...CHANGE, "indicator", "plan"],
  },
  "cascade giveParents": {
    who: behind.rater,
    stranger: "northHead",
    subject: "leaderId",
    otherKind: () => appraisalId("southMidwife"),
    fields: async () => ({
      leaderId: await personId(behind.rater),
      year: "2026",
      "rows.0.resultId": await resultId("southRegistrar", 2),
      "rows.0.from": "",
      "rows.0.take": "1",
      "rows.0.parent": await column(2026),
    }),
    writes: [...CHANGE, "intended_result", "matrix_cell"],
  },
  "plans setTeamPlans": {
    who: behind.rater,
    stranger: "northHead",
    subject: "employeeId",
    otherKind: () => appraisalId("southMidwife"),
    fields: async () => {
      // signed as it stands
      const { id, version } = await openPlan("southMidwife");
      await ask(`UPDATE plan SET "signedOn" = '2026-11-18' WHERE id = $1`, [id]);
      return { employeeId: await personId(behind.rater), [`plans.${id}`]: String(version) };
    },
    writes: [...CHANGE, "plan"],
  },
};
