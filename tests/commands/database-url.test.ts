import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { alive } from "@/scripts/support/processes.mjs";
import { Visitor } from "@/scripts/support/visitor.mjs";
import { ask, Command, contentsOf, copyOf, descendantsOf, emptyDatabase, orderOfEnd, ownFolder, port, run } from "../support/commands";

describe("a demonstration on a server of somebody else", () => {
  it("serves the agency that is marked as one, starts no server of its own and leaves that one running", async () => {
    const url = await copyOf("cermin_office", "cermin_c_marked");
    const data = ownFolder("marked");
    const command = new Command("demo", { DATABASE_URL: url, CERMIN_DATA_DIR: data, PORT: await port() });
    const [, address = ""] = await command.said(/siap: (http:\/\/localhost:\d+)/);
    expect((await new Visitor(address).signInAs("rater")).headers.location).toBe("/today");
    expect(existsSync(path.join(data, "pg"))).toBe(false);
    expect(await command.end()).toBe(0);
    expect(await ask(url, "SELECT demo FROM installation")).toEqual([{ demo: true }]);
  });

  const FOREIGN =
    "DATABASE_URL menunjuk basis data yang tidak kosong dan bukan demo kami: demo tidak menyentuhnya. Pakai basis data kosong.";
  const HALF = "Basis data di DATABASE_URL berisi data yang tidak lengkap dan tanpa tanda demo: kosongkan dahulu atau pakai yang lain.";

  it.each([
    {
      whose: "another program's",
      fill: async () => filled("CREATE TABLE invoice (id int); INSERT INTO invoice VALUES (7)"),
      said: FOREIGN,
    },
    {
      whose: "another program's with a table named like one of ours",
      fill: async () => filled("CREATE TABLE installation (id int)"),
      said: FOREIGN,
    },
    {
      whose: "an agency's in earnest",
      fill: () => ours("INSERT INTO installation VALUES (1, false, 'Kota', '2026-11-18T02:00:00Z')"),
      said: FOREIGN,
    },
    {
      whose: "ours and filled without a mark",
      fill: () => ours(`INSERT INTO unit (id, name, "shortName") VALUES ('01a1ec61-e100-7000-8000-000000000000', 'Dinas', 'Dinas')`),
      said: HALF,
    },
    { whose: "ours, cut off before the first table", fill: async () => filled("CREATE TABLE _prisma_migrations (id text)"), said: HALF },
  ])("does not touch a database that is $whose", async ({ fill, said }) => {
    const url = await fill();
    const before = await contentsOf(url);
    expect(Object.keys(before).length).toBeGreaterThan(0);
    const refused = await run("demo", { DATABASE_URL: url, CERMIN_DATA_DIR: ownFolder("refused"), PORT: await port() });
    expect(refused).toEqual({ code: 1, output: said });
    expect(await contentsOf(url)).toEqual(before);
  });

  it("says which address does not answer, not its password", async () => {
    const url = `postgresql://cermin:geheim@127.0.0.1:${await port()}/cermin`;
    const { code, output } = await run("demo", { DATABASE_URL: url, CERMIN_DATA_DIR: ownFolder("silent"), PORT: await port() });
    expect(code).toBe(1);
    expect(output).toMatch(/^DATABASE_URL tidak dapat dipakai: .*ECONNREFUSED.*$/);
    expect(output).not.toContain("geheim");
  });
});

const NAME = "cermin_c_refused";

async function filled(sql: string) {
  const url = await emptyDatabase(NAME);
  await ask(url, sql);
  return url;
}

async function ours(sql: string) {
  const url = await copyOf("cermin_template", NAME);
  await ask(url, sql);
  return url;
}

describe("the development server", () => {
  it("serves the demonstration's agency and ends with all that it started", async () => {
    const url = await copyOf("cermin_office", "cermin_c_dev");
    const at = await port();
    const command = new Command("dev", { DATABASE_URL: url, CERMIN_DATA_DIR: ownFolder("dev"), PORT: at });
    await command.said(/Ready in/);
    const health = await new Visitor(`http://localhost:${at}`).get("/api/health");
    expect([health.status, health.text]).toEqual([200, '{"status":"ok"}']);
    const children = descendantsOf(command.pid);
    expect(children.length).toBeGreaterThan(1);
    const gone = orderOfEnd(Object.fromEntries(children.map((pid) => [pid, pid])));
    expect(await command.end()).toBe(0);
    await gone;
    expect(children.filter((pid) => alive(pid))).toEqual([]);
  });
});
