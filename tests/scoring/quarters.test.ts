import { spawn } from "node:child_process";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { firstDayOf, lastDayOf, quarterOf } from "@/lib/scoring/core/deadlines/periods";

vi.setConfig({ testTimeout: 60_000 }); // processes are started

const YEARS = [2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033];
/** Typed by hand: the days on which the four quarters begin and end. No month but February changes with a year, and none ends in it. */
const QUARTERS = [
  ["Q1", "01-01", "03-31"],
  ["Q2", "04-01", "06-30"],
  ["Q3", "07-01", "09-30"],
  ["Q4", "10-01", "12-31"],
] as const;
const all = YEARS.flatMap((year) =>
  QUARTERS.map(([quarter, first, last]) => ({ period: `${year}-${quarter}`, first: `${year}-${first}`, last: `${year}-${last}` })),
);

describe("the quarters of ten years", () => {
  it.each(all)("$period runs from $first to $last", ({ period, first, last }) => {
    expect([firstDayOf(period), lastDayOf(period), quarterOf(first), quarterOf(last)]).toEqual([first, last, period, period]);
  });

  it("hold every day of those years, each in one, and as many as the calendar has", () => {
    // 31 + 28 or 29 + 31, 30 + 31 + 30, 31 + 31 + 30, 31 + 30 + 31; leap years are 2024, 2028, 2032
    const lengths = (year: number) => [[2024, 2028, 2032].includes(year) ? 91 : 90, 91, 92, 92];
    for (const year of YEARS) {
      const months = [31, lengths(year)[0] === 91 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
      const counted = new Map<string, number>();
      for (const [month, days] of months.entries())
        for (let day = 1; day <= days; day++) {
          const period = quarterOf(`${year}-${String(month + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
          counted.set(period, (counted.get(period) ?? 0) + 1);
        }
      expect([...counted]).toEqual(QUARTERS.map(([quarter], i) => [`${year}-${quarter}`, lengths(year)[i]]));
    }
  });
});

/** Hours that the zone is ahead of UTC; Indonesia has had no summer time since 1963. */
const ZONES = { "Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9 } as const;
const SERVERS = ["UTC", "Asia/Jakarta", "Asia/Jayapura", "America/New_York"];

/** The instant of midnight at a quarter's first day, a second before it, and the last of its last day: all in UTC, by subtracting hours. */
const boundaries = (hours: number) =>
  all.flatMap(({ period, first }, i) => {
    const before = all[i - 1];
    if (!before) return [];
    const hour = String(24 - hours).padStart(2, "0"); // midnight there is this hour of the day before here
    return [
      { instant: `${before.last}T${String(23 - hours).padStart(2, "0")}:59:59.999Z`, day: before.last, quarter: before.period },
      { instant: `${before.last}T${hour}:00:00.000Z`, day: first, quarter: period },
    ];
  });

/** Asked for whole, though only the zone is used. */
const INSTALLATION = {
  DATABASE_URL: "postgres://unused",
  CERMIN_PUBLIC_ORIGIN: "http://localhost",
  NEXTAUTH_SECRET: "x".repeat(32),
  CERMIN_KEY_DIR: "unused",
  CERMIN_FILE_DIR: "unused",
};

const root = path.resolve(import.meta.dirname, "../..");
/** The same question in a process of its own, whose machine stands in another zone. */
const asked = (server: string, zone: string, instants: readonly string[]) =>
  new Promise<{ here: number; days: { day: string; quarter: string; first: string; last: string }[] }>((done, fail) => {
    const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
    const child = spawn(process.execPath, [tsx, "--conditions=react-server", "tests/support/days-of.ts"], {
      cwd: root,
      env: { ...process.env, ...INSTALLATION, TZ: server, CERMIN_ZONE: zone },
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (bytes) => {
      out += bytes;
    });
    child.stderr.on("data", (bytes) => {
      err += bytes;
    });
    child.on("close", (code) => (code === 0 ? done(JSON.parse(out)) : fail(new Error(err))));
    child.stdin.end(JSON.stringify(instants));
  });

describe.each(SERVERS)("on a server in %s", (server) => {
  // minutes from local time to UTC on 1 January 2026: that the process really stands there
  const behind = { UTC: 0, "Asia/Jakarta": -420, "Asia/Jayapura": -540, "America/New_York": 300 }[server];
  it.each(Object.entries(ZONES))("the days of %s begin at its own midnight, ten years of quarters long", async (zone, hours) => {
    const expected = boundaries(hours);
    expect(expected).toHaveLength(78); // 39 midnights between 40 quarters, each from both sides
    const { here, days } = await asked(
      server,
      zone,
      expected.map(({ instant }) => instant),
    );
    expect(here).toBe(behind);
    const told = all.map(({ period, first, last }) => [period, [first, last]] as const);
    const span = new Map<string, readonly [string, string]>(told);
    expect(days).toEqual(
      expected.map(({ day, quarter }) => ({ day, quarter, first: span.get(quarter)?.[0], last: span.get(quarter)?.[1] })),
    );
  });
});
