"use server";

import { action } from "@/lib/access/action";
import { AGENCY } from "@/lib/access/types";
import { addCode, addService, changeService, replaceCode, withdrawCode } from "./commands";
import { codeWithdrawal, newCode, newService, serviceUpdate } from "./schema";

export const createService = action({
  permission: "services:manage",
  subject: { always: AGENCY },
  input: newService,
  run: async ({ grant, input, now }) => {
    await addService(grant, input, now);
    return { key: "notice.serviceAdded", values: { name: input.name } };
  },
});

export const updateService = action({
  permission: "services:manage",
  subject: { always: AGENCY },
  input: serviceUpdate,
  run: async ({ grant, input: { serviceId, ...service }, now }) => {
    await changeService(grant, serviceId, service, now);
    return { key: "notice.serviceChanged", values: { name: service.name } };
  },
});

export const createCode = action({
  permission: "services:manage",
  subject: { always: AGENCY },
  input: newCode,
  run: async ({ grant, input, now }) => ({
    key: "notice.codeAdded",
    values: { code: await addCode(grant, input, now), place: input.place },
  }),
});

export const withdrawPoster = action({
  permission: "services:manage",
  subject: { always: AGENCY },
  input: codeWithdrawal,
  run: async ({ grant, input, now }) => {
    await withdrawCode(grant, input, now);
    return { key: "notice.codeWithdrawn" };
  },
});

export const replacePoster = action({
  permission: "services:manage",
  subject: { always: AGENCY },
  input: codeWithdrawal,
  run: async ({ grant, input, now }) => ({ key: "notice.codeReplaced", values: await replaceCode(grant, input, now) }),
});
