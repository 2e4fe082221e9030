import { existsSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import demoAccount from "@/prisma/seed/demo.json";
import { readNote } from "@/scripts/support/demonstration.mjs";
import { alive } from "@/scripts/support/processes.mjs";
import { fieldsOf, Visitor } from "@/scripts/support/visitor.mjs";
import { Command, descendantsOf, orderOfEnd, ownFolder, port, processesOf, run } from "../support/commands";

const CLOCK = "2026-11-18T02:00:00Z";
const READY = /siap: (http:\/\/localhost:\d+)/;

describe("one folder's demonstration, from nothing to nothing", () => {
  const data = ownFolder("demo");
  const started: Command[] = [];
  const pids = new Set<number>();
  const text = "Mencatat kegiatan sebelum listrik padam";
  const start = async (terminal = false) => {
    const env = { CERMIN_DATA_DIR: data, PORT: await port(), CERMIN_CLOCK: CLOCK };
    const command = new Command("demo", env, { terminal });
    started.push(command);
    const [, address = ""] = await command.said(READY);
    await command.said(/Berhenti: Ctrl-C/);
    for (const pid of [command.pid, ...Object.values(processesOf(data))]) pids.add(pid);
    return { command, address, env };
  };

  afterAll(() => {
    for (const pid of pids) if (alive(pid)) process.kill(pid, "SIGKILL");
  });

  it("begins anew where the first load was killed", async () => {
    const command = new Command("demo", { CERMIN_DATA_DIR: data, PORT: await port(), CERMIN_CLOCK: CLOCK });
    await command.said(/memuat instansi contoh/);
    while (!readNote(data).script) await pause(5); // it has begun, and the note names it
    const { demo, postgres } = processesOf(data);
    const loading = descendantsOf(demo).filter((pid) => pid !== postgres);
    for (const pid of [postgres, ...loading]) pids.add(pid);
    for (const pid of [command.pid, demo]) process.kill(pid, "SIGKILL");
    await orderOfEnd({ demo });
    expect([postgres, ...loading].filter((pid) => alive(pid)).length).toBeGreaterThan(1); // both run on, until the next start
  });

  it("builds the agency, says where it is, who may sign in and where citizens answer; then survives the death of all of it", async () => {
    const { command, address } = await start();
    expect(command.output).toContain("basis data masih berjalan, dipakai lagi");
    for (const role of ["employee", "rater", "head", "personnel", "auditor", "administrator"])
      expect(command.output).toMatch(new RegExp(`^ {2}${role}@demo\\.cermin +\\S+`, "m"));
    expect(command.output).toContain(`kata sandi ${demoAccount.password}`);
    expect(command.output).toContain("memuat instansi contoh");

    const visitor = new Visitor(address);
    const [, form = ""] = await command.said(/Formulir warga: http:\/\/localhost:\d+(\/s\/\S+)/);
    expect((await visitor.get(form)).text.includes('name="mark"')).toBe(true);
    expect((await visitor.signInAs("employee")).headers.location).toBe("/today");

    const page = await visitor.get("/activities");
    const typed = {
      day: "2026-11-18",
      minutes: "25",
      startMinute: "",
      text,
      intendedResultId: "",
      outputQuantity: "",
      outputUnit: "",
      intent: "draft",
    };
    const saved = await visitor.submit("/activities", fieldsOf(page.text, /name="outputUnit"/), typed);
    expect(saved.status).toBe(200);
    expect(saved.text.includes("Kegiatan tersimpan sebagai draf")).toBe(true);

    const { demo, app, postgres } = processesOf(data);
    for (const pid of [command.pid, demo, app, postgres]) process.kill(pid, "SIGKILL");
    await orderOfEnd({ demo, app, postgres });
  });

  it("starts again on what was left, with all that was acknowledged, and tells a second one in one sentence", async () => {
    const lock = path.join(data, "pg/postmaster.pid");
    const [, ...rest] = readFileSync(lock, "utf8").split("\n");
    const tests = path.join(process.env.TEST_DATA_DIR ?? "", "pg/postmaster.pid");
    const [another] = readFileSync(tests, "utf8").split("\n"); // the dead server's number is that of another server by now
    writeFileSync(lock, [another, ...rest].join("\n"));

    const { command, address, env } = await start();
    expect(command.output).not.toContain("memuat instansi contoh");
    expect(command.output).not.toContain("membangun");
    const visitor = new Visitor(address);
    await visitor.signInAs("employee");
    expect((await visitor.get("/activities")).text.includes(text)).toBe(true);

    const second = await run("demo", { ...env, PORT: await port() });
    expect(second).toEqual({
      code: 1,
      output: `Demo ini sudah berjalan (proses ${processesOf(data).demo}). Hentikan dengan Ctrl-C di jendelanya.`,
    });

    const { demo, app, postgres } = processesOf(data);
    const stream = await openStream(visitor, address);
    const order = orderOfEnd({ app, postgres, demo });
    expect(await command.end("SIGTERM")).toBe(0);
    expect(await order).toEqual(["app", "postgres", "demo"]);
    expect(await stream.ended).toBe("by the server");
    expect(command.output).toContain("berhenti dengan rapi");
    expect(existsSync(lock)).toBe(false);
    expect(existsSync(path.join(data, "demo.json"))).toBe(false);
  });

  it("ends in the same order on Ctrl-C at a terminal", async () => {
    const { command } = await start(true);
    const { demo, app, postgres } = processesOf(data);
    const order = orderOfEnd({ app, postgres, demo });
    command.child.stdin?.write("\x03");
    expect(await command.ended).toBe(130);
    expect(await order).toEqual(["app", "postgres", "demo"]);
    expect(command.output).toContain("berhenti dengan rapi");
  });
});

/** A live page's stream, open and heard from. `ended` tells whether the server closed it or the connection broke. */
async function openStream(visitor: Visitor, address: string) {
  const page = await visitor.get("/activities");
  const employee = fieldsOf(page.text, /name="outputUnit"/).find(([name]) => name === "employeeId")?.[1] ?? "";
  const answer = await new Promise<http.IncomingMessage>((done, fail) =>
    http.get(`${address}/api/events/${employee}`, { headers: { cookie: visitor.cookie }, agent: false }, done).once("error", fail),
  );
  expect(answer.headers["content-type"]).toBe("text/event-stream");
  await new Promise((done) => answer.once("data", done));
  const ended = new Promise((done) => answer.once("end", () => done("by the server")).once("error", () => done("broken off")));
  return { ended };
}

describe("what a demonstration refuses, in one sentence each", () => {
  it("a port that another program has", async () => {
    const other = net.createServer().listen(0, "localhost");
    await new Promise((done) => other.once("listening", done));
    const address = other.address();
    const taken = typeof address === "object" && address ? address.port : 0;
    const refused = await run("demo", { CERMIN_DATA_DIR: ownFolder("busy"), PORT: String(taken) });
    other.close();
    expect(refused).toEqual({ code: 1, output: `Port ${taken} sedang dipakai program lain. Coba: PORT=${taken + 1} npm run demo` });
  });

  it.each(["0", "65536", "3e3.5", "kopi"])("a port that is none: %s", async (given) => {
    const refused = await run("demo", { CERMIN_DATA_DIR: ownFolder("no-port"), PORT: given });
    expect(refused).toEqual({ code: 1, output: `PORT harus angka 1 sampai 65535, bukan ${given}.` });
  });
});
