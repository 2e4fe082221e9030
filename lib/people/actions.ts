"use server";

import { action } from "@/lib/access/action";
import { AGENCY } from "@/lib/access/types";
import { confirmation, newDispute, replacement } from "@/lib/raters/schema";
import { endAbsence, sendAway } from "./commands/absences";
import { confirmRater, disputeRater, replaceRater } from "./commands/disputes";
import { leaveOffice, stayInOffice } from "./commands/leaving";
import { addLine, endLine } from "./commands/lines";
import { addPerson, changePerson } from "./commands/people";
import { transferPerson, withdrawTransfer } from "./commands/postings";
import { absenceEnd, leaving, lineEnd, newAbsence, newLine, newPerson, newTransfer, personUpdate, staying, withdrawal } from "./schema";

export const addEmployee = action({
  permission: "people:manage",
  subject: { always: AGENCY },
  input: newPerson,
  run: async ({ grant, input, now }) => {
    await addPerson(grant, input, now);
    return { key: "notice.personAdded", values: { name: input.name } };
  },
});

export const changeEmployee = action({
  permission: "people:manage",
  subject: { always: AGENCY },
  input: personUpdate,
  run: async ({ grant, input: { employeeId, ...person }, now }) => {
    await changePerson(grant, employeeId, person, now);
    return { key: "notice.personChanged", values: { name: person.name } };
  },
});

export const transferEmployee = action({
  permission: "people:manage",
  subject: { always: AGENCY },
  input: newTransfer,
  run: async ({ grant, input, now }) => {
    await transferPerson(grant, input, now);
    return { key: "notice.transferred" };
  },
});

export const withdrawPosting = action({
  permission: "people:manage",
  subject: { always: AGENCY },
  input: withdrawal,
  run: async ({ grant, input, now }) => {
    await withdrawTransfer(grant, input, now);
    return { key: "notice.transferWithdrawn" };
  },
});

export const recordAbsence = action({
  permission: "people:manage",
  subject: { always: AGENCY },
  input: newAbsence,
  run: async ({ grant, input, now }) => {
    await sendAway(grant, input, now);
    return { key: "notice.sentAway" };
  },
});

export const setAbsenceEnd = action({
  permission: "people:manage",
  subject: { always: AGENCY },
  input: absenceEnd,
  run: async ({ grant, input, now }) => {
    await endAbsence(grant, input, now);
    return { key: "notice.absenceEnded" };
  },
});

export const recordLeaving = action({
  permission: "people:manage",
  subject: { always: AGENCY },
  input: leaving,
  run: async ({ grant, input, now }) => {
    await leaveOffice(grant, input, now);
    return { key: "notice.hasLeft" };
  },
});

export const takeBackLeaving = action({
  permission: "people:manage",
  subject: { always: AGENCY },
  input: staying,
  run: async ({ grant, input, now }) => {
    await stayInOffice(grant, input, now);
    return { key: "notice.stays" };
  },
});

export const addReportingLine = action({
  permission: "people:manage",
  subject: { always: AGENCY },
  input: newLine,
  run: async ({ grant, input, now }) => {
    await addLine(grant, input, now);
    return { key: "notice.lineAdded" };
  },
});

export const endReportingLine = action({
  permission: "people:manage",
  subject: { always: AGENCY },
  input: lineEnd,
  run: async ({ grant, input, now }) => {
    await endLine(grant, input, now);
    return { key: "notice.lineEnded" };
  },
});

export const sayNotMyRater = action({
  permission: "rater:dispute",
  subject: "employeeId",
  input: newDispute,
  run: async ({ grant, input, now }) => ({ key: "notice.raterDisputed", values: { name: await disputeRater(grant, input, now) } }),
});

export const giveOtherRater = action({
  permission: "dispute:settle",
  subject: "disputeId",
  input: replacement,
  run: async ({ grant, input, now }) => {
    await replaceRater(grant, input, now);
    return { key: "notice.disputeSettled" };
  },
});

export const keepRater = action({
  permission: "dispute:settle",
  subject: "disputeId",
  input: confirmation,
  run: async ({ grant, input, now }) => {
    await confirmRater(grant, input, now);
    return { key: "notice.disputeSettled" };
  },
});
