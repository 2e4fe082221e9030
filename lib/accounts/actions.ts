"use server";

import { action } from "@/lib/access/action";
import { AGENCY } from "@/lib/access/types";
import { addAccount, changeAccount } from "./commands";
import { accountUpdate, newAccount } from "./schema";

export const createAccount = action({
  permission: "accounts:manage",
  subject: { always: AGENCY },
  input: newAccount,
  run: async ({ grant, input, now }) => ({ key: "notice.accountAdded", values: { name: await addAccount(grant, input, now) } }),
});

export const updateAccount = action({
  permission: "accounts:manage",
  subject: { always: AGENCY },
  input: accountUpdate,
  run: async ({ grant, input, now }) => {
    await changeAccount(grant, input, now);
    return { key: input.active === "yes" ? "notice.accountChanged" : "notice.accountClosed" };
  },
});
