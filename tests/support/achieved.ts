import { ask } from "./database";

/** What a unit achieved becomes another, as if it had been decided so in the first place. */
export async function achieve(unitId: string, period: string, value: string): Promise<void> {
  await undecide(unitId, period);
  await ask(
    `INSERT INTO organisation_achievement (id, "unitId", period, version, value, source, "decidedAt")
     SELECT gen_random_uuid(), $1::uuid, $2, coalesce(max(version), 0) + 1, $3, 'Evaluasi capaian organisasi triwulan (contoh)',
       coalesce(max("decidedAt"), '2026-01-01') FROM organisation_achievement WHERE "unitId" = $1::uuid AND period = $2`,
    [unitId, period, value],
  );
}

/** As if nothing had ever been in force. */
export const undecide = async (unitId: string, period: string): Promise<void> => {
  await ask(
    `UPDATE organisation_achievement SET "supersededAt" = "decidedAt" WHERE "unitId" = $1 AND period = $2 AND "supersededAt" IS NULL`,
    [unitId, period],
  );
};
