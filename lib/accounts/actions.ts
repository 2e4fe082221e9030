"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { thisDevice } from "@/lib/access/device";
import { sessionKey } from "@/lib/access/session";
import { endSession, openSession, sessionIdOf } from "@/lib/access/session-row";
import { keepSession } from "@/lib/access/sign-in";
import { AGENCY } from "@/lib/access/types";
import { addAccount, changeAccount } from "./commands/accounts";
import { askForLink, chooseByLink } from "./commands/links";
import { changePassword, endOwnSessions } from "./commands/own";
import { appoint, endRole } from "./commands/roles";
import { accountUpdate, linkAsked, linkUse, newAccount, newRole, OTHERS, passwordChange, roleEnd, sessionEnd } from "./schema";

const NOBODY = { always: "" };

const here = async () => {
  const key = await sessionKey();
  return key && sessionIdOf(key);
};

export const createAccount = action({
  permission: "accounts:manage",
  subject: { always: AGENCY },
  input: newAccount,
  run: async ({ grant, input, now }) => redirect(`/accounts/${await addAccount(grant, input, now)}?added=1`),
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

export const appointToRole = action({
  permission: "accounts:appoint",
  subject: { always: AGENCY },
  input: newRole,
  run: async ({ grant, input, now }) => {
    await appoint(grant, input, now);
    return { key: "notice.roleAdded" };
  },
});

export const endOfficeRole = action({
  permission: "accounts:appoint",
  subject: { always: AGENCY },
  input: roleEnd,
  run: async ({ grant, input, now }) => {
    await endRole(grant, input, now);
    return { key: input.intent === "revoke" ? "notice.roleRevoked" : "notice.roleEnded" };
  },
});

export const askForNewLink = action({
  permission: "link:ask",
  subject: NOBODY,
  input: linkAsked,
  run: async ({ grant, input, now }) => {
    await askForLink(grant, input, now);
    return { key: "notice.linkAsked" };
  },
});

/** A fresh session for whoever held the link; the one that was open in this browser, whosever it was, ends. */
export const choosePassword = action({
  permission: "link:use",
  subject: NOBODY,
  input: linkUse,
  run: async ({ grant, input, now }) => {
    const accountId = await chooseByLink(grant, input, now);
    const before = await sessionKey();
    if (before) await endSession(before, now);
    await keepSession(await openSession(accountId, now, await thisDevice()));
    redirect("/today");
  },
});

export const changeOwnPassword = action({
  permission: "account:change-password",
  subject: "employeeId",
  input: passwordChange,
  run: async ({ grant, input, now }) => {
    await changePassword(grant, input, await here(), now);
    return { key: "notice.passwordChanged" };
  },
});

export const endSessions = action({
  permission: "session:end-own",
  subject: "employeeId",
  input: sessionEnd,
  run: async ({ grant, input, now }) => {
    await endOwnSessions(grant, input.sessionId, await here(), now);
    return { key: input.sessionId === OTHERS ? "notice.otherSessionsEnded" : "notice.sessionEnded" };
  },
});
