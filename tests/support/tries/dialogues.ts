import { ask, one } from "../database";
import { appraisalId } from "../doors";
import { behind, type Fields, personId } from "../staff";
import { CHANGE, type Try } from "./try";

const { rater } = behind;
/** Of somebody the dialogue that is open, or one that both agreed to. */
export const dialogueOf = async (key: string, where = '"lockedAt" IS NULL') =>
  one<{ id: string; version: number }>(
    `SELECT id, version FROM dialogue WHERE "employeeId" = $1 AND ${where} ORDER BY "heldOn" DESC LIMIT 1`,
    [await personId(key)],
  );
const EMPTY: Fields = Object.fromEntries(
  ["0", "1", "2"].flatMap((row) => [
    [`new.${row}.text`, ""],
    [`new.${row}.owner`, "employee"],
    [`new.${row}.dueOn`, ""],
  ]),
);
const minutes = async (key: string, where?: string): Promise<Fields> => {
  const { id, version } = await dialogueOf(key, where);
  const items = await ask<{ itemId: string }>(`SELECT "itemId" FROM dialogue_point WHERE "dialogueId" = $1`, [id]);
  return {
    dialogueId: id,
    version: String(version),
    heldOn: "2026-11-16",
    wentWell: "Imunisasi selesai lebih awal.",
    hinders: "",
    support: "",
    nextOn: "2027-02-01",
    ...Object.fromEntries(
      items.flatMap(({ itemId }) => [
        [`items.${itemId}.state`, "open"],
        [`items.${itemId}.note`, ""],
      ]),
    ),
    ...EMPTY,
  };
};

/** The doors of a dialogue: of its two people alone. */
export const dialogueTries: Record<string, Try> = {
  "dialogues planTalk": {
    who: rater,
    stranger: "northHead",
    subject: "employeeId",
    otherKind: () => appraisalId("southMidwife"),
    fields: async () => ({ employeeId: await personId("southMidwife"), heldOn: "2026-11-25" }),
    writes: [...CHANGE, "dialogue"],
    answers: "redirected",
  },
  "dialogues saveMinutes": {
    who: "southNurseOne",
    stranger: behind.head, // who is not one of the two
    subject: "dialogueId",
    otherKind: () => personId("southNurseOne"),
    fields: () => minutes("southNurseOne"),
    writes: [...CHANGE, "dialogue"],
    outOfTime: [{ who: rater, because: "already-agreed", fields: () => minutes("southDoctor", '"lockedAt" IS NOT NULL') }],
  },
  "dialogues agreeToMinutes": {
    who: rater,
    stranger: behind.personnel,
    subject: "dialogueId",
    otherKind: () => personId("southNurseTwo"),
    fields: async () => {
      const { id, version } = await dialogueOf("southNurseTwo");
      return { dialogueId: id, version: String(version) };
    },
    writes: [...CHANGE, "dialogue"],
  },
};
