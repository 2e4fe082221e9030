import { ask, one } from "../database";
import { unitId } from "../doors";
import { behind, type Fields, personId } from "../staff";
import { CHANGE, type Try } from "./try";

const { rater, head, employee } = behind;
/** Of the south the meeting that is open, or the one that was closed. */
export const meetingOf = async (where = '"lockedAt" IS NULL') =>
  one<{ id: string; version: number }>(
    `SELECT id, version FROM unit_meeting WHERE "unitId" = $1 AND ${where} ORDER BY "heldOn" DESC LIMIT 1`,
    [await unitId("south")],
  );
const minutes = async (where?: string): Promise<Fields> => {
  const { id, version } = await meetingOf(where);
  const items = await ask<{ itemId: string }>(`SELECT "itemId" FROM meeting_point WHERE "meetingId" = $1`, [id]);
  const each = (fields: (name: string) => [string, string][], names: readonly string[]) => Object.fromEntries(names.flatMap(fields));
  return {
    meetingId: id,
    version: String(version),
    heldOn: "2026-11-17",
    summary: "Antrean Senin pagi.",
    nextOn: "2027-01-15",
    ...each(
      (item) => [
        [`items.${item}.state`, "open"],
        [`items.${item}.note`, ""],
      ],
      items.map(({ itemId }) => itemId),
    ),
    ...each(
      (row) => [
        [`new.${row}.text`, ""],
        [`new.${row}.owner`, ""],
        [`new.${row}.dueOn`, ""],
      ],
      ["0", "1", "2"],
    ),
  };
};

/** The doors of a unit's evaluation meetings: called, written and closed by who heads it, or above. */
export const meetingTries: Record<string, Try> = {
  "meetings callUnit": {
    who: head,
    stranger: employee,
    subject: "unitId",
    otherKind: () => personId(employee),
    fields: async () => ({ unitId: await unitId("office"), period: "2026-Q3", heldOn: "2026-11-25" }),
    writes: [...CHANGE, "unit_meeting"],
    answers: "redirected",
  },
  "meetings saveMeeting": {
    who: rater,
    stranger: "southNurseOne", // who works there reads it
    subject: "meetingId",
    otherKind: () => unitId("south"),
    fields: () => minutes(),
    writes: [...CHANGE, "unit_meeting"],
    outOfTime: [{ who: rater, because: "closed", fields: () => minutes('"lockedAt" IS NOT NULL') }],
  },
  "meetings closeMinutes": {
    who: rater,
    stranger: "southNurseOne",
    subject: "meetingId",
    otherKind: () => unitId("south"),
    fields: async () => {
      const { id, version } = await meetingOf();
      return { meetingId: id, version: String(version) };
    },
    writes: [...CHANGE, "unit_meeting"],
    outOfTime: [
      {
        who: rater,
        because: "closed",
        fields: async () => {
          const { id, version } = await meetingOf('"lockedAt" IS NOT NULL');
          return { meetingId: id, version: String(version) };
        },
      },
    ],
  },
  "meetings openOwn": {
    who: rater,
    stranger: head, // who heads above opens nothing in another's name
    subject: "unitId",
    otherKind: () => personId(rater),
    fields: async () => ({ unitId: await unitId("south"), plan: "on", period: "2026-Q3", improvements: "Rapat lebih singkat." }),
    writes: [...CHANGE, "head_opening"],
  },
};
