import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { dayField, optionalDay, optionalText, requiredLine, versionField } from "@/lib/platform/text";

const key = (name: MessageKey) => name;

/** official is the regional head, who rates and is no civil servant. */
export const POST_KINDS = ["official", "jpt", "administrator", "pengawas", "fungsional", "pelaksana"] as const;

/** 18 digits, however they were grouped; none for an official outside the civil service. */
export const nipField = z
  .string(key("problem.notUnderstood"))
  .transform((text) => text.replace(/[\s.-]/g, "") || null)
  .pipe(
    z
      .string()
      .regex(/^\d{18}$/, key("people.nipShape"))
      .nullable(),
  );

const person = {
  name: requiredLine(150),
  nip: nipField,
  post: requiredLine(150),
  postKind: z.enum(POST_KINDS, key("problem.choose")),
  rank: optionalText(60),
};
const unitField = z.uuid(key("problem.choose"));
const official = ({ nip, postKind }: { nip: string | null; postKind: string }, context: z.RefinementCtx) => {
  if (nip === null && postKind !== "official") context.addIssue({ code: "custom", path: ["nip"], message: key("people.nipMissing") });
};

/** In which unit, and since when: the first posting. What comes later is a transfer. */
export const newPerson = z.strictObject({ ...person, unitId: unitField, from: dayField() }).superRefine(official);
export const personUpdate = z.strictObject({ employeeId: z.uuid(), version: versionField, ...person }).superRefine(official);
export type PersonInput = z.output<typeof newPerson>;
export type PersonChange = Omit<z.output<typeof personUpdate>, "employeeId">;

/** Whoever is meant, as people say it: a NIP, or the whole name. */
export const whoField = requiredLine(150, "people.whoMissing");

/** Both days included. */
export const endsAfterStart = ({ from, until }: { from: string; until: string | null }, context: z.RefinementCtx) => {
  if (until !== null && until < from) context.addIssue({ code: "custom", path: ["until"], message: key("people.backward") });
};
export const newLine = z
  .strictObject({ employee: whoField, rater: whoField, from: dayField(), until: optionalDay })
  .superRefine(endsAfterStart);
export const lineEnd = z.strictObject({ version: versionField, lineId: z.uuid(), until: dayField() });

/** Another unit, another post, or both; whoever rates from then on may be named at once. */
export const newTransfer = z.strictObject({
  employeeId: z.uuid(),
  version: versionField,
  unitId: unitField,
  post: requiredLine(150),
  postKind: z.enum(POST_KINDS, key("problem.choose")),
  from: dayField(),
  rater: optionalText(150),
});
export type Transfer = z.output<typeof newTransfer>;
export const ABSENCES = ["secondment", "study_leave"] as const;
/** Away at another agency or at a university, while the home posting goes on. */
export const newAbsence = z
  .strictObject({
    employeeId: z.uuid(),
    version: versionField,
    kind: z.enum(ABSENCES, key("problem.choose")),
    place: requiredLine(150),
    from: dayField(),
    until: optionalDay,
  })
  .superRefine(endsAfterStart);
export type Absence = z.output<typeof newAbsence>;
export const absenceEnd = z.strictObject({ version: versionField, postingId: z.uuid(), until: dayField() });

export const LEAVING_REASONS = ["retired", "moved_away", "died", "dismissed"] as const;
/** From which day somebody no longer works here, and why. */
export const leaving = z.strictObject({
  employeeId: z.uuid(),
  version: versionField,
  leftOn: dayField(),
  because: z.enum(LEAVING_REASONS, key("problem.choose")),
});
export type Leaving = z.output<typeof leaving>;
export const staying = z.strictObject({ employeeId: z.uuid(), version: versionField });

export const withdrawal = z.strictObject({ version: versionField, postingId: z.uuid() });

const search = z.string().trim().max(100).optional().catch(undefined);
const after = z.string().max(400).optional().catch(undefined);
export const peopleQuery = z.object({ q: search, unit: z.uuid().optional().catch(undefined), after });
export const listQuery = z.object({ q: search, after });
