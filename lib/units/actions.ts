"use server";

import { action } from "@/lib/access/action";
import { AGENCY } from "@/lib/access/types";
import { addHead, addUnit, changeUnit, endHead } from "./commands";
import { headEnd, newHead, newUnit, unitUpdate } from "./schema";

const agency = { permission: "people:manage", subject: { always: AGENCY } } as const;

export const createUnit = action({
  ...agency,
  input: newUnit,
  run: async ({ grant, input, now }) => {
    await addUnit(grant, input, now);
    return { key: "notice.unitAdded", values: { name: input.name } };
  },
});

export const updateUnit = action({
  ...agency,
  input: unitUpdate,
  run: async ({ grant, input: { unitId, ...unit }, now }) => {
    await changeUnit(grant, unitId, unit, now);
    return { key: "notice.unitChanged", values: { name: unit.name } };
  },
});

export const appointHead = action({
  ...agency,
  input: newHead,
  run: async ({ grant, input, now }) => {
    await addHead(grant, input, now);
    return { key: "notice.headAdded" };
  },
});

export const endHeadship = action({
  ...agency,
  input: headEnd,
  run: async ({ grant, input, now }) => {
    await endHead(grant, input, now);
    return { key: "notice.headEnded" };
  },
});
