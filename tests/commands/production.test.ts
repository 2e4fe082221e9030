import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "@/scripts/support/processes.mjs";
import { fieldsOf, Visitor } from "@/scripts/support/visitor.mjs";
import { ask, Command, contentsOf, copyOf, emptyDatabase, ownFolder, port, run } from "../support/commands";

const SECRET = "mQ2v8xL0pZr5tYwB7nKd3sGh6jCf9aUe"; // 32 characters
const ORIGIN = "https://cermin.kota.go.id";
const PASSWORD = "empat kata yang panjang";
const folder = ownFolder("production");
const keys = path.join(folder, "keys");
const files = path.join(folder, "files");

/** An environment in which `npm start` serves. */
const safe = async (url: string) => ({
  DATABASE_URL: url,
  NEXTAUTH_SECRET: SECRET,
  CERMIN_PUBLIC_ORIGIN: ORIGIN,
  CERMIN_KEY_DIR: keys,
  CERMIN_FILE_DIR: files,
  PORT: await port(),
});

const first = (url: string, more: Record<string, string> = {}) => ({ DATABASE_URL: url, CERMIN_ADMIN_PASSWORD: PASSWORD, ...more });
const WHO = [
  "--agency",
  "Pemerintah Kota Uji",
  "--name",
  "Siti Aminah, S.Kom.",
  "--nip",
  "19850312 201001 2 003",
  "--email",
  "Siti@kota.go.id",
];
const BEGUN = "Instalasi ini sudah punya akun: akun berikutnya dibuat administrator di halaman Akun. Tidak ada yang diubah.";

describe("the first account", () => {
  it("is made with its agency, unit, person and ledger row, and no mark of a demonstration", async () => {
    const url = await emptyDatabase("cermin_c_first");
    const made = await run("admin-create", first(url), WHO);
    expect(made).toEqual({
      code: 0,
      output: "Akun administrator siti@kota.go.id dibuat untuk Pemerintah Kota Uji. Masuk setelah: npm start",
    });
    expect(await ask(url, `SELECT demo, "agencyName" FROM installation`)).toEqual([{ demo: false, agencyName: "Pemerintah Kota Uji" }]);
    const people = await ask(
      url,
      `SELECT a.email, (SELECT array_agg(r.role)::text FROM account_role r WHERE r."accountId" = a.id) AS roles, e.name, e.nip, e."postKind"::text, u.name AS unit, l.permission, l."byId"
       FROM account a JOIN employee e ON e.id = a."employeeId" JOIN unit u ON u.id = e."unitId" JOIN ledger l ON l."subjectId" = a.id::text`,
    );
    expect(people).toEqual([
      {
        email: "siti@kota.go.id",
        roles: "{administrator}",
        name: "Siti Aminah, S.Kom.",
        nip: "198503122010012003",
        postKind: "pelaksana",
        unit: "Pemerintah Kota Uji",
        permission: "installation:begin",
        byId: null,
      },
    ]);

    const before = await contentsOf(url);
    expect(await run("admin-create", first(url), ["--agency", "B", "--name", "C", "--email", "d@kota.go.id"])).toEqual({
      code: 1,
      output: BEGUN,
    });
    expect(await contentsOf(url)).toEqual(before);
  });

  it("takes an official without NIP, and everything from the environment", async () => {
    const url = await emptyDatabase("cermin_c_official");
    const { code } = await run("admin-create", {
      ...first(url),
      CERMIN_ADMIN_AGENCY: "Pemerintah Kabupaten dengan Nama yang Panjang Sekali",
      CERMIN_ADMIN_NAME: "Wali Kota",
      CERMIN_ADMIN_EMAIL: "wali@kota.go.id",
    });
    expect(code).toBe(0);
    const [made] = await ask(url, `SELECT e.nip, e."postKind"::text, u."shortName" FROM employee e JOIN unit u ON u.id = e."unitId"`);
    // 40 characters end inside "yang": the words before it are kept
    expect(made).toEqual({ nip: null, postKind: "official", shortName: "Pemerintah Kabupaten dengan Nama yang" });
  });

  it("is asked for at a terminal, where the password is not shown", async () => {
    const url = await emptyDatabase("cermin_c_asked");
    const command = new Command("admin-create", { DATABASE_URL: url }, { terminal: true });
    for (const [question, answer] of [
      [/Nama instansi: /, "Kota Tanya"],
      [/Nama Anda: /, "Budi"],
      [/NIP \(.*\): /, ""],
      [/Surel: /, "budi@kota.go.id"],
      [/Kata sandi .*: /, PASSWORD],
    ] as const) {
      await command.said(question);
      command.child.stdin?.write(`${answer}\r`);
    }
    expect(await command.ended).toBe(0);
    expect(command.output).toContain("Budi");
    expect(command.output).not.toContain(PASSWORD);
    expect(await ask(url, "SELECT email FROM account")).toEqual([{ email: "budi@kota.go.id" }]);
  });

  it("is one, of two who begin at once", async () => {
    const url = await copyOf("cermin_template", "cermin_c_race");
    const both = await Promise.all(
      ["a", "b"].map((name) => run("admin-create", first(url), ["--agency", "Kota", "--name", name, "--email", `${name}@kota.go.id`])),
    );
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(both.find(({ code }) => code === 1)?.output).toBe(BEGUN);
    expect(await ask(url, "SELECT count(*)::int AS n FROM account")).toEqual([{ n: 1 }]);
    expect(await ask(url, "SELECT count(*)::int AS n FROM unit")).toEqual([{ n: 1 }]);
  });

  describe("is refused", () => {
    it.each([
      ["a password as an argument", {}, [...WHO, "--password", PASSWORD], /^Pakai: .*tidak pernah sebagai argumen/s],
      ["an unknown argument", {}, [...WHO, "--role", "auditor"], /^Pakai: /],
      ["no password where nobody can be asked", { CERMIN_ADMIN_PASSWORD: undefined }, WHO, /^Belum diketahui: CERMIN_ADMIN_PASSWORD\./],
      ["no database", { DATABASE_URL: undefined }, WHO, /^DATABASE_URL belum diatur: .*$/],
      ["a short password", { CERMIN_ADMIN_PASSWORD: "sebelas-huruf".slice(0, 11) }, WHO, /^password: .*12.*\nTidak ada yang disimpan\.$/],
      [
        "a password that everybody tries",
        { CERMIN_ADMIN_PASSWORD: "Password2026" },
        WHO,
        /^password: .*pertama dicoba.*\nTidak ada yang disimpan\.$/,
      ],
      [
        "one's own address as password",
        { CERMIN_ADMIN_PASSWORD: "siti@kota.go.id" },
        WHO,
        /^password: .*mudah ditebak.*\nTidak ada yang disimpan\.$/,
      ],
      ["an e-mail that is none", {}, [...WHO, "--email", "siti"], /^email: .*\nTidak ada yang disimpan\.$/],
      ["a NIP of 17 digits", {}, [...WHO, "--nip", "19850312201001200"], /^nip: .*\nTidak ada yang disimpan\.$/],
      ["an agency without a name", {}, [...WHO, "--agency", " "], /^agency: .*\nTidak ada yang disimpan\.$/],
    ])("%s", async (_, change, args, said) => {
      const url = await emptyDatabase("cermin_c_not");
      const env = Object.entries({ ...first(url), ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined);
      const { code, output } = await run("admin-create", Object.fromEntries(env), args);
      expect([code, output]).toEqual([1, expect.stringMatching(said)]);
      const [tables] = await ask<{ n: number }>(
        url,
        "SELECT count(*)::int AS n FROM information_schema.tables WHERE table_name = 'account'",
      );
      if (tables?.n) expect(await ask(url, "SELECT count(*)::int AS n FROM account")).toEqual([{ n: 0 }]);
    });

    it("the demonstration's database, and another program's", async () => {
      const demo = await copyOf("cermin_office", "cermin_c_demo");
      const before = await contentsOf(demo);
      expect(await run("admin-create", first(demo), WHO)).toEqual({ code: 1, output: BEGUN });
      expect(await contentsOf(demo)).toEqual(before);

      const foreign = await emptyDatabase("cermin_c_foreign");
      await ask(foreign, "CREATE TABLE invoice (id int)");
      const { code, output } = await run("admin-create", first(foreign), WHO);
      expect([code, output]).toEqual([1, "DATABASE_URL menunjuk basis data yang tidak kosong: tidak disentuh. Pakai basis data kosong."]);
      expect(Object.keys(await contentsOf(foreign))).toEqual(["invoice"]);
    });
  });
});

describe("npm start", () => {
  let url = "";
  beforeAll(async () => {
    url = await emptyDatabase("cermin_c_start");
    await run("admin-create", first(url), WHO);
  });

  describe("refuses, in one sentence,", () => {
    const open = path.join(folder, "open");
    mkdirSync(open);
    chmodSync(open, 0o755);
    const file = path.join(folder, "file");
    writeFileSync(file, "");
    chmodSync(file, 0o600);
    const link = path.join(folder, "link");
    symlinkSync(path.join(root, ".next"), link);

    it.each<[string, Record<string, string | undefined>, RegExp]>([
      ["no database", { DATABASE_URL: undefined }, /^DATABASE_URL belum diatur/],
      [
        "a database that does not answer",
        { DATABASE_URL: "postgresql://a:b@127.0.0.1:1/c" },
        /^DATABASE_URL tidak dapat dipakai: .*ECONNREFUSED/,
      ],
      ["no secret", { NEXTAUTH_SECRET: undefined }, /^NEXTAUTH_SECRET belum diatur/],
      ["a secret of 31 characters", { NEXTAUTH_SECRET: SECRET.slice(1) }, /^NEXTAUTH_SECRET hanya 31 karakter, paling sedikit 32/],
      [
        "an example as secret",
        { NEXTAUTH_SECRET: "change-me-change-me-change-me-please-1234" },
        /^NEXTAUTH_SECRET adalah contoh atau mudah ditebak/,
      ],
      ["the tests' own secret", { NEXTAUTH_SECRET: "a secret of the tests, and of nothing else" }, /^NEXTAUTH_SECRET adalah contoh/],
      ["a secret of one letter", { NEXTAUTH_SECRET: "a".repeat(40) }, /^NEXTAUTH_SECRET adalah contoh/],
      ["no origin", { CERMIN_PUBLIC_ORIGIN: undefined }, /^CERMIN_PUBLIC_ORIGIN belum diatur/],
      ["an origin that is no address", { CERMIN_PUBLIC_ORIGIN: "cermin.kota.go.id" }, /^CERMIN_PUBLIC_ORIGIN bukan alamat http atau https/],
      [
        "an origin of another scheme",
        { CERMIN_PUBLIC_ORIGIN: "ftp://cermin.kota.go.id" },
        /^CERMIN_PUBLIC_ORIGIN bukan alamat http atau https/,
      ],
      ["an origin with a path", { CERMIN_PUBLIC_ORIGIN: `${ORIGIN}/cermin` }, /^CERMIN_PUBLIC_ORIGIN hanya skema, nama dan port/],
      [
        "http that leaves the machine",
        { CERMIN_PUBLIC_ORIGIN: "http://cermin.kota.go.id" },
        /^CERMIN_PUBLIC_ORIGIN memakai http di luar komputer ini/,
      ],
      ["no folder for keys", { CERMIN_KEY_DIR: undefined }, /^CERMIN_KEY_DIR belum diatur/],
      ["keys open to everybody", { CERMIN_KEY_DIR: open }, /^CERMIN_KEY_DIR terbuka bagi semua pengguna/],
      ["keys in the build", { CERMIN_KEY_DIR: ".next/keys" }, /^CERMIN_KEY_DIR ada di dalam \.next/],
      ["keys in what is served", { CERMIN_KEY_DIR: path.join(root, "public/../public/keys") }, /^CERMIN_KEY_DIR ada di dalam public/],
      ["keys in the build by a link", { CERMIN_KEY_DIR: path.join(link, "keys") }, /^CERMIN_KEY_DIR ada di dalam \.next/],
      ["no folder for files", { CERMIN_FILE_DIR: undefined }, /^CERMIN_FILE_DIR belum diatur/],
      ["files open to everybody", { CERMIN_FILE_DIR: open }, /^CERMIN_FILE_DIR terbuka bagi semua pengguna/],
      ["files in what is served", { CERMIN_FILE_DIR: "public/files" }, /^CERMIN_FILE_DIR ada di dalam public/],
      ["files beside the keys", { CERMIN_FILE_DIR: path.join(keys, "files") }, /^CERMIN_FILE_DIR dan CERMIN_KEY_DIR harus dua folder/],
      ["a file for a folder", { CERMIN_KEY_DIR: file }, /^CERMIN_KEY_DIR bukan folder/],
      ["another clock", { CERMIN_CLOCK: "2026-11-18T02:00:00Z" }, /^CERMIN_CLOCK menggeser jam aplikasi/],
      ["a zone outside Indonesia", { CERMIN_ZONE: "Europe/Berlin" }, /^CERMIN_ZONE harus salah satu dari/],
      ["a port that is none", { PORT: "70000" }, /^PORT harus angka 1 sampai 65535/],
      ["an address that is not this machine's", { HOSTNAME: "192.0.2.1" }, /^192\.0\.2\.1:\d+ tidak dapat dipakai/],
    ])("%s", async (_, change, said) => {
      const env = Object.entries({ ...(await safe(url)), ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined);
      const { code, output } = await run("start", Object.fromEntries(env));
      expect([code, output]).toEqual([1, expect.stringMatching(said)]);
      expect(output.split("\n")).toHaveLength(1);
    });

    it("several faults at once, each on its line", async () => {
      const { code, output } = await run("start", { DATABASE_URL: url });
      expect(code).toBe(1);
      expect(output.split("\n").map((line) => line.split(" ")[0])).toEqual([
        "NEXTAUTH_SECRET",
        "CERMIN_PUBLIC_ORIGIN",
        "CERMIN_KEY_DIR",
        "CERMIN_FILE_DIR",
      ]);
    });

    it("a demonstration that is not asked for, or that others could reach; and leaves it as it is", async () => {
      const demo = await copyOf("cermin_office", "cermin_c_demo_start");
      const before = await contentsOf(demo);
      const refused = await run("start", await safe(demo));
      expect([refused.code, refused.output]).toEqual([1, expect.stringMatching(/^DATABASE_URL menunjuk basis data demo.*CERMIN_DEMO=1$/)]);
      const reached = await run("start", { ...(await safe(demo)), CERMIN_DEMO: "1", HOSTNAME: "0.0.0.0" });
      expect(reached).toEqual({
        code: 1,
        output: "Basis data demo hanya dilayani di komputer ini sendiri: HOSTNAME harus localhost, bukan 0.0.0.0.",
      });
      expect(await contentsOf(demo)).toEqual(before);
    });

    it("another program's database, and leaves it as it is", async () => {
      const foreign = await emptyDatabase("cermin_c_foreign_start");
      await ask(foreign, "CREATE TABLE invoice (id int)");
      const { code, output } = await run("start", await safe(foreign));
      expect([code, output]).toEqual([1, "DATABASE_URL menunjuk basis data program lain: tidak disentuh. Pakai basis data kosong."]);
      expect(Object.keys(await contentsOf(foreign))).toEqual(["invoice"]);
    });
  });

  describe("serves", () => {
    let command: Command;
    let address = "";
    beforeAll(async () => {
      command = new Command("start", await safe(url));
      [, address = ""] = await command.said(/melayani https:\/\/cermin\.kota\.go\.id di (\S+)/);
    });
    afterAll(() => command.end("SIGKILL"));

    it("its origin: a session is kept in a cookie for https and this host alone", async () => {
      const visitor = new Visitor(address, ORIGIN);
      const answer = await visitor.signIn("198503122010012003", PASSWORD);
      expect([answer.status, answer.headers.location]).toEqual([303, "/today"]);
      const [cookie = ""] = visitor.lastCookies;
      expect(cookie).toMatch(/^__Host-cermin=[^;]+; Path=\/;/);
      expect(cookie.split("; ").slice(1)).toEqual(expect.arrayContaining(["Secure", "HttpOnly", "SameSite=lax"]));
      expect(cookie).not.toMatch(/domain=/i);
      const page = await visitor.get("/accounts");
      expect([page.status, page.text.includes("siti@kota.go.id")]).toEqual([200, true]);
      const providers = await visitor.get("/api/auth/providers");
      expect(JSON.parse(providers.text).credentials.signinUrl).toBe(`${ORIGIN}/api/auth/signin/credentials`);
    });

    it("no one-click sign-in", async () => {
      const page = await new Visitor(address, ORIGIN).get("/sign-in");
      expect(page.status).toBe(200);
      expect(page.text.includes("data-demo-role")).toBe(false);
    });

    it("a second one on the same port is told", async () => {
      const taken = new URL(address).port;
      const { code, output } = await run("start", { ...(await safe(url)), PORT: taken });
      expect([code, output]).toEqual([
        1,
        `localhost:${taken} tidak dapat dipakai: sedang dipakai program lain, atau bukan alamat komputer ini.`,
      ]);
    });

    it("what it has begun, to its end, when it is told to end", async () => {
      const visitor = new Visitor(address, ORIGIN);
      const page = await visitor.get("/sign-in");
      const fields = [...fieldsOf(page.text, /name="password"/), ["login", "siti@kota.go.id"], ["password", PASSWORD]] as [
        string,
        string,
      ][];
      const slow = await slowly(address, fields);
      const ended = command.end("SIGTERM");
      await refusesConnections(address);
      expect(await slow.finish()).toBe(303);
      expect(await ended).toBe(0);
      expect(await ask(url, "SELECT count(*)::int AS n FROM session")).toEqual([{ n: 2 }]); // this one, and the one of the first test
    });
  });
});

/** A form of which the server has the head, and which ends when it is told to. */
async function slowly(address: string, fields: [string, string][]) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const encoded = new Response(form);
  const body = Buffer.from(await encoded.arrayBuffer());
  const headers = {
    host: new URL(ORIGIN).host,
    origin: ORIGIN,
    "content-type": encoded.headers.get("content-type") ?? "",
    "content-length": body.length,
    expect: "100-continue",
  };
  const sent = http.request(`${address}/sign-in`, { method: "POST", headers, agent: false });
  const status = new Promise<number>((done, fail) =>
    sent.once("response", (answer) => answer.resume() && done(answer.statusCode ?? 0)).once("error", fail),
  );
  await new Promise((done) => sent.once("continue", done).flushHeaders());
  const finish = () => {
    sent.end(body);
    return status;
  };
  return { finish };
}

/** Waits until nothing listens there any more. */
async function refusesConnections(address: string) {
  while (
    await fetch(`${address}/api/health?bare=1`).then(
      (answer) => answer.ok,
      () => false,
    )
  );
}
