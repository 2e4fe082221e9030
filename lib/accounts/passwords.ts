import "server-only";
import { stablePassword } from "@/lib/access/session-row";
import type { Words } from "@/lib/messages/keys";
import type { SettingValue } from "@/lib/settings/types";

type Owner = { name: string; email: string; nip: string | null };

let common: Promise<ReadonlySet<string>> | undefined;
/** Fifty thousand passwords that are tried first; read when the first new password comes. */
const commonPasswords = () =>
  (common ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"])));

const lengthOf = (text: string) => [...text].length;

/** "Password2026!" is "password": what is left without the digits and signs around it, where that is at least half of it. */
function coreOf(password: string): string {
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return lengthOf(core) * 2 >= lengthOf(password) ? core : "";
}

/** "abcabcabcabc" is "abc"; null for what is no repetition. */
const unitOf = (password: string) => /^(.+?)\1+$/su.exec(password)?.[1] ?? null;
const SHORT_UNIT = 6;

/**
 * What is wrong with a new password, or null. After NIST SP 800-63B: long enough, any character, none that everybody tries and none
 * that everybody knows of its owner; no rule of composition. Characters are counted as code points, after normalisation.
 */
export async function passwordFault(rules: SettingValue<"passwordRules">, password: string, owner: Owner): Promise<Words | null> {
  const stable = stablePassword(password);
  const length = lengthOf(stable);
  if (length < rules.least) return { key: "password.short", values: { least: rules.least, n: length } };
  if (length > rules.most) return { key: "password.long", values: { most: rules.most, n: length } };

  const lower = stable.toLowerCase();
  const known = [owner.name, owner.email, owner.email.split("@")[0] ?? "", owner.nip ?? ""]
    .map((each) => each.toLowerCase())
    .filter(Boolean);
  const unit = unitOf(lower);
  const forms = [lower, coreOf(lower), unit ?? ""].filter(Boolean);
  if (forms.some((form) => known.includes(form))) return { key: "password.own" };
  if (!rules.refuseCommon) return null;

  const list = await commonPasswords();
  const repeated = unit !== null && lengthOf(unit) < SHORT_UNIT;
  return repeated || forms.some((form) => list.has(form)) ? { key: "password.common" } : null;
}
