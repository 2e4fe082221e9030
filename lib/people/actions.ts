"use server";

import { action } from "@/lib/access/action";
import { AGENCY } from "@/lib/access/types";
import { addLine, addPerson, changePerson, endLine } from "./commands";
import { lineEnd, newLine, newPerson, personUpdate } from "./schema";

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
