import { describe, expect, it } from "vitest";
import { AGENCY } from "@/lib/access/types";
import { addHolidays, changeHoliday, removeHoliday } from "@/lib/activities/commands/holidays";
import { nextYearWithout, readLines } from "@/lib/holidays/calendar";
import { listHolidays } from "@/lib/holidays/queries";
import { now } from "@/lib/platform/clock";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { addDays, workingDaysUntil } from "@/lib/scoring/core/deadlines/working-days";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { ask, one, writesNothing } from "../support/database";
import { behind, grant, personId } from "../support/staff";

const manager = () => grant(behind.personnel, "holidays:manage", AGENCY);
const decision = { kind: "jointLeave", source: "SKB 3 Menteri 2026" } as const;
const add = async (...days: string[]) =>
  addHolidays(
    await manager(),
    days.map((day) => ({ day, name: "Cuti bersama", line: null })),
    decision,
    now(),
  );
const stored = async (day: string) => one<{ id: string; version: number }>(`SELECT id, version FROM holiday WHERE day = $1`, [day]);
const remove = async (day: string) => {
  const { id, version } = await stored(day);
  return removeHoliday(await manager(), { holidayId: id, version }, now());
};
const move = async (from: string, day: string) => {
  const { id, version } = await stored(from);
  return changeHoliday(await manager(), { holidayId: id, version, day, name: "Digeser", ...decision }, now());
};

/** A line of somebody with its own quarter, sent and decided (or waiting) at noon in Jakarta. */
const line = (who: string, day: string, sent: string, decided: string | null) =>
  one<{ id: string }>(
    `INSERT INTO activity (id, "employeeId", day, minutes, text, key, "createdAt", "submittedAt", "decidedAt", decision)
     VALUES (gen_random_uuid(), $1, $2, 30, 'x', gen_random_uuid(), now(), $3::date + interval '5 hours', $4::date + interval '5 hours',
       CASE WHEN $4::date IS NOT NULL THEN 'approved'::"ReviewDecision" END) RETURNING id`,
    [who, day, sent, decided],
  );
const kept = async (who: string, period: string) =>
  (
    await ask<{ waited: number; times: number }>(
      `SELECT waited, times FROM activity_total WHERE "employeeId" = $1 AND period = $2 AND times > 0 ORDER BY 1`,
      [who, period],
    )
  ).map(({ waited, times }) => [waited, times]);

/** Every kept count against the rows, the working days counted by the core. */
async function agree() {
  const holidays = await getHolidays();
  const rows = await ask<{ who: string; period: string; sent: string; decided: string | null }>(
    `SELECT "employeeId" AS who, quarter_of(day) AS period, ("submittedAt" AT TIME ZONE 'Asia/Jakarta')::date::text AS sent,
       ("decidedAt" AT TIME ZONE 'Asia/Jakarta')::date::text AS decided FROM activity WHERE "submittedAt" IS NOT NULL`,
  );
  const counted: Record<string, number> = {};
  for (const { who, period, sent, decided } of rows) {
    const name = `${who} ${period} ${decided === null ? -1 : Math.min(60, workingDaysUntil(sent, decided, holidays))}`;
    counted[name] = (counted[name] ?? 0) + 1;
  }
  const totals = await ask<{ name: string; times: number }>(
    `SELECT "employeeId" || ' ' || period || ' ' || waited AS name, times FROM activity_total WHERE times <> 0`,
  );
  expect(Object.fromEntries(totals.map(({ name, times }) => [name, times]))).toEqual(counted);
}

describe("a holiday that is entered late, moved or taken away", () => {
  it("counts again what lines waited, in the same transaction", async () => {
    const who = await personId("northDoctor");
    // Monday 14 January 2030, decided Friday the 18th: four working days. One decided the same day waits over nothing.
    await line(who, "2030-01-14", "2030-01-14", "2030-01-18");
    await line(who, "2030-01-14", "2030-01-14", "2030-01-14");
    expect(await kept(who, "2030-Q1")).toEqual([
      [0, 1],
      [4, 1],
    ]);
    await add("2030-01-16", "2030-01-17", "2030-01-19"); // Wednesday, Thursday, a Saturday
    expect(await kept(who, "2030-Q1")).toEqual([
      [0, 1],
      [2, 1],
    ]);
    await agree();
    await move("2030-01-17", "2030-01-14"); // the day it was sent is not counted
    expect(await kept(who, "2030-Q1")).toEqual([
      [0, 1],
      [3, 1],
    ]);
    await move("2030-01-16", "2030-01-18"); // the day it was decided is
    expect(await kept(who, "2030-Q1")).toEqual([
      [0, 1],
      [3, 1],
    ]);
    await remove("2030-01-18");
    await remove("2030-01-14");
    expect(await kept(who, "2030-Q1")).toEqual([
      [0, 1],
      [4, 1],
    ]);
    await agree();
  });

  it("keeps to sixty days as the core does, and counts a line by today's calendar when it is taken back", async () => {
    const who = await personId("northPharmacist");
    // 2 January to 30 May 2030, far beyond sixty, with holidays or without; and 63 weekdays less the four below: 59
    await line(who, "2030-01-02", "2030-01-02", "2030-05-30");
    const { id } = await line(who, "2030-01-02", "2030-01-02", "2030-04-01");
    expect(await kept(who, "2030-Q1")).toEqual([[60, 2]]);
    await add("2030-03-11", "2030-03-12", "2030-03-13", "2030-03-14");
    expect(await kept(who, "2030-Q1")).toEqual([
      [59, 1],
      [60, 1],
    ]);
    await ask(`UPDATE activity SET "decidedAt" = NULL, decision = NULL WHERE id = $1`, [id]);
    expect(await kept(who, "2030-Q1")).toEqual([
      [-1, 1],
      [60, 1],
    ]);
    await agree();
  });

  it("over the whole seed leaves every count as the core counts it", async () => {
    const decided = await ask<{ day: string }>(
      `SELECT DISTINCT "legal_day"("decidedAt")::text AS day FROM activity WHERE "decidedAt" IS NOT NULL AND "decidedAt" < '2026-11-18' AND extract(isodow FROM "legal_day"("decidedAt")) <= 5 ORDER BY 1 LIMIT 6`,
    );
    const days = decided.map(({ day }) => day);
    const before = await ask(`SELECT "employeeId", period, waited, times FROM activity_total WHERE times > 0 ORDER BY 1, 2, 3`);
    await add(...days);
    expect(await ask(`SELECT "employeeId", period, waited, times FROM activity_total WHERE times > 0 ORDER BY 1, 2, 3`)).not.toEqual(
      before,
    );
    await agree();
    for (const day of days) await remove(day);
    expect(await ask(`SELECT "employeeId", period, waited, times FROM activity_total WHERE times > 0 ORDER BY 1, 2, 3`)).toEqual(before);
  });

  it("says again of waiting lines what was sent late, and how many limits moved", async () => {
    const who = await personId("southPharmacist");
    await ask(`DELETE FROM activity WHERE "submittedAt" IS NOT NULL AND "decidedAt" IS NULL AND documents = 0`);
    // Work of Monday the 9th, sent Friday the 13th: four working days late, one more than the setting lets pass.
    const { id } = await line(who, "2026-11-09", "2026-11-13", null);
    const exceptions = async () =>
      (await one<{ exceptions: { kind: string }[] }>(`SELECT exceptions FROM activity WHERE id = $1`, [id])).exceptions;
    const others =
      (await one<{ n: number }>(`SELECT count(*)::int AS n FROM activity WHERE "submittedAt" IS NOT NULL AND "decidedAt" IS NULL`)).n - 1;
    // three days for the review: Monday the 16th, Tuesday, Wednesday; a Thursday after it moves nothing
    expect((await add("2026-11-05")).limits).toBe(0);
    expect(await exceptions()).toEqual([]); // nothing was changed that concerns it
    const early = await add("2026-11-10");
    expect(early.limits).toBeLessThanOrEqual(others);
    expect((await exceptions()).map(({ kind }) => kind)).not.toContain("late");
    await remove("2026-11-10");
    expect((await exceptions()).map(({ kind }) => kind)).toContain("late");
    if (others === 0) {
      expect((await add("2026-11-18")).limits).toBe(1);
      expect((await add("2026-11-19")).limits).toBe(1); // with the 18th gone, the third day is the 19th
      expect((await add("2026-11-23")).limits).toBe(0);
    }
    expect((await add("2026-11-21")).weekend).toBe(1);
  });
});

describe("the calendar is kept", () => {
  const problems = async (...days: string[]) => {
    try {
      await add(...days);
    } catch (error) {
      if (error instanceof Invalid) return error.problems.map(({ key, path }) => `${path} ${key}`);
      throw error;
    }
    return [];
  };

  it("without a day twice, without a year that nobody means, all or nothing", async () => {
    await writesNothing(async () => {
      expect(await problems("2026-12-25")).toEqual(["day holidays.twice"]);
      expect(await problems("2027-03-01", "2027-03-01")).toEqual(["day holidays.twice"]);
      expect(await problems("2027-03-02", "2032-01-01", "2026-12-25", "2020-12-31")).toEqual([
        "day holidays.far",
        "day holidays.twice",
        "day holidays.far",
      ]);
    });
    expect(await problems("2021-01-01", "2031-12-31")).toEqual([]); // five years away
  });

  it("by whoever saw it last: what another changed meanwhile is not overwritten", async () => {
    await add("2028-02-01");
    const seen = await stored("2028-02-01");
    await move("2028-02-01", "2028-02-02");
    const late = { holidayId: seen.id, version: seen.version };
    await writesNothing(async () => {
      await expect(removeHoliday(await manager(), late, now())).rejects.toThrow(new Refused("changed-meanwhile"));
      await expect(changeHoliday(await manager(), { ...late, day: "2028-02-03", name: "Lain", ...decision }, now())).rejects.toThrow(
        new Refused("changed-meanwhile"),
      );
      await expect(move("2028-02-02", "2026-12-25")).rejects.toThrow(Invalid);
      await expect(removeHoliday(await manager(), { holidayId: crypto.randomUUID(), version: 0 }, now())).rejects.toThrow(
        new Refused("not-found"),
      );
    });
  });

  it("with one row in the ledger a day", async () => {
    const deeds = async () => (await one<{ n: number }>(`SELECT count(*)::int AS n FROM ledger WHERE permission = 'holidays:manage'`)).n;
    const before = await deeds();
    await add("2029-03-05", "2029-03-06");
    expect(await deeds()).toBe(before + 2);
  });

  it("the same list entered by two at once stands once", async () => {
    const answers = await Promise.allSettled([add("2029-05-01", "2029-05-02"), add("2029-05-02", "2029-05-01")]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const rejected = answers.find((answer) => answer.status === "rejected");
    expect(rejected?.reason).toBeInstanceOf(Invalid);
  });

  it("is read by everybody on the staff", async () => {
    for (const who of [behind.employee, behind.auditor, behind.administrator])
      expect((await listHolidays(await grant(who, "settings:read", AGENCY), 2026)).map(({ day }) => day)).toEqual(
        expect.arrayContaining(["2026-01-01", "2026-05-01", "2026-06-01", "2026-08-17", "2026-12-25"]),
      );
  });
});

it("PostgreSQL counts working days as the core does", async () => {
  const holidays = await getHolidays();
  const spans = Array.from({ length: 120 }, (_, i) => [
    addDays("2026-10-28", i % 40),
    addDays("2026-10-28", (i % 40) + ((i * 7) % 130) - 5),
  ]);
  for (const [from = "", to = ""] of spans) {
    const { n } = await one<{ n: number }>(`SELECT working_days_until($1, $2)::int AS n`, [from, to]);
    expect(n, `${from} ${to}`).toBe(Math.min(60, workingDaysUntil(from, to, holidays)));
  }
});

describe("a year without any holiday", () => {
  const tasks = async (keepsCalendar: boolean, holidays = new Set(["2026-12-25"]), at = "2026-11-18T02:00:00Z") => {
    const reader = await grant(behind.personnel, "today:read", await personId(behind.personnel));
    const { tasks: found } = await getToday(reader, new Date(at), { quietAfter: 5, holidays, keepsCalendar });
    return found.filter(({ kind }) => kind === "calendar");
  };
  it("is told on the day of who keeps the calendar, from November on, and of nobody else", async () => {
    expect(await tasks(true)).toEqual([{ kind: "calendar", year: 2027 }]);
    expect(await tasks(false)).toEqual([]);
    expect(await tasks(true, new Set(["2027-01-01"]))).toEqual([]);
    expect(nextYearWithout(new Set(), "2026-10-31")).toBeNull();
    expect(nextYearWithout(new Set(), "2026-11-01")).toBe(2027);
  });
});

describe("what is pasted", () => {
  it("is read line by line, with every problem told by its line", () => {
    const { days, problems } = readLines(
      "2027-01-01\tTahun Baru Masehi\n\n  2027-02-17   Tahun Baru Imlek 2578 Kongzili \nbesok\n2027-02-30\tx\n17-08-2027 HUT RI\n2027-03-10\n" +
        `2027-03-11\t${"x".repeat(121)}`,
    );
    expect(days).toEqual([
      { day: "2027-01-01", name: "Tahun Baru Masehi", line: 1 },
      { day: "2027-02-17", name: "Tahun Baru Imlek 2578 Kongzili", line: 3 },
    ]);
    expect(problems.map(({ key, values }) => `${values?.line} ${key}`)).toEqual([
      "4 holidays.line.shape",
      "5 holidays.line.day",
      "6 holidays.line.day",
      "7 holidays.line.shape",
      "8 holidays.line.name",
    ]);
  });
});
