import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { env } from "@/lib/platform/env";
import { destroyBatchKey, makeBatchKey } from "@/lib/platform/sealed-box";
import { ask, one } from "../support/database";
import { OPEN, unitId } from "../support/doors";
import { logged } from "../support/logged";

type Start = typeof import("@/lib/on-start");
type Kept = { cerminDb?: { $disconnect: () => Promise<void> } };
const given = { ...process.env };

/** The application as it starts under this environment: modules and the pool are new, as in a new process. */
async function started(changes: Record<string, string | undefined>): Promise<Start> {
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await (globalThis as Kept).cerminDb?.$disconnect();
  delete (globalThis as Kept).cerminDb;
  vi.resetModules();
  return import("@/lib/on-start");
}

afterEach(async () => {
  const { stopJobs } = await import("@/lib/platform/jobs");
  stopJobs();
  await started({ DATABASE_URL: given.DATABASE_URL, CERMIN_CLOCK: given.CERMIN_CLOCK });
});

const database = async () => (await one<{ name: string }>(`SELECT current_database() AS name`)).name;

describe("a start is refused", () => {
  it("for sessions that do not run in UTC", async () => {
    const url = `${given.DATABASE_URL}?options=${encodeURIComponent("-c TimeZone=Asia/Jakarta")}`;
    const { onStart } = await started({ DATABASE_URL: url });
    await expect(onStart()).rejects.toThrow("PostgreSQL sessions run in Asia/Jakarta, not in UTC");
  });

  it("for a database that acknowledges before it has written", async () => {
    await ask(`ALTER DATABASE ${await database()} SET synchronous_commit = off`);
    const { onStart } = await started({});
    await expect(onStart()).rejects.toThrow("synchronous_commit is off");
    await ask(`ALTER DATABASE ${await database()} RESET synchronous_commit`);
  });

  it("for a moved clock on anything but a demonstration", async () => {
    await ask(`UPDATE installation SET demo = false`);
    const { onStart } = await started({});
    await expect(onStart()).rejects.toThrow("CERMIN_CLOCK is set, and this is not a demonstration");
    await ask(`DELETE FROM installation`);
    await expect((await started({})).onStart()).rejects.toThrow("CERMIN_CLOCK");
    const clockless = await started({ CERMIN_CLOCK: undefined });
    await expect(clockless.onStart()).resolves.toBe(undefined); // the right time is right everywhere
    (await import("@/lib/platform/jobs")).stopJobs();
    await ask(`INSERT INTO installation (id, demo, "agencyName", "createdAt") VALUES (1, true, 'Pemerintah Kota Contoh', now())`);
  });

  it.each([
    ["DATABASE_URL", undefined],
    ["NEXTAUTH_SECRET", "short"],
    ["NEXTAUTH_SECRET", undefined],
    ["CERMIN_PUBLIC_ORIGIN", "cermin"],
    ["CERMIN_KEY_DIR", ""],
    ["CERMIN_FILE_DIR", ""],
    ["CERMIN_ZONE", "Europe/Berlin"],
    ["CERMIN_CLOCK", "yesterday"],
  ])("with %s = %j, by its name", async (name, value) => {
    const { onStart } = await started({ [name]: value });
    await expect(onStart()).rejects.toThrow(name);
    await started({ [name]: given[name] });
  });
});

describe("a start", () => {
  const keyFile = (id: string) => path.join(env().CERMIN_KEY_DIR, `${id}.key`);

  it("destroys keys without a box, and leaves the others", async () => {
    const stray = crypto.randomUUID();
    await makeBatchKey(stray);
    const { id: open } = await one<{ id: string }>(
      `SELECT id FROM response_group WHERE "releasedAt" IS NULL AND "destroyedAt" IS NULL LIMIT 1`,
    );
    const { onStart } = await started({});
    await onStart();
    expect(existsSync(keyFile(stray))).toBe(false);
    expect(existsSync(keyFile(open))).toBe(true);
  });

  it("brings every group to its end whose window has closed, though one cannot be opened", async () => {
    await ask(
      `UPDATE step_window SET "opensOn" = '2026-11-01', "closesOn" = '2026-11-17' WHERE "unitId" = $1 AND period = $2 AND step = 'peers'`,
      [await unitId("north"), OPEN],
    );
    const due = await ask<{ id: string; n: number }>(
      `SELECT g.id, (SELECT count(*)::int FROM boxed_response b WHERE b."groupId" = g.id) AS n FROM response_group g JOIN appraisal a ON a.id = g."appraisalId"
       WHERE a."unitId" = $1 AND a.period = $2 AND g."releasedAt" IS NULL AND g."destroyedAt" IS NULL ORDER BY g.id`,
      [await unitId("north"), OPEN],
    );
    expect(due.length).toBeGreaterThan(3);
    // The first in the order of the job has answers enough, and its key is gone.
    const [first] = due;
    const id = first?.id ?? "";
    await ask(`INSERT INTO boxed_response SELECT gen_random_uuid(), $1, '\\x00' FROM generate_series(1, 5)`, [id]);
    await destroyBatchKey(id);

    const { onStart } = await started({});
    await onStart();
    const left = async () =>
      one<{ n: number }>(
        `SELECT count(*)::int AS n FROM response_group WHERE id = ANY($1) AND "releasedAt" IS NULL AND "destroyedAt" IS NULL`,
        [due.map((group) => group.id)],
      );
    await vi.waitFor(async () => expect(await left()).toEqual({ n: 1 }), { timeout: 15_000, interval: 50 });
    expect(logged().some((line) => line.includes('"event":"fault"') && line.includes("release responses"))).toBe(true);
  });
});
