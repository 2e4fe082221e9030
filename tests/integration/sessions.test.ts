import { NextRequest } from "next/server";
import { decode, encode } from "next-auth/jwt";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import { type signInAsDemo, signInWithPassword, signOut } from "@/lib/access/actions";
import { sessionCookie } from "@/lib/access/cookies";
import { signedInStaff } from "@/lib/access/session";
import { sessionIdOf } from "@/lib/access/session-row";
import { updateAccount } from "@/lib/accounts/actions";
import { logQuickly } from "@/lib/activities/actions";
import { say } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import demo from "@/prisma/seed/demo.json";
import { ask, one, rowsOf, writesNothing } from "../support/database";
import { nipOf } from "../support/doors";
import { inRequest } from "../support/request";
import { as, behind, cookieOf, ownPage, personId, send, staff } from "../support/staff";

type Jar = Record<string, string>;
const who = async (jar: Jar) => (await inRequest(ownPage(), jar, () => signedInStaff())).result?.employeeId ?? null;
const keyIn = async (jar: Jar) => (await decode({ token: jar[sessionCookie().name] ?? "", secret: env().NEXTAUTH_SECRET }))?.sub ?? "";
const rowIn = async (jar: Jar) => sessionIdOf(await keyIn(jar));

describe("a session is asked of its row on every request", () => {
  it.each<[string, (jar: Jar) => Promise<unknown>]>([
    ["revoked", async (jar) => ask(`UPDATE session SET "revokedAt" = "createdAt" WHERE id = $1`, [await rowIn(jar)])],
    ["ended", async (jar) => ask(`UPDATE session SET "endsAt" = "createdAt" WHERE id = $1`, [await rowIn(jar)])],
    [
      "left alone for twelve hours",
      async (jar) => ask(`UPDATE session SET "lastSeenAt" = "lastSeenAt" - interval '12 hours' WHERE id = $1`, [await rowIn(jar)]),
    ],
    ["gone", async (jar) => ask(`DELETE FROM session WHERE id = $1`, [await rowIn(jar)])],
    [
      "of an account that was deactivated",
      async () => ask(`UPDATE account SET "deactivatedAt" = now() WHERE "employeeId" = $1`, [await personId("planner")]),
    ],
  ])("%s", async (_how, end) => {
    await ask(`UPDATE account SET "deactivatedAt" = NULL WHERE "employeeId" = $1`, [await personId("planner")]);
    const jar = await cookieOf("planner");
    expect(await who(jar)).toBe(await personId("planner"));
    await end(jar);
    expect(await who(jar)).toBe(null);
    const fields = { employeeId: await personId("planner"), key: crypto.randomUUID(), text: "Rapat data", minutes: "" };
    const answer = await writesNothing(async () => (await inRequest(ownPage(), jar, () => send(logQuickly, fields))).result);
    expect(answer).toMatchObject({ status: "refused", text: say("id", "refusal.not-signed-in"), entered: { text: "Rapat data" } });
  });

  it("may be left alone for half a day by staff, and by who holds an office for half an hour", async () => {
    const away = async (jar: Jar, minutes: number) =>
      ask(`UPDATE session SET "lastSeenAt" = $2::timestamptz - $3 * interval '1 minute' WHERE id = $1`, [await rowIn(jar), now(), minutes]);
    const [mine, theirs] = [await cookieOf("planner"), await cookieOf(behind.personnel)];
    await ask(`UPDATE account SET "deactivatedAt" = NULL WHERE "employeeId" = $1`, [await personId("planner")]);
    for (const [jar, key, minutes] of [
      [mine, "planner", 12 * 60 - 1],
      [theirs, behind.personnel, 29],
    ] as const) {
      await away(jar, minutes);
      expect(await who(jar), key).toBe(await personId(key));
    }
    await away(theirs, 31);
    expect(await who(theirs)).toBe(null);
    await away(mine, 12 * 60 + 1);
    expect(await who(mine)).toBe(null);
  });

  it("notes that somebody was seen, once a minute and not with every request", async () => {
    const jar = await cookieOf("southPharmacist");
    const seen = async () =>
      (await one<{ at: Date }>(`SELECT "lastSeenAt" AS at FROM session WHERE id = $1`, [await rowIn(jar)])).at.getTime();
    const opened = await seen();
    await who(jar);
    expect(await seen()).toBe(opened);
    await ask(`UPDATE session SET "lastSeenAt" = "lastSeenAt" - interval '61 seconds' WHERE id = $1`, [await rowIn(jar)]);
    await who(jar);
    expect(await seen()).toBeGreaterThanOrEqual(opened);
  });

  it.each<[string, { active?: string; email?: string }, boolean]>([
    ["deactivation ends it", { active: "no" }, true],
    ["a new address alone does not", { email: "lain@kota.contoh" }, false],
  ])("%s", async (_what, { active = "yes", email = "dokter@kota.contoh" }, ends) => {
    const jar = await cookieOf("southDoctor");
    const { id, version } = await one<{ id: string; version: number }>(`SELECT id, version FROM account WHERE "employeeId" = $1`, [
      await personId("southDoctor"),
    ]);
    const fields = { accountId: id, version: String(version), email, active };
    expect(await as(behind.administrator, () => send(updateAccount, fields))).toMatchObject({ status: "done" });
    expect(await who(jar)).toBe(ends ? null : await personId("southDoctor"));
    await ask(`UPDATE account SET "deactivatedAt" = NULL WHERE id = $1`, [id]);
  });

  it("is not brought back by the old cookie after signing out, and other sessions stay", async () => {
    const [here, there] = [await cookieOf("southPharmacist"), await cookieOf("southPharmacist")];
    const { result, jar } = await inRequest(ownPage(), here, () => send(signOut, {}));
    expect(result).toEqual({ status: "redirected", to: "/sign-in" });
    expect(jar.get(sessionCookie().name)).toBe("");
    expect(await who(here)).toBe(null);
    expect(await who(there)).toBe(await personId("southPharmacist"));
  });

  it.each<[string, (key: string) => Promise<string>]>([
    ["a cookie that is no token", async () => "eyJhbGciOiJub25lIn0.e30."],
    ["a token under another secret", (sub) => encode({ token: { sub }, secret: "another secret, just as long as the first" })],
    ["a token that has run out", (sub) => encode({ token: { sub }, secret: env().NEXTAUTH_SECRET, maxAge: -3_600 })],
    ["a token that names the row itself", (sub) => encode({ token: { sub: sessionIdOf(sub) }, secret: env().NEXTAUTH_SECRET })],
    ["a token that names the account", async () => encode({ token: { sub: (await staff("planner")).id }, secret: env().NEXTAUTH_SECRET })],
    ["a token without a key", async () => encode({ token: {}, secret: env().NEXTAUTH_SECRET })],
  ])("knows nobody by %s", async (_what, token) => {
    await ask(`UPDATE account SET "deactivatedAt" = NULL WHERE "employeeId" = $1`, [await personId("planner")]);
    const key = await keyIn(await cookieOf("planner"));
    expect(await who({ [sessionCookie().name]: await token(key) })).toBe(null);
  });

  it("keeps the key in the browser alone: the row holds its hash", async () => {
    const key = await keyIn(await cookieOf("planner"));
    const [{ found }] = (await ask(`SELECT count(*)::int AS found FROM session s WHERE s::text LIKE $1`, [`%${key}%`])) as [
      { found: number },
    ];
    expect(found).toBe(0);
  });
});

describe("next-auth's own door", () => {
  const address = (path: string) => `${env().CERMIN_PUBLIC_ORIGIN}/api/auth/${path}`;
  const call = async (method: "GET" | "POST", path: string, jar: Jar, body?: object): Promise<Response> => {
    const request = new NextRequest(address(path), {
      method,
      headers: { "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const context = { params: Promise.resolve({ nextauth: path.split("?")[0]?.split("/") ?? [] }) };
    return (
      await inRequest(
        new Headers({ host: new URL(address("")).host }),
        jar,
        async (): Promise<Response> => (method === "GET" ? GET : POST)(request, context),
      )
    ).result;
  };
  /** Its own token, with the cookie it goes with. */
  const csrf = async (): Promise<{ jar: Jar; csrfToken: string }> => {
    const response = await call("GET", "csrf", {});
    const { csrfToken } = (await response.json()) as { csrfToken: string };
    const [name = "", value = ""] =
      (response.headers.getSetCookie().find((cookie) => cookie.includes("csrf")) ?? "").split(";")[0]?.split("=") ?? [];
    return { jar: { [name]: decodeURIComponent(value) }, csrfToken };
  };

  beforeAll(() => {
    process.env.NEXTAUTH_URL = env().CERMIN_PUBLIC_ORIGIN; // as before Next starts
  });

  it("hands out no key, no role and no name", async () => {
    const jar = await cookieOf("northDoctor");
    const response = await call("GET", "session", jar);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(Object.keys(JSON.parse(text))).toEqual(["expires"]);
    expect(text).not.toContain(await keyIn(jar));
  });

  it("changes nothing by an update that a client posts", async () => {
    const jar = await cookieOf("northDoctor");
    const { jar: csrfJar, csrfToken } = await csrf();
    const key = await keyIn(jar);
    const data = { sub: await keyIn(await cookieOf("administrator")), roles: ["administrator"], user: { id: "x" }, role: "ADMIN" };
    const response = await writesNothing(() => call("POST", "session", { ...jar, ...csrfJar }, { csrfToken, data }));
    expect(response.status).toBe(200);
    expect(Object.keys((await response.json()) as object)).toEqual(["expires"]);
    const renewed = response.headers.getSetCookie().find((cookie) => cookie.startsWith(`${sessionCookie().name}=`));
    const token = await decode({ token: renewed?.split(";")[0]?.split("=")[1] ?? "", secret: env().NEXTAUTH_SECRET });
    expect(token?.sub).toBe(key);
    expect(Object.keys(token ?? {}).toSorted()).toEqual(["exp", "iat", "jti", "sub"]);
  });

  it("signs in with a password under its own token, and not without it", async () => {
    const login = { login: nipOf("northDoctor"), password: demo.password, json: "true" };
    const { jar, csrfToken } = await csrf();
    const sessions = await rowsOf("session");
    const without = await call("POST", "callback/credentials", jar, login);
    expect(without.headers.getSetCookie().some((cookie) => cookie.startsWith(`${sessionCookie().name}=`))).toBe(false);
    expect(await rowsOf("session")).toBe(sessions);
    const right = await call("POST", "callback/credentials", jar, { ...login, csrfToken });
    const cookie = right.headers.getSetCookie().find((each) => each.startsWith(`${sessionCookie().name}=`)) ?? "";
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(await who({ [sessionCookie().name]: cookie.split(";")[0]?.split("=")[1] ?? "" })).toBe(await personId("northDoctor"));
  });

  it("answers an unknown login and a wrong password alike", async () => {
    const { jar, csrfToken } = await csrf();
    const answers = await Promise.all(
      [
        { login: nipOf("northDoctor"), password: "bukan ini" },
        { login: "199001012020011999", password: demo.password },
      ].map(async (login) => {
        const response = await call("POST", "callback/credentials", jar, { ...login, csrfToken, json: "true" });
        return {
          status: response.status,
          text: await response.text(),
          cookies: response.headers.getSetCookie().map((cookie) => cookie.split("=")[0]),
        };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(401);
  });
});

describe("signing in", () => {
  const tried = (login: string, password: string, jar: Jar = {}) =>
    inRequest(ownPage(), jar, () => send(signInWithPassword, { login, password }));

  it.each([
    ["the NIP", () => nipOf("northPharmacist")],
    ["the NIP in groups", () => nipOf("northPharmacist").replace(/(.{8})(.{6})/, "$1 $2 ")],
    ["the address", () => `${nipOf("northPharmacist")}@KOTA.contoh`],
  ])("takes %s", async (_what, login) => {
    const { result, jar } = await tried(login(), demo.password);
    expect(result).toEqual({ status: "redirected", to: "/today" });
    expect(await who(Object.fromEntries(jar))).toBe(await personId("northPharmacist"));
  });

  it("opens a new session each time and keeps none that was handed to it", async () => {
    const planted = await cookieOf("northDoctor");
    const { jar } = await tried(nipOf("northPharmacist"), demo.password, planted);
    expect(jar.get(sessionCookie().name)).not.toBe(planted[sessionCookie().name]);
    const again = await tried(nipOf("northPharmacist"), demo.password);
    expect(await keyIn(Object.fromEntries(again.jar))).not.toBe(await keyIn(Object.fromEntries(jar)));
  });

  it("says the same to an unknown login, a wrong password, a deactivated account and nonsense", async () => {
    const answers = [];
    for (const [login, password] of [
      ["199001012020011998", demo.password],
      [nipOf("northRegistrar"), "bukan ini"],
      [nipOf("clerkOne"), demo.password],
      ["tidak@ada.contoh", "x"],
      ["' OR 1=1 --", "x"],
    ] as const) {
      const { result, jar } = await tried(login, password);
      expect(jar.size).toBe(0);
      const { entered, ...said } = result as { entered: object };
      expect(entered).toEqual({ login });
      answers.push(said);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: "refused", text: say("id", "refusal.wrong-password") });
  });

  it.each([
    ["somebody", () => nipOf("southNutritionist"), () => nipOf("southNutritionist").replace(/(.{8})/, "$1 ")],
    ["nobody", () => "siapa@ada.contoh", () => "SIAPA@ada.contoh"],
  ])("is throttled after ten wrong tries at %s, however it is written", async (_who, login, otherwise) => {
    for (let i = 0; i < 10; i += 1) {
      const { result } = await tried(i % 2 === 0 ? login() : otherwise(), "bukan ini");
      expect(result).toMatchObject({ text: say("id", "refusal.wrong-password") });
    }
    for (const password of ["bukan ini", demo.password]) {
      const { result } = await tried(login(), password);
      expect(result).toMatchObject({ status: "refused", text: say("id", "refusal.too-many-requests") });
    }
    // What is counted names no login.
    const [{ keys }] = (await ask(`SELECT string_agg(key, ' ') AS keys FROM rate_limit`)) as [{ keys: string }];
    expect(keys).not.toContain(login());
    // The quarter of an hour passes: the window of the count lies behind.
    await ask(`UPDATE rate_limit SET "windowStart" = "windowStart" - interval '16 minutes'`);
    const { result } = await tried(login(), "bukan ini");
    expect(result).toMatchObject({ text: say("id", "refusal.wrong-password") });
  });

  it("forgets the wrong tries once the right password came", async () => {
    for (let i = 0; i < 9; i += 1) await tried(nipOf("southNurseTwo"), "bukan ini");
    expect((await tried(nipOf("southNurseTwo"), demo.password)).result).toMatchObject({ status: "redirected" });
    for (let i = 0; i < 9; i += 1) await tried(nipOf("southNurseTwo"), "bukan ini");
    expect((await tried(nipOf("southNurseTwo"), demo.password)).result).toMatchObject({ status: "redirected" });
  });

  it.each(["//jahat.example", "https://jahat.example", "/\\jahat.example", "javascript:alert(1)", "/a\nb"])(
    "does not lead on to %j",
    async (next) => {
      const { result } = await inRequest(ownPage(), {}, () =>
        send(signInWithPassword, { login: nipOf("northPharmacist"), password: demo.password, next }),
      );
      expect(result).toEqual({ status: "redirected", to: "/today" });
    },
  );
});

describe("the demonstration's buttons", () => {
  const host = process.env.HOSTNAME;
  afterEach(() => {
    process.env.HOSTNAME = host;
    vi.resetModules();
  });

  /** The application as it is after a start under this name: the environment is read once. */
  const startedAs = async (hostname: string | undefined) => {
    if (hostname === undefined) delete process.env.HOSTNAME;
    else process.env.HOSTNAME = hostname;
    vi.resetModules();
    const { signInAsDemo: action } = (await import("@/lib/access/actions")) as { signInAsDemo: typeof signInAsDemo };
    return () => as(null, () => send(action, { role: "administrator" }));
  };
  const refused = { status: "refused", text: say("id", "refusal.not-a-demo") };

  it.each(["localhost", "127.0.0.1", "::1"])("sign in on %s", async (hostname) => {
    expect(await (await startedAs(hostname))()).toEqual({ status: "redirected", to: "/today" });
  });

  it.each(["0.0.0.0", "::", "cermin.kota.example", "localhost.example", "127.0.0.1.example", "", undefined])(
    "are refused on %j",
    async (hostname) => {
      const press = await startedAs(hostname);
      expect(await writesNothing(press)).toMatchObject(refused);
    },
  );

  it("are refused without the seed's mark", async () => {
    const press = await startedAs("localhost");
    await ask(`UPDATE installation SET demo = false`);
    expect(await writesNothing(press)).toMatchObject(refused);
    await ask(`DELETE FROM installation`);
    expect(await writesNothing(press)).toMatchObject(refused);
    await ask(`INSERT INTO installation (id, demo, "agencyName", "createdAt") VALUES (1, true, 'Pemerintah Kota Contoh', now())`);
    expect(await press()).toMatchObject({ status: "redirected" });
  });
});
