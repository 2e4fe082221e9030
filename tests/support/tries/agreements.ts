import { one } from "../database";
import { unitId } from "../doors";
import { lineFields } from "../samples-agreement";
import { behind, personId } from "../staff";
import { CHANGE, type Try } from "./try";

const ofUnit = { who: "northHead", stranger: behind.rater, subject: "unitId", otherKind: () => personId("northHead") } as const;

/** The newest indicator of the north's agreement of 2026. */
const line = async () =>
  one<{ id: string; version: number }>(
    `SELECT i.id, i.version FROM agreement_indicator i JOIN agreement_result r ON r.id = i."resultId" JOIN agreement a ON a.id = r."agreementId"
     WHERE a."unitId" = $1 AND a.year = 2026 ORDER BY r.position DESC, i.position DESC LIMIT 1`,
    [await unitId("north")],
  );

/** The doors of a unit's performance agreement. */
export const agreementTries: Record<string, Try> = {
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
};
