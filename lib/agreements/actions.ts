"use server";

import { action } from "@/lib/access/action";
import * as commands from "./commands";
import { agreementInput, lineInput, lineRemoval } from "./schema";

const ofUnit = { permission: "agreement:change", subject: "unitId" } as const;

export const saveAgreement = action({
  ...ofUnit,
  input: agreementInput,
  run: async ({ grant, input, now }) => {
    await commands.saveAgreement(grant, input, now);
    return { key: "notice.agreementSaved", values: { year: String(input.year) } };
  },
});

export const saveAgreementLine = action({
  ...ofUnit,
  input: lineInput,
  run: async ({ grant, input, now }) => {
    await commands.saveLine(grant, input, now);
    return { key: "notice.agreementLineSaved", values: { title: input.title } };
  },
});

export const removeAgreementLine = action({
  ...ofUnit,
  input: lineRemoval,
  run: async ({ grant, input, now }) => {
    await commands.removeLine(grant, input, now);
    return { key: "notice.agreementLineRemoved" };
  },
});
