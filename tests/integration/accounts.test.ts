import { decode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { POST } from "@/app/api/accounts/links/route";
import { sessionCookie } from "@/lib/access/cookies";
import { signedInStaff } from "@/lib/access/session";
import { sessionIdOf } from "@/lib/access/session-row";
import { signIn } from "@/lib/access/sign-in";
import { AGENCY } from "@/lib/access/types";
import { askForNewLink, changeOwnPassword, choosePassword, endSessions } from "@/lib/accounts/actions";
import { addAccount, changeAccount } from "@/lib/accounts/commands/accounts";
import { chooseByLink, issueLink } from "@/lib/accounts/commands/links";
import { appoint, endRole } from "@/lib/accounts/commands/roles";
import { passwordFault } from "@/lib/accounts/passwords";
import { findLink, getAccount, listAccounts } from "@/lib/accounts/queries";
import { say } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { CODE_LETTERS, hashOf } from "@/lib/platform/codes";
import { env } from "@/lib/platform/env";
import demo from "@/prisma/seed/demo.json";
import { ask, meeting, one, rowsOf, whereIs, writesNothing } from "../support/database";
import { accountId, linkFor, nameOf, nipOf } from "../support/doors";
import { logged } from "../support/logged";
import { problems } from "../support/problems";
import { inRequest } from "../support/request";
import { as, behind, cookieOf, grant, ledger, ownPage, personId, send, staff } from "../support/staff";

type Jar = Record<string, string>;
const PASSWORD = "kuda baterai stapler";
const DAY_MS = 86_400_000;
const later = (days: number) => new Date(now().getTime() + days * DAY_MS);
const who = async (jar: Jar) => (await inRequest(ownPage(), jar, () => signedInStaff())).result?.employeeId ?? null;
const rolesIn = async (jar: Jar) => (await inRequest(ownPage(), jar, () => signedInStaff())).result?.roles ?? null;
const keyIn = async (jar: Jar) => (await decode({ token: jar[sessionCookie().name] ?? "", secret: env().NEXTAUTH_SECRET }))?.sub ?? "";
const issuer = () => grant(behind.administrator, "accounts:issue-link", AGENCY);
const manager = () => grant(behind.administrator, "accounts:manage", AGENCY);
const appointer = () => grant(behind.administrator, "accounts:appoint", AGENCY);
const holder = () => grant(null, "link:use");
const unusable = { because: "link-unusable" };
const hashNow = async (key: string) =>
  (await one<{ hash: string | null }>(`SELECT "passwordHash" AS hash FROM account WHERE "employeeId" = $1`, [await personId(key)])).hash;

describe("a one-time link", () => {
  it("invites a new account, which nobody else can sign in to until then, and opens it once", async () => {
    const id = await addAccount(await manager(), { who: nipOf("clerkTwo"), email: "yohanes@kota.contoh" }, now());
    for (const password of ["", " ", "null", PASSWORD])
      await expect(signIn("yohanes@kota.contoh", password, now())).rejects.toMatchObject({ because: "wrong-password" });
    const { code, kind } = await issueLink(await issuer(), { accountId: id }, now());
    expect(kind).toBe("invitation");
    expect(code).toMatch(new RegExp(`^[${CODE_LETTERS}]{26}$`));
    const { result, jar } = await inRequest(ownPage(), {}, () => send(choosePassword, { code, password: PASSWORD }));
    expect(result).toEqual({ status: "redirected", to: "/today" });
    expect(await who(Object.fromEntries(jar))).toBe(await personId("clerkTwo"));
    await signIn("yohanes@kota.contoh", PASSWORD, now());
    await signIn(nipOf("clerkTwo"), PASSWORD, now());
    const again = await as(null, () => send(choosePassword, { code, password: "yang lain lagi sama sekali" }));
    expect(again).toMatchObject({ status: "refused", text: say("id", "refusal.link-unusable") });
    await signIn("yohanes@kota.contoh", PASSWORD, now());
    expect((await issueLink(await issuer(), { accountId: id }, now())).kind).toBe("reset");
    expect((await hashNow("clerkTwo")) ?? "").toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("is read as it was printed: small letters, in groups", async () => {
    const code = await linkFor("northNurseTwo");
    const typed = code.toLowerCase().replace(/(.{4})/g, "$1 ");
    expect((await findLink(await holder(), typed, now())).link?.email).toBe(`${nipOf("northNurseTwo")}@kota.contoh`);
  });

  it("opens as long as its dated setting says, and not a moment longer", async () => {
    const code = await linkFor("northNurseTwo"); // a new password: one day
    const open = async (at: Date) => (await findLink(await holder(), code, at)).link !== null;
    expect(await open(new Date(later(1).getTime() - 60_000))).toBe(true);
    expect(await open(later(1.001))).toBe(false);
    const before = await hashNow("northNurseTwo");
    await expect(chooseByLink(await holder(), { code, password: PASSWORD }, later(1.001))).rejects.toMatchObject(unusable);
    expect(await hashNow("northNurseTwo")).toBe(before);

    await ask(`UPDATE setting SET until = '2026-11-17' WHERE key = 'linkDays'`);
    await ask(
      `INSERT INTO setting VALUES (gen_random_uuid(), 'linkDays', '{"invitation":3,"reset":2}', '2026-11-18', NULL, 'Keputusan', 'H')`,
    );
    expect(dayOf((await issueLink(await issuer(), { accountId: await accountId("northNurseTwo") }, now())).expiresAt)).toBe("2026-11-20");
    expect(dayOf((await issueLink(await issuer(), { accountId: await accountId("mayor") }, now())).expiresAt)).toBe("2026-11-21");
    await ask(`DELETE FROM setting WHERE key = 'linkDays' AND source = 'Keputusan'`);
    await ask(`UPDATE setting SET until = NULL WHERE key = 'linkDays'`);
  });

  it("withdraws the one before, and two made at once leave one", async () => {
    const first = await linkFor("southNurseTwo");
    const second = await linkFor("southNurseTwo");
    expect((await findLink(await holder(), first, now())).link).toBe(null);
    expect((await findLink(await holder(), second, now())).link).not.toBe(null);
    const id = await accountId("southNurseTwo");
    const by = await issuer();
    const made = await meeting(
      `SELECT FROM account WHERE id = $1 FOR UPDATE`,
      [id],
      [1, 2].map(() => () => issueLink(by, { accountId: id }, now())),
    );
    expect(made.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    const open = await ask(`SELECT 1 FROM account_link WHERE "accountId" = $1 AND "usedAt" IS NULL AND "withdrawnAt" IS NULL`, [id]);
    expect(open.length).toBe(1);
  });

  it("chooses one password, of two who hold it at once", async () => {
    const code = await linkFor("southNurseTwo");
    const by = await holder();
    const both = await meeting(
      `SELECT FROM account_link WHERE hash = $1 FOR UPDATE`,
      [hashOf(code)],
      ["kata sandi pertama", "kata sandi yang kedua"].map((password) => () => chooseByLink(by, { code, password }, now())),
    );
    expect(both.filter(({ status }) => status === "fulfilled").length).toBe(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: unusable });
  });

  it("ends every session the account had, and the one that was open in this browser, whosever it was", async () => {
    const [stolen, hers] = [await cookieOf("northNurseTwo"), await cookieOf("northNurseOne")];
    const code = await linkFor("northNurseTwo");
    const { jar } = await inRequest(ownPage(), hers, () => send(choosePassword, { code, password: PASSWORD }));
    const fresh = Object.fromEntries(jar);
    expect(await keyIn(fresh)).not.toBe(await keyIn(hers)); // no session is carried over the border
    expect(await who(fresh)).toBe(await personId("northNurseTwo"));
    expect([await who(stolen), await who(hers)]).toEqual([null, null]);
    // Nobody can plant a session either: the key is drawn by the server, whatever came with the request.
    expect(await keyIn(fresh)).toMatch(/^[\w-]{43}$/);
  });

  it("opens nothing for an account that was deactivated, and none is made for it", async () => {
    const code = await linkFor("southVolunteer");
    const id = await accountId("southVolunteer");
    const { version, email } = await one<{ version: number; email: string }>(`SELECT version, email FROM account WHERE id = $1`, [id]);
    await changeAccount(await manager(), { accountId: id, version, email, active: "no" }, now());
    expect((await findLink(await holder(), code, now())).because).toBe("link-unusable");
    expect(await writesNothing(async () => problems(issueLink(await issuer(), { accountId: id }, now())))).toMatchObject([
      { key: "accounts.linkForClosed" },
    ]);
    await changeAccount(await manager(), { accountId: id, version: version + 1, email, active: "yes" }, now());
    expect((await findLink(await holder(), code, now())).because).toBe("link-unusable"); // it stays withdrawn
    await signIn(email, demo.password, now()); // and the account is as it was
  });

  it("answers every code that opens nothing alike, and makes who guesses wait, but not who holds a right one", async () => {
    await ask(`DELETE FROM rate_limit WHERE key = 'link:missed'`);
    const spent = await linkFor("southNurseOne");
    await linkFor("southNurseOne");
    const right = await linkFor("northNurseOne");
    const answers = [];
    for (const code of [spent, "A".repeat(26), "A", "0".repeat(26), "' OR 1=1 --", right.slice(1), hashOf(right)])
      answers.push(await as(null, () => send(choosePassword, { code, password: PASSWORD })));
    expect(new Set(answers.map((answer) => JSON.stringify({ ...answer, entered: null }))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: "refused", text: say("id", "refusal.link-unusable") });
    for (let i = answers.length; i < 200; i += 1) await findLink(await holder(), `salah ${i}`, now());
    expect((await findLink(await holder(), "salah lagi", now())).because).toBe("too-many-requests");
    expect((await findLink(await holder(), right, now())).link).not.toBe(null);
    expect((await findLink(await holder(), "esok", new Date(now().getTime() + 16 * 60_000))).because).toBe("link-unusable");
    await ask(`DELETE FROM rate_limit WHERE key = 'link:missed'`);
  });

  it("stands nowhere: kept is its hash, and neither ledger, event nor log names the code or the password", async () => {
    const entries = await rowsOf("ledger");
    const { result } = await inRequest(ownPage(), await cookieOf(behind.administrator), async () =>
      POST(
        new Request(`${env().CERMIN_PUBLIC_ORIGIN}/api/accounts/links`, {
          method: "POST",
          headers: ownPage(),
          body: new URLSearchParams({ accountId: await accountId("southNurseOne") }),
        }),
        { params: Promise.resolve({}) },
      ),
    );
    const sheet = await result.text();
    expect(sheet).toMatch(/sampai 19 November 2026 pukul \d\d\.\d\d/); // not the whole of that day
    expect([result.status, result.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(result.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    const [, code = ""] = /\/invitation\/([2-9A-Z]{26})</.exec(sheet) ?? [];
    expect(await whereIs(code)).toEqual([]);
    expect(await whereIs(hashOf(code))).toEqual(["account_link"]);
    const password = "sebuah kalimat 7 yang tak tertebak";
    await as(null, () => send(choosePassword, { code, password }));
    expect(await whereIs(password)).toEqual([]);
    const told = logged().join("\n");
    for (const secret of [code, password, hashOf(code)]) expect(told).not.toContain(secret);
    expect((await rowsOf("ledger")) - entries).toBe(2);
    const id = await accountId("southNurseOne");
    expect(await ledger(2)).toEqual([
      { byId: id, permission: "link:use", subjectId: id }, // its owner did it, who was not signed in
      { byId: (await staff(behind.administrator)).id, permission: "accounts:issue-link", subjectId: id },
    ]);
  });
});

describe("a forgotten password", () => {
  const asking = (login: string) => as(null, () => send(askForNewLink, { login }));
  const list = async (state: "asked" | "all" = "asked") =>
    (await listAccounts(await grant(behind.auditor, "accounts:read", AGENCY), { state })).rows;

  it("is asked for in the list of accounts, with the same answer for an address that is nobody's", async () => {
    const before = (await list()).map(({ name }) => name);
    const answers = [];
    for (const login of [
      `${nipOf("southDoctor")}@KOTA.contoh`,
      nipOf("southPharmacist"),
      "tidak@ada.contoh",
      "199001012020011998",
      "' OR 1=1",
    ])
      answers.push(await asking(login));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual({ status: "done", made: null, notice: say("id", "notice.linkAsked") });
    const asked = (await list()).filter(({ name }) => !before.includes(name));
    expect(asked.map(({ name, askedOn }) => [name, askedOn]).toSorted()).toEqual(
      [nameOf("southDoctor"), nameOf("southPharmacist")].map((name) => [name, "2026-11-18"]).toSorted(),
    );
  });

  it("is answered by a new link, after which nobody waits any longer", async () => {
    await asking(nipOf("southDoctor"));
    await linkFor("southDoctor");
    expect((await list()).some(({ name }) => name === nameOf("southDoctor"))).toBe(false);
    expect((await list("all")).find(({ name }) => name === nameOf("southDoctor"))?.linkUntil).toBe("2026-11-19");
  });

  it("costs the same statements and the same writes whether the address is somebody's or not", async () => {
    const rowsAfter = async (login: string) => {
      const before = await rowsOf("link_request");
      await asking(login);
      return (await rowsOf("link_request")) - before;
    };
    await asking("siapa-pun@ada.contoh"); // what is nobody's is swept away by the next, so that one such row is the most there is
    expect(await rowsAfter("orang-lain@ada.contoh")).toBe(0);
    expect(await rowsAfter("lain-lagi@ada.contoh")).toBe(0);
    const { n } = await one<{ n: number }>(`SELECT count(*)::int AS n FROM link_request WHERE "accountId" IS NULL`);
    expect(n).toBe(1);
    expect(await whereIs("lain-lagi@ada.contoh")).toEqual([]); // an address that is nobody's is not kept
  });

  it("takes nothing from a deactivated account, and is throttled after three, known or not", async () => {
    await asking(nipOf("clerkOne"));
    expect((await list()).some(({ name }) => name === nameOf("clerkOne"))).toBe(false);
    for (const login of [nipOf("southNutritionist"), "nihil@ada.contoh"]) {
      for (let i = 0; i < 3; i += 1) expect(await asking(login)).toMatchObject({ status: "done" });
      expect(await asking(login)).toMatchObject({ status: "refused", text: say("id", "refusal.too-many-requests") });
    }
  });
});

describe("one's own password", () => {
  const change = async (jar: Jar, key: string, fields: Record<string, string>) =>
    (await inRequest(ownPage(), jar, async () => send(changeOwnPassword, { employeeId: await personId(key), ...fields }))).result;

  it("is changed by who knows it: here one stays, every other session and every link ends", async () => {
    const key = "northRegistrar";
    const [here, there] = [await cookieOf(key), await cookieOf(key)];
    const code = await linkFor(key);
    expect(await change(here, key, { currentPassword: demo.password, password: PASSWORD })).toMatchObject({
      status: "done",
      notice: say("id", "notice.passwordChanged"),
    });
    expect([await who(here), await who(there)]).toEqual([await personId(key), null]);
    expect((await findLink(await holder(), code, now())).link).toBe(null);
    await signIn(nipOf(key), PASSWORD, now());
    await expect(signIn(nipOf(key), demo.password, now())).rejects.toMatchObject({ because: "wrong-password" });
    expect((await ledger(1))[0]).toMatchObject({ permission: "account:change-password", subjectId: await accountId(key) });
  });

  it("is not changed without it, and an open session does not help to guess it", async () => {
    const key = "southMidwife";
    const jar = await cookieOf(key);
    const before = await hashNow(key);
    for (let i = 0; i < 10; i += 1)
      expect(await change(jar, key, { currentPassword: `tebakan ${i}`, password: PASSWORD })).toMatchObject({
        status: "invalid",
        problems: [{ path: "currentPassword", text: say("id", "account.currentWrong") }],
      });
    expect(await change(jar, key, { currentPassword: demo.password, password: PASSWORD })).toMatchObject({
      status: "refused",
      text: say("id", "refusal.too-many-requests"),
    });
    expect(await hashNow(key)).toBe(before);
    expect(await who(jar)).toBe(await personId(key));
  });

  it("may be tried as often as it takes: one that is refused as a new one is no guess at the old", async () => {
    const key = "southPharmacist";
    const jar = await cookieOf(key);
    for (let i = 0; i < 11; i += 1)
      expect(await change(jar, key, { currentPassword: demo.password, password: `pendek ${i}` })).toMatchObject({
        status: "invalid",
        problems: [{ path: "password" }],
      });
    expect(await change(jar, key, { currentPassword: demo.password, password: PASSWORD })).toMatchObject({ status: "done" });
  });

  it("is the same however a keyboard composes its letters", async () => {
    const key = "labAnalyst";
    const jar = await cookieOf(key);
    await change(jar, key, { currentPassword: demo.password, password: "kafe\u0301 di tepi sungai" });
    for (const typed of ["kaf\u00e9 di tepi sungai", "kafe\u0301 di tepi sungai", "\uFF4Baf\u00e9 di tepi sungai"])
      await signIn(nipOf(key), typed, now());
    await expect(signIn(nipOf(key), "kafe di tepi sungai", now())).rejects.toMatchObject({ because: "wrong-password" });
  });
});

describe("one's own sessions", () => {
  const end = async (jar: Jar, key: string, sessionId: string) =>
    (await inRequest(ownPage(), jar, async () => send(endSessions, { employeeId: await personId(key), sessionId }))).result;
  const idOf = async (jar: Jar) => sessionIdOf(await keyIn(jar));

  it("are ended one by one, or all but this one; nobody else's", async () => {
    const key = "northPharmacist";
    const [here, there, elsewhere] = [await cookieOf(key), await cookieOf(key), await cookieOf(key)];
    const hers = await cookieOf("southPharmacist");
    expect(await end(here, key, await idOf(there))).toMatchObject({ status: "done" });
    expect([await who(there), await who(elsewhere)]).toEqual([null, await personId(key)]);
    const foreign = await writesNothing(async () => end(here, key, await idOf(hers)));
    expect(foreign).toMatchObject({ status: "refused", text: say("id", "refusal.not-found") });
    expect(await who(hers)).toBe(await personId("southPharmacist"));
    expect(await end(here, key, "others")).toMatchObject({ status: "done" });
    expect([await who(here), await who(elsewhere), await who(hers)]).toEqual([
      await personId(key),
      null,
      await personId("southPharmacist"),
    ]);
  });
});

describe("a role by date", () => {
  const rowOf = async (key: string) => {
    const account = await getAccount(await grant(behind.auditor, "accounts:read", AGENCY), await accountId(key));
    if (!account) throw new Error(`no account of ${key}`);
    return account;
  };
  const give = async (key: string, role: "personnel" | "auditor" | "administrator", from: string, until: string | null = null) =>
    appoint(await appointer(), { accountId: await accountId(key), role, from, until }, now());

  it("that ended yesterday does nothing today, and one to come nothing yet; both days are part of it", async () => {
    expect((await staff("planner")).roles).toEqual([]); // personnel until 17 November in the seed
    await expect(grant("planner", "people:read", AGENCY)).rejects.toMatchObject({ because: "not-found" });
    await give("northDoctor", "auditor", "2026-11-19");
    await expect(grant("northDoctor", "ledger:read", AGENCY)).rejects.toMatchObject({ because: "not-found" });
    await give("labAnalyst", "auditor", "2026-11-18", "2026-11-18");
    expect(await grant("labAnalyst", "ledger:read", AGENCY)).toBeDefined();
    expect(await rolesIn(await cookieOf("labAnalyst"))).toEqual(["auditor"]);
    expect(await rolesIn(await cookieOf("northDoctor"))).toEqual([]);
    expect(await rolesIn(await cookieOf("planner"))).toEqual([]);
  });

  it("ends the sessions of who gets it or loses it today, and not of who will another day", async () => {
    const key = "southNurseOne";
    const jar = await cookieOf(key);
    await give(key, "personnel", "2026-12-01", "2026-12-31");
    expect(await who(jar)).toBe(await personId(key));
    await give(key, "auditor", "2026-11-01");
    expect(await who(jar)).toBe(null);
    const again = await cookieOf(key);
    expect(await rolesIn(again)).toEqual(["auditor"]);
    const role = (await rowOf(key)).roleRows.find((each) => each.role === "auditor");
    await endRole(await appointer(), { roleId: role?.id ?? "", version: 0, until: "2026-11-18", intent: "end" }, now());
    expect(await rolesIn(again)).toEqual(["auditor"]); // its last day is today
    await endRole(await appointer(), { roleId: role?.id ?? "", version: 1, until: "2026-11-17", intent: "end" }, now());
    expect(await who(again)).toBe(null);
    expect((await staff(key)).roles).toEqual([]);
    const without = await cookieOf(key);
    const move = async (version: number, until: string) =>
      endRole(await appointer(), { roleId: role?.id ?? "", version, until, intent: "end" }, now());
    await move(2, "2026-11-16"); // it was over, and still is
    expect(await who(without)).toBe(await personId(key));
    await move(3, "2026-11-30"); // it holds again
    expect(await who(without)).toBe(null);
  });

  it("is revoked this instant, even on its first day, and stays to be read", async () => {
    const key = "southDoctor";
    await give(key, "auditor", "2026-11-18");
    const jar = await cookieOf(key);
    const [role] = (await rowOf(key)).roleRows;
    const revoke = async (version: number) =>
      endRole(await appointer(), { roleId: role?.id ?? "", version, until: null, intent: "revoke" }, now());
    await writesNothing(() => expect(revoke(7)).rejects.toMatchObject({ because: "changed-meanwhile" }));
    await revoke(0);
    expect(await who(jar)).toBe(null);
    expect((await rowOf(key)).roleRows).toMatchObject([{ role: "auditor", revokedOn: "2026-11-18" }]);
    await writesNothing(() => expect(revoke(1)).rejects.toMatchObject({ because: "not-found" }));
    await give(key, "auditor", "2026-11-18"); // what was revoked stands in nobody's way
  });

  it("is not given twice for one day, nor ended before it began", async () => {
    expect(await writesNothing(() => problems(give(behind.auditor, "auditor", "2027-01-01")))).toMatchObject([
      { path: "from", key: "accounts.roleOverlaps" },
    ]);
    const [role] = (await rowOf(behind.auditor)).roleRows;
    const before = async () =>
      endRole(await appointer(), { roleId: role?.id ?? "", version: 0, until: "2024-01-01", intent: "end" }, now());
    expect(await writesNothing(() => problems(before()))).toMatchObject([{ path: "until", key: "people.backward" }]);
  });

  it("of the last administrator is not ended, by oneself or by another, at once or later; a coming, an ending and an invited one do not count", async () => {
    const [mine] = (await rowOf(behind.administrator)).roleRows;
    const end = async (intent: "end" | "revoke", until: string | null = null) =>
      endRole(await appointer(), { roleId: mine?.id ?? "", version: mine?.version ?? 0, until, intent }, now());
    const refused = async () => {
      for (const [intent, until] of [
        ["revoke", null],
        ["end", "2026-11-17"],
        ["end", "2027-06-30"],
      ] as const)
        expect(await writesNothing(() => problems(end(intent, until))), `${intent} ${until}`).toMatchObject([
          { path: "until", key: "accounts.lastAdministrator" },
        ]);
    };
    await refused();
    await give("northDoctor", "administrator", "2026-12-01");
    await give("northNurseOne", "administrator", "2026-11-18", "2027-12-31");
    await give("mayor", "administrator", "2026-11-18"); // has chosen no password
    await refused();
    await give("planner", "administrator", "2026-11-18");
    await end("end", "2026-12-31");
  });

  it("of two administrators who end each other's at once leaves one", async () => {
    const two = ["administrator", "planner"];
    await ask(`UPDATE account_role SET until = NULL WHERE role = 'administrator' AND "accountId" = $1`, [await accountId("administrator")]);
    const rows = await Promise.all(two.map(async (key) => (await rowOf(key)).roleRows.find(({ role }) => role === "administrator")));
    const by = await appointer();
    const both = await meeting(
      `SELECT FROM account WHERE "employeeId" = ANY($1) FOR UPDATE`,
      [await Promise.all(two.map(personId))],
      rows.map((row) => () => endRole(by, { roleId: row?.id ?? "", version: row?.version ?? 0, until: null, intent: "revoke" }, now())),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { problems: [{ key: "accounts.lastAdministrator" }] },
    });
    await ask(`UPDATE account_role SET "revokedAt" = NULL, until = NULL WHERE role = 'administrator' AND "accountId" = $1`, [
      await accountId("administrator"),
    ]);
  });
});

describe("a new password", () => {
  const rules = { least: 12, most: 128, refuseCommon: true };
  const owner = { name: "Ni Made Ayu Lestari", email: "made.ayu.lestari@kota.contoh", nip: "198403152006042008" };
  const fault = async (password: string, with_ = rules) => (await passwordFault(with_, password, owner))?.key ?? null;

  it.each<[string, string | null]>([
    ["sebelas-hur", "password.short"],
    ["duabelas-hur", null],
    ["😀".repeat(11), "password.short"], // counted as people count: a code point, not its halves
    ["bintang 😀🌙⭐️ di laut", null],
    [`${"sungai mengalir ".repeat(8)}`, null], // 128
    [`${"sungai mengalir ".repeat(8)}x`, "password.long"],
    ["            ", "password.common"], // any character, and still no repetition of one
    ["aaaaaaaaaaaaa", "password.common"],
    ["abcabcabcabc", "password.common"],
    ["1qaz2wsx3edc", "password.common"],
    ["PASSWORD1234", "password.common"],
    ["passwordpassword", "password.common"],
    ["qwerty!2026!", "password.common"],
    ["Ni Made Ayu Lestari", "password.own"],
    ["made.ayu.lestari", "password.own"],
    ["MADE.AYU.LESTARI@kota.contoh", "password.own"],
    ["198403152006042008", "password.own"],
    ["Ni Made Ayu Lestari 84", "password.own"],
    ["Ayu menanam 3 mangga", null], // a word of one's name within more is no fault
    ["kuda baterai stapler", null],
    ["cermin-demo-2026", null],
    ["مرآة المدينة الكبيرة", null],
    ["tab\tdan\u0007bel boleh", null],
  ])("%s: %s", async (password, key) => expect(await fault(password)).toBe(key));

  it("follows the setting of the day", async () => {
    expect(await fault("sembilan9", { ...rules, least: 9 })).toBe(null);
    expect(await fault("PASSWORD1234", { ...rules, refuseCommon: false })).toBe(null);
    expect(await fault("Ni Made Ayu Lestari", { ...rules, refuseCommon: false })).toBe("password.own");
    await ask(`UPDATE setting SET until = '2026-11-17' WHERE key = 'passwordRules'`);
    await ask(
      `INSERT INTO setting VALUES (gen_random_uuid(), 'passwordRules', '{"least":30,"most":128,"refuseCommon":true}', '2026-11-18', NULL, 'Keputusan', 'H')`,
    );
    const code = await linkFor("northDoctor");
    expect(await as(null, () => send(choosePassword, { code, password: PASSWORD }))).toMatchObject({
      status: "invalid",
      problems: [{ path: "password", text: say("id", "password.short", { least: 30, n: 20 }) }],
    });
    await signIn(nipOf("northDoctor"), demo.password, now()); // nobody is made to change the one they have
    await ask(`DELETE FROM setting WHERE key = 'passwordRules' AND source = 'Keputusan'`);
    await ask(`UPDATE setting SET until = NULL WHERE key = 'passwordRules'`);
    expect(await as(null, () => send(choosePassword, { code, password: PASSWORD }))).toMatchObject({ status: "redirected" });
  });
});
