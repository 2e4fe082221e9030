import { readFile } from "node:fs/promises";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { getRatingSheet } from "@/lib/appraisals/queries";
import { endAbsence, sendAway } from "@/lib/people/commands/absences";
import { leaveOffice, stayInOffice } from "@/lib/people/commands/leaving";
import { addPerson, changePerson } from "@/lib/people/commands/people";
import { followPosting, listArrived, transferPerson, withdrawTransfer } from "@/lib/people/commands/postings";
import { getPerson } from "@/lib/people/queries";
import { now } from "@/lib/platform/clock";
import { startRevision } from "@/lib/scoring/commands/plans";
import { openQuarter } from "@/lib/scoring/commands/quarters";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { addHead, changeUnit } from "@/lib/units/commands";
import { ask, meeting, one, writesNothing } from "../support/database";
import { appraisalId, nameOf, nipOf, planInForce, unitId } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, ledger, personId, staff } from "../support/staff";

/** The day is 18 November 2026; 2026-Q3 is rated, 2026-Q4 is open. */
const TODAY = "2026-11-18";
const manager = () => grant(behind.administrator, "people:manage", "agency");
const rowOf = async (key: string) =>
  one<{ id: string; version: number; unitId: string; post: string; postKind: "fungsional" }>(
    `SELECT id, version, "unitId", post, "postKind" FROM employee WHERE name = $1`,
    [nameOf(key)],
  );
type Move = { to?: Parameters<typeof unitId>[0]; post?: string; from?: string; rater?: string | null; version?: number };
const move = async (key: string, { to, post, from = TODAY, rater = null, version }: Move, at = now()) => {
  const row = await rowOf(key);
  return transferPerson(
    await manager(),
    {
      employeeId: row.id,
      version: version ?? row.version,
      unitId: to ? await unitId(to) : row.unitId,
      post: post ?? row.post,
      postKind: row.postKind,
      from,
      rater,
    },
    at,
  );
};
const homesOf = async (key: string) =>
  ask(
    `SELECT u."shortName" AS unit, p.post, p."from"::text, p.until::text, p.undo IS NOT NULL AS ahead FROM posting p JOIN unit u ON u.id = p."unitId"
     WHERE p."employeeId" = $1 ORDER BY p."from"`,
    [await personId(key)],
  );
const linesOf = async (key: string) =>
  ask(
    `SELECT r.name AS rater, l."from"::text, l.until::text FROM reporting_line l JOIN employee r ON r.id = l."raterId" WHERE l."employeeId" = $1 ORDER BY l."from"`,
    [await personId(key)],
  );
const raterOn = async (key: string, day: string) =>
  one(`SELECT e.name, r.interim FROM rater_on($1, $2) r JOIN employee e ON e.id = r."raterId"`, [await personId(key), day]);
const ahead = async (key: string) =>
  one<{ id: string; version: number }>(`SELECT id, version FROM posting WHERE "employeeId" = $1 AND undo IS NOT NULL`, [
    await personId(key),
  ]);
const withdraw = async (key: string, at = now()) => {
  const { id, version } = await ahead(key);
  return withdrawTransfer(await manager(), { postingId: id, version }, at);
};
const at = (day: string) => new Date(`${day}T02:00:00Z`);

describe("a transfer", () => {
  it("of today is on the person at once, ends what was the day before, and stands in the ledger", async () => {
    const post = "Perawat Mahir";
    await move("northNurseTwo", { to: "south", post, rater: nipOf("southHead") });
    expect(await homesOf("northNurseTwo")).toEqual([
      { unit: "Puskesmas Utara", post: "Perawat Terampil", from: "2024-01-02", until: "2026-11-17", ahead: false },
      { unit: "Puskesmas Selatan", post, from: TODAY, until: null, ahead: false },
    ]);
    expect(await linesOf("northNurseTwo")).toEqual([
      { rater: nameOf("northHead"), from: "2024-01-02", until: "2026-11-17" },
      { rater: nameOf("southHead"), from: TODAY, until: null },
    ]);
    expect(await rowOf("northNurseTwo")).toMatchObject({ unitId: await unitId("south"), post, version: 1 });
    const { id } = await one<{ id: string }>(`SELECT id FROM posting WHERE "employeeId" = $1 AND until IS NULL`, [
      await personId("northNurseTwo"),
    ]);
    const entries = await ledger(3); // the posting, the line that ended, the line that began
    expect(entries.map(({ permission }) => permission)).toEqual(Array(3).fill("people:manage"));
    expect(entries.map(({ subjectId }) => subjectId)).toContain(id);
    const sheet = await getPerson(await grant(behind.personnel, "people:read", "agency"), await personId("northNurseTwo"));
    expect(sheet?.postings.map(({ unit, from }) => [unit, from])).toEqual([
      ["Puskesmas Contoh Selatan", TODAY],
      ["Puskesmas Contoh Utara", "2024-01-02"],
    ]);
  });

  it("to another unit without a rater leaves it to the head there; to another post the rater goes on", async () => {
    await move("northNurseOne", { to: "south" });
    expect(await raterOn("northNurseOne", "2026-11-17")).toEqual({ name: nameOf("northHead"), interim: false });
    expect(await raterOn("northNurseOne", TODAY)).toEqual({ name: nameOf("southHead"), interim: true });
    const lines = await linesOf("southDoctor");
    await move("southDoctor", { post: "Dokter Ahli Muda" });
    expect(await linesOf("southDoctor")).toEqual(lines);
  });

  it("of who headed the unit ends that office and the lines of those there, and no other office", async () => {
    const unit = await unitId("laboratory");
    await addHead(
      await manager(),
      { unitId: unit, head: nipOf("southHead"), capacity: "definitive", from: "2026-01-01", until: null },
      now(),
    );
    const before = (await linesOf("southMidwife")).length;
    await move("southHead", { to: "office", post: "Kepala Bidang", from: "2026-12-01", rater: nipOf("officeHead") });
    const heads = await ask(
      `SELECT u."shortName" AS unit, h.until::text FROM unit_head h JOIN unit u ON u.id = h."unitId" WHERE h."employeeId" = $1 ORDER BY 1`,
      [await personId("southHead")],
    );
    expect(heads).toEqual([
      { unit: "Labkes", until: null },
      { unit: "Puskesmas Selatan", until: "2026-11-30" },
    ]);
    expect(before).toBe(1);
    expect(await linesOf("southMidwife")).toEqual([{ rater: nameOf("southHead"), from: "2024-01-02", until: "2026-11-30" }]);
    expect(await raterOn("southMidwife", "2026-12-01")).toEqual({ name: nameOf("officeHead"), interim: true });

    await withdraw("southHead"); // and all of it goes on
    expect(await linesOf("southMidwife")).toEqual([{ rater: nameOf("southHead"), from: "2024-01-02", until: null }]);
    expect(await raterOn("southMidwife", "2026-12-01")).toEqual({ name: nameOf("southHead"), interim: false });
    const open = await ask(`SELECT FROM unit_head WHERE "employeeId" = $1 AND until IS NULL`, [await personId("southHead")]);
    expect(open).toHaveLength(2);
  });

  const refusals: [string, string, Move, string, string][] = [
    ["before the first day", "planner", { to: "north", from: "2024-01-01" }, "from", "posting.beforeFirst"],
    ["on the first day itself", "planner", { to: "north", from: "2024-01-02" }, "from", "posting.closedQuarter"],
    ["in a quarter that is rated", "planner", { to: "north", from: "2026-09-30" }, "from", "posting.closedQuarter"],
    ["before a regulation", "planner", { to: "north", from: "2022-02-06" }, "from", "posting.noRegulation"],
    ["after who has left", "retired", { to: "north", from: TODAY }, "from", "posting.hasLeft"],
    ["before one that is written ahead", "northRegistrar", { to: "office" }, "from", "posting.inTheWay"],
    ["to where one is", "planner", {}, "unitId", "posting.same"],
    ["under oneself", "planner", { to: "north", rater: nipOf("planner") }, "rater", "people.notOneself"],
    ["under nobody", "planner", { to: "north", rater: "Tidak Ada" }, "rater", "people.unknown"],
  ];
  it.each(refusals)("%s is refused in words, and nothing is written", async (_what, key, wanted, path, said) => {
    expect(await writesNothing(() => problems(move(key, wanted)))).toMatchObject([{ path, key: said }]);
  });

  it("to a unit that is closed, or none, is refused", async () => {
    const closed = await one<{ id: string }>(
      `INSERT INTO unit (id, name, "shortName", "closedOn") VALUES (gen_random_uuid(), 'Tutup', 'Tutup', '2026-01-01') RETURNING id`,
    );
    const { id, version, post, postKind } = await rowOf("planner");
    for (const unit of [closed.id, crypto.randomUUID()]) {
      const input = { employeeId: id, version, unitId: unit, post, postKind, from: TODAY, rater: null };
      expect(await writesNothing(async () => problems(transferPerson(await manager(), input, now())))).toMatchObject([
        { path: "unitId", key: "posting.unitClosed" },
      ]);
    }
  });

  it("may fall in the quarter that runs after it was rated, and not before that day", async () => {
    const id = await personId("southNurseOne");
    await ask(
      `UPDATE appraisal a SET "workResult" = b."workResult", behaviour = b.behaviour, predicate = b.predicate, inputs = b.inputs, steps = b.steps,
       "ratedAt" = '2026-11-16T02:00:00Z' FROM appraisal b WHERE a."employeeId" = $1 AND a.period = '2026-Q4' AND b."employeeId" = $1 AND b.period = '2026-Q3'`,
      [id],
    );
    expect(await writesNothing(() => problems(move("southNurseOne", { to: "north", from: "2026-11-16" })))).toMatchObject([
      { key: "posting.closedQuarter", values: { period: { period: "2026-Q4" } } },
    ]);
    await move("southNurseOne", { to: "north", from: "2026-11-17" });
    const stays = await one(
      `SELECT u."shortName" AS unit, r.name AS rater FROM appraisal a JOIN unit u ON u.id = a."unitId" JOIN employee r ON r.id = a."raterId" WHERE a.id = $1`,
      [await appraisalId("southNurseOne", "2026-Q4")],
    );
    expect(stays).toEqual({ unit: "Puskesmas Selatan", rater: nameOf("southHead") });
  });

  it("is one of several at once", async () => {
    const { id, version } = await rowOf("northDoctor");
    const met = await meeting(
      `SELECT FROM employee WHERE id = $1 FOR UPDATE`,
      [id],
      Array.from({ length: 4 }, () => () => move("northDoctor", { to: "south", version })),
    );
    expect(met.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(met.flatMap((each) => (each.status === "rejected" ? [each.reason.because] : []))).toEqual(Array(3).fill("changed-meanwhile"));
    expect(await homesOf("northDoctor")).toHaveLength(2);
  });
});

describe("a quarter after a move", () => {
  const PERIOD = "2026-Q4";
  const quarter = async (key: string) =>
    one(
      `SELECT u."shortName" AS unit, r.name AS rater, a."raterInterim" AS interim FROM appraisal a JOIN unit u ON u.id = a."unitId" JOIN employee r ON r.id = a."raterId"
       WHERE a.id = $1`,
      [await appraisalId(key, PERIOD)],
    );
  const rated = async (rater: string, key: string) =>
    (await getRatingSheet(await grant(rater, "appraisal:rate", await appraisalId(key, PERIOD)), 30)).evidence.moved.map(
      ({ key, values }) => [key, values?.unit ?? values?.rater ?? null],
    );

  it("is rated by the new rater on the new unit's result, and the sheet says why", async () => {
    // The nurse went to the south today, above: there the days for rating are open.
    expect(await quarter("northNurseTwo")).toEqual({ unit: "Puskesmas Selatan", rater: nameOf("southHead"), interim: false });
    expect(await rated("southHead", "northNurseTwo")).toEqual([
      ["moved.employeeMoved", "Puskesmas Contoh Utara"],
      ["moved.byAgreement", "Puskesmas Contoh Utara"],
    ]);
    expect(await quarter("northNurseOne")).toEqual({ unit: "Puskesmas Selatan", rater: nameOf("southHead"), interim: true });
    const closed = await one(`SELECT u."shortName" AS unit FROM appraisal a JOIN unit u ON u.id = a."unitId" WHERE a.id = $1`, [
      await appraisalId("northNurseTwo", "2026-Q3"),
    ]);
    expect(closed).toEqual({ unit: "Puskesmas Utara" }); // what is rated stays
    expect(await quarter("southDoctor")).toMatchObject({ unit: "Puskesmas Selatan", interim: false }); // another post is no move
  });

  it("written ahead is rated there too, and where it is withdrawn here again", async () => {
    const before = await quarter("northSanitarian");
    await move("northSanitarian", { to: "laboratory", from: "2026-12-02" }); // the north is rated from 3 December on
    expect(await quarter("northSanitarian")).toEqual({ unit: "Labkes", rater: nameOf("epidemiologist"), interim: true });
    await withdraw("northSanitarian");
    expect(await quarter("northSanitarian")).toEqual(before);
    await move("northSanitarian", { to: "laboratory", from: "2027-01-01" }); // after the quarter
    expect(await quarter("northSanitarian")).toEqual(before);
    await withdraw("northSanitarian");
  });

  it("of who is rated by one who moves outside the days for rating is rated by who follows, inside them still by that one", async () => {
    const wards = ["northPharmacist", "northSanitarian"];
    await move("northHead", { to: "office", post: "Kepala Bidang", from: "2026-12-02" });
    for (const key of wards) expect(await quarter(key)).toMatchObject({ rater: nameOf("officeHead"), interim: true });
    await withdraw("northHead");
    for (const key of wards) expect(await quarter(key)).toMatchObject({ rater: nameOf("northHead"), interim: false });
    await move("northHead", { to: "office", post: "Kepala Bidang", from: "2026-12-03" }); // the first day for rating
    for (const key of wards) expect(await quarter(key)).toMatchObject({ rater: nameOf("northHead"), interim: false });
    await ask(`UPDATE step_window SET "opensOn" = $2 WHERE "unitId" = $1 AND step = 'rating' AND period = $3`, [
      await unitId("north"),
      TODAY,
      PERIOD,
    ]); // so that the sheet can be opened today
    expect(await rated("northHead", "northSanitarian")).toEqual([["moved.raterMovedInside", nameOf("northHead")]]);
    await withdraw("northHead");
    expect(await rated("northHead", "northSanitarian")).toEqual([]);
  });

  it("brings its days to a unit that has none in the quarter", async () => {
    const unit = await one<{ id: string }>(
      `INSERT INTO unit (id, name, "shortName", "parentId") VALUES (gen_random_uuid(), 'Seksi Gizi', 'Gizi', $1) RETURNING id`,
      [await unitId("office")],
    );
    const { id, version, post, postKind } = await rowOf("northNurseThree");
    await transferPerson(await manager(), { employeeId: id, version, unitId: unit.id, post, postKind, from: TODAY, rater: null }, now());
    const days = (of: string) =>
      ask(`SELECT step, "opensOn"::text, "closesOn"::text FROM step_window WHERE "unitId" = $1 AND period = $2 ORDER BY step`, [
        of,
        PERIOD,
      ]);
    expect(await days(unit.id)).toEqual(await days(await unitId("north")));
    expect(await days(unit.id)).toHaveLength(3);
  });
});

describe("after a move", () => {
  const owed = async (key: string, day = TODAY) =>
    (
      await getToday(await grant(key, "today:read", await personId(key)), at(day), {
        quietAfter: 5,
        holidays: await getHolidays(),
        keepsCalendar: false,
      })
    ).tasks.filter(({ kind }) => kind === "plan-owed" || kind === "team-plans-owed");

  it("a new plan is owed to both, until one is drafted; the former one stays", async () => {
    const { id } = await planInForce("northNurseTwo"); // moved to the south, above
    expect(await owed("northNurseTwo")).toEqual([{ kind: "plan-owed", planId: id, unit: "Puskesmas Contoh Selatan", since: TODAY }]);
    const [team] = await owed("southHead");
    expect(team).toMatchObject({ kind: "team-plans-owed" });
    expect(await owed("southDoctor")).toEqual([]); // another post in the same unit
    const before = (team as { count: number }).count;
    await startRevision(await grant("northNurseTwo", "plan:revise", id), now());
    expect(await owed("northNurseTwo")).toEqual([]);
    expect(((await owed("southHead"))[0] as { count: number } | undefined)?.count ?? 0).toBe(before - 1);
    const former = await one(`SELECT "setOn" IS NOT NULL AS set, "supersededOn" FROM plan WHERE id = $1`, [id]);
    expect(former).toEqual({ set: true, supersededOn: null });
  });

  it("nothing is owed before the day of a move that is written ahead, and in the next year", async () => {
    expect(await owed("southMidwife")).toEqual([]);
    expect(await owed("northNurseOne", "2026-12-31")).toMatchObject([{ kind: "plan-owed" }]);
    expect(await owed("northNurseOne", "2027-01-02")).toEqual([]);
  });
});

describe("a transfer written ahead", () => {
  it("changes nothing of today, and on its day the person's row, once", async () => {
    await move("northPharmacist", { to: "south", from: "2026-12-01", rater: nipOf("southHead") });
    const { id } = await rowOf("northPharmacist");
    expect(await rowOf("northPharmacist")).toMatchObject({ unitId: await unitId("north"), version: 1 });
    expect(await raterOn("northPharmacist", TODAY)).toEqual({ name: nameOf("northHead"), interim: false });
    expect(await listArrived("2026-11-30")).not.toContain(id);
    expect(await listArrived("2026-12-01")).toContain(id);
    const job = await grant("job", "posting:follow", id);
    const runs = await Promise.allSettled([followPosting(job, at("2026-12-01")), followPosting(job, at("2026-12-01"))]);
    expect(runs.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await rowOf("northPharmacist")).toMatchObject({ unitId: await unitId("south"), version: 2 });
    expect(await listArrived("2026-12-01")).not.toContain(id);
    expect(await ledger(1)).toMatchObject([{ byId: null, permission: "posting:follow", subjectId: id }]);
  });

  it("keeps the unit it leads to from being closed", async () => {
    const name = "Seksi Kosong";
    const { id, version } = await one<{ id: string; version: number }>(
      `INSERT INTO unit (id, name, "shortName", "parentId") VALUES (gen_random_uuid(), $1, 'Kosong', $2) RETURNING id, version`,
      [name, await unitId("office")],
    );
    const who = await rowOf("clerkTwo");
    const wanted = { employeeId: who.id, version: who.version, unitId: id, post: who.post, postKind: who.postKind };
    await transferPerson(await manager(), { ...wanted, from: "2027-01-01", rater: null }, now());
    const closing = { version, name, shortName: "Kosong", parentId: await unitId("office"), closedOn: "2026-12-01" };
    expect(await writesNothing(async () => problems(changeUnit(await manager(), id, closing, now())))).toMatchObject([
      { path: "closedOn", key: "units.notEmpty", values: { people: 1 } },
    ]);
    await withdraw("clerkTwo");
    expect(await problems(changeUnit(await manager(), id, closing, now()))).toEqual([]);
  });

  it("decides already who stands in on its days", async () => {
    await move("northSanitarian", { to: "laboratory", from: "2026-12-10" });
    expect(await raterOn("northSanitarian", "2026-12-09")).toEqual({ name: nameOf("northHead"), interim: false });
    expect(await raterOn("northSanitarian", "2026-12-10")).toEqual({ name: nameOf("epidemiologist"), interim: true });
    const rated = await ask(`SELECT FROM ratees_on($1, '2026-12-10') r WHERE r."employeeId" = $2`, [
      await personId("epidemiologist"),
      await personId("northSanitarian"),
    ]);
    expect(rated).toHaveLength(1);
    await withdraw("northSanitarian");
  });

  it("is withdrawn until the day before, with its line, and no longer", async () => {
    await withdraw("northRegistrar"); // what the seed has ahead
    const lines = await linesOf("northRegistrar");
    const homes = await homesOf("northRegistrar");
    await move("northRegistrar", { to: "south", from: "2027-01-01", rater: nipOf("southHead") });
    const { id } = await ahead("northRegistrar");
    expect(await linesOf("northRegistrar")).toEqual([
      { rater: nameOf("northHead"), from: "2024-01-02", until: "2026-12-31" },
      { rater: nameOf("southHead"), from: "2027-01-01", until: null },
    ]);
    await writesNothing(() => expect(withdraw("northRegistrar", at("2027-01-01"))).rejects.toMatchObject({ because: "changed-meanwhile" }));
    await withdraw("northRegistrar", at("2026-12-31"));
    expect([await linesOf("northRegistrar"), await homesOf("northRegistrar")]).toEqual([lines, homes]);
    await writesNothing(async () =>
      expect(withdrawTransfer(await manager(), { postingId: id, version: 0 }, now())).rejects.toMatchObject({ because: "not-found" }),
    );
  });
});

describe("who is away", () => {
  const away = async (key: string, days: { from?: string; until?: string | null }, place = "Pemprov Contoh") => {
    const { id, version } = await rowOf(key);
    const input = { employeeId: id, version, kind: "secondment" as const, place, from: TODAY, until: null, ...days };
    return sendAway(await manager(), input, now());
  };
  const absencesOf = async (key: string) =>
    ask<{ id: string; version: number; from: string; until: string | null }>(
      `SELECT id, version, "from"::text, until::text FROM posting WHERE "employeeId" = $1 AND kind <> 'home' ORDER BY "from"`,
      [await personId(key)],
    );
  const end = async (key: string, until: string) => {
    const [{ id, version } = { id: "", version: 0 }] = await absencesOf(key);
    return endAbsence(await manager(), { postingId: id, version, until }, now());
  };

  it("is rated at home, in the unit and by the rater as before, and the sheet says where they are", async () => {
    const [unit, rater] = [await rowOf("southMidwife"), await raterOn("southMidwife", TODAY)];
    await away("southMidwife", { until: "2027-06-30" });
    expect(await rowOf("southMidwife")).toEqual({ ...unit, version: unit.version + 1 });
    expect(await raterOn("southMidwife", TODAY)).toEqual(rater);
    const sheet = await getRatingSheet(await grant("southHead", "appraisal:rate", await appraisalId("southMidwife", "2026-Q4")), 30);
    expect(sheet.evidence.moved).toMatchObject([{ key: "moved.away", values: { place: "Pemprov Contoh", day: { day: TODAY } } }]);
  });

  it("is away in one place at once: the one in the way is named", async () => {
    const refused = await writesNothing(() => problems(away("southMidwife", { from: "2027-06-30" }, "Universitas")));
    expect(refused).toMatchObject([{ path: "from", key: "posting.awayInTheWay", values: { place: "Pemprov Contoh" } }]);
    await away("southMidwife", { from: "2027-07-01" }, "Universitas");
    expect(await writesNothing(() => problems(end("southMidwife", "2027-07-01")))).toMatchObject([{ key: "posting.awayOverlaps" }]);
    expect(await writesNothing(() => problems(end("southMidwife", "2026-11-17")))).toMatchObject([{ key: "people.backward" }]);
    await end("southMidwife", TODAY);
    const [first, second] = await absencesOf("southMidwife");
    expect([first?.until, second?.until]).toEqual([TODAY, null]);
    await withdrawTransfer(await manager(), { postingId: second?.id ?? "", version: second?.version ?? 0 }, now()); // it has not begun
    expect(await absencesOf("southMidwife")).toHaveLength(1);
    await writesNothing(async () =>
      expect(withdrawTransfer(await manager(), { postingId: first?.id ?? "", version: first?.version ?? 0 }, now())).rejects.toMatchObject({
        because: "changed-meanwhile",
      }),
    );
  });

  it.each([
    ["before the first day", "planner", "2024-01-01", "posting.beforeFirst"],
    ["in a quarter that is rated", "planner", "2026-09-30", "posting.closedQuarter"],
    ["after who has left", "retired", TODAY, "posting.hasLeft"],
    ["before a regulation", "planner", "2022-02-06", "posting.noRegulation"],
  ])("%s is refused in words", async (_what, key, from, said) => {
    expect(await writesNothing(() => problems(away(key, { from })))).toMatchObject([{ path: "from", key: said }]);
  });
});

describe("who acts as the head of a unit (Plt)", () => {
  const who = "northSanitarian";
  const write = async (rater: string, from: string) =>
    ask(`INSERT INTO reporting_line VALUES (gen_random_uuid(), $1, $2, $3, NULL, 0)`, [await personId(who), await personId(rater), from]);

  it("is rated by the head above the unit in which they report as such, until it ends or a line says otherwise", async () => {
    const acting = {
      unitId: await unitId("south"),
      head: nameOf(who),
      capacity: "acting" as const,
      from: "2026-12-01",
      until: "2027-06-30",
    };
    await addHead(await manager(), acting, now());
    expect(await raterOn(who, "2026-11-30")).toEqual({ name: nameOf("northHead"), interim: false });
    expect(await raterOn(who, "2026-12-01")).toEqual({ name: nameOf("officeHead"), interim: false });
    expect(await raterOn(who, "2027-07-01")).toEqual({ name: nameOf("northHead"), interim: false });
    const ratees = async (rater: string, day: string) =>
      (await ask(`SELECT FROM ratees_on($1, $2) r WHERE r."employeeId" = $3`, [await personId(rater), day, await personId(who)])).length;
    expect([await ratees("officeHead", "2026-12-01"), await ratees("northHead", "2026-12-01")]).toEqual([1, 0]);
    expect([await ratees("officeHead", "2026-11-30"), await ratees("northHead", "2026-11-30")]).toEqual([0, 1]);
    await ask(`UPDATE reporting_line SET until = '2027-04-30' WHERE "employeeId" = $1 AND until IS NULL`, [await personId(who)]);
    await write("southHead", "2027-05-01");
    expect(await raterOn(who, "2027-05-01")).toEqual({ name: nameOf("southHead"), interim: false });
    expect([await ratees("officeHead", "2027-05-01"), await ratees("southHead", "2027-05-01")]).toEqual([0, 1]);
  });
});

describe("a quarter that is opened", () => {
  it("has everybody in the unit of its last day, and a rater who goes inside the days for rating still rates", async () => {
    const PERIOD = "2027-Q1";
    const days = { opensOn: "2027-03-20", closesOn: "2027-04-15" };
    await move("southHead", { to: "office", post: "Kepala Bidang", from: "2027-03-21" });
    await move("clerkOne", { to: "north", from: "2027-02-01", rater: nipOf("northHead") });
    const opens = await grant(behind.personnel, "quarter:open", "agency");
    const input = { period: PERIOD, windows: { self: days, peers: days, rating: days }, source: "Keputusan Sekda" };
    await openQuarter(
      opens,
      input,
      { wanted: 3, subordinates: 12, minimum: 3, load: 8, seed: "2027-Q1", instrument: "berakhlak-1" as const },
      now(),
    );
    const found = await ask(
      `SELECT e.name, u."shortName" AS unit, r.name AS rater FROM appraisal a JOIN employee e ON e.id = a."employeeId" JOIN unit u ON u.id = a."unitId"
       JOIN employee r ON r.id = a."raterId" WHERE a.period = $1 AND e.name = ANY ($2) ORDER BY 2`,
      [PERIOD, [nameOf("southMidwife"), nameOf("clerkOne"), nameOf("southHead")]],
    );
    expect(found).toEqual(
      [
        { name: nameOf("southHead"), unit: "Dinkes", rater: nameOf("officeHead") },
        { name: nameOf("southMidwife"), unit: "Puskesmas Selatan", rater: nameOf("southHead") },
        { name: nameOf("clerkOne"), unit: "Puskesmas Utara", rater: nameOf("northHead") },
      ].toSorted((a, b) => (a.unit < b.unit ? -1 : 1)),
    );
    const plt = await appraisalId("northSanitarian", PERIOD); // acts for the south, above
    await ask(`UPDATE step_window SET "opensOn" = $2 WHERE period = $1`, [PERIOD, TODAY]);
    const { evidence } = await getRatingSheet(await grant("officeHead", "appraisal:rate", plt), 30);
    expect(evidence.moved).toEqual([{ key: "moved.acting", values: { name: nameOf("northSanitarian"), day: { day: "2026-12-01" } } }]);
    await ask(`DELETE FROM unit_head WHERE "employeeId" = $1`, [await personId("northSanitarian")]);
  });
});

describe("who leaves", () => {
  const leave = async (key: string, leftOn: string, because: "retired" | "died" = "retired") => {
    const { id, version } = await rowOf(key);
    return leaveOffice(await manager(), { employeeId: id, version, leftOn, because }, now());
  };
  const roles = async (key: string) => (await staff(key)).roles;

  it("ends lines, office and roles the day before; who follows rates, also inside the days for rating", async () => {
    expect(await roles(behind.personnel)).toEqual(["personnel"]);
    await leave(behind.personnel, TODAY);
    expect(await roles(behind.personnel)).toEqual([]);
    await withdraw("southHead"); // what was ahead
    await leave("southHead", "2026-11-20", "died"); // the south is rated since the 17th
    expect(await homesOf("southHead")).toMatchObject([{ from: "2024-01-02", until: "2026-11-19" }]);
    const open = await ask(`SELECT FROM unit_head WHERE "employeeId" = $1 AND (until IS NULL OR until >= '2026-11-20')`, [
      await personId("southHead"),
    ]);
    expect(open).toEqual([]);
    expect(await raterOn("southPharmacist", "2026-11-20")).toEqual({ name: nameOf("officeHead"), interim: true });
    const theirs = await ask<{ name: string; interim: boolean }>(
      `SELECT r.name, a."raterInterim" AS interim FROM appraisal a JOIN employee r ON r.id = a."raterId" WHERE a."employeeId" = $1 AND a.period = '2026-Q4'`,
      [await personId("southPharmacist")],
    );
    expect(theirs).toEqual([{ name: nameOf("officeHead"), interim: true }]);
    const own = await ask(
      `SELECT r.name FROM appraisal a JOIN employee r ON r.id = a."raterId" WHERE a."employeeId" = $1 AND a.period = '2026-Q4'`,
      [await personId("southHead")],
    );
    expect(own).toEqual([{ name: nameOf("officeHead") }]);
    const { leftOn, leftBecause } = await one<{ leftOn: string; leftBecause: string }>(
      `SELECT "leftOn"::text, "leftBecause"::text FROM employee WHERE id = $1`,
      [await personId("southHead")],
    );
    expect([leftOn, leftBecause]).toEqual(["2026-11-20", "died"]);
  });

  it("did not leave after all: the last posting goes on", async () => {
    const { id, version } = await rowOf("southHead");
    await stayInOffice(await manager(), { employeeId: id, version }, now());
    expect(await homesOf("southHead")).toMatchObject([{ from: "2024-01-02", until: null }]);
    await writesNothing(async () =>
      expect(stayInOffice(await manager(), { employeeId: id, version: version + 1 }, now())).rejects.toMatchObject({
        because: "changed-meanwhile",
      }),
    );
  });

  it.each([
    ["on the first day", "planner", "2024-01-02", "posting.closedQuarter"],
    ["in a quarter that is rated", "planner", "2026-09-30", "posting.closedQuarter"],
    ["before a move that is written ahead", "southRegistrar", "2026-12-01", "posting.inTheWay"],
    ["twice", "retired", TODAY, "posting.hasLeft"],
    ["who administers", behind.administrator, "2026-12-01", "posting.administers"],
  ])("%s is refused in words", async (_what, key, leftOn, said) => {
    if (key === "southRegistrar") await move(key, { to: "office", from: "2027-01-01" });
    expect(await writesNothing(() => problems(leave(key, leftOn)))).toMatchObject([{ path: "leftOn", key: said }]);
  });
});

describe("a person", () => {
  it("begins with a posting, and has the post put right in it", async () => {
    const person = { name: "Sekar Ayu", nip: "199902022025062002", post: "Bidan Terampil", postKind: "fungsional" as const, rank: null };
    const id = await addPerson(await manager(), { ...person, unitId: await unitId("north"), from: "2026-11-02" }, now());
    const posting = () => one(`SELECT post, "from"::text, until FROM posting WHERE "employeeId" = $1`, [id]);
    expect(await posting()).toEqual({ post: "Bidan Terampil", from: "2026-11-02", until: null });
    await changePerson(await manager(), id, { ...person, post: "Bidan Terampil (PPPK)", version: 0 }, now());
    expect(await posting()).toEqual({ post: "Bidan Terampil (PPPK)", from: "2026-11-02", until: null });
  });

  it("of the seed is in one home on every day since the first", async () => {
    const wrong = await ask(
      `SELECT e.name FROM employee e WHERE NOT EXISTS (SELECT FROM posting p WHERE p."employeeId" = e.id AND p.kind = 'home' AND p."from" = '2024-01-02')
       AND e.name NOT LIKE 'Sekar%'`,
    );
    expect(wrong).toEqual([]);
  });
});

describe("what the migration makes of an agency that was there", () => {
  it("is one home each, since the first day that anything tells of, until who left did", async () => {
    const sql = await readFile("prisma/migrations/20261126170000_postings/migration.sql", "utf8");
    const [backfill = ""] = /INSERT INTO "posting"[^;]+;/.exec(sql) ?? [];
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL, options: "-c TimeZone=UTC" });
    await client.connect();
    try {
      await client.query("BEGIN");
      await client.query("DELETE FROM posting");
      await client.query(
        `INSERT INTO employee (id, name, post, "postKind", "unitId") SELECT gen_random_uuid(), 'Tanpa jejak', 'Staf', 'pelaksana', $1`,
        [await unitId("north")],
      );
      await client.query(backfill);
      const { rows } = await client.query(
        `SELECT e.name, count(*)::int AS homes, min(p."from")::text AS since, bool_and(p."unitId" = e."unitId" AND p.post = e.post) AS same,
           bool_and(p.until IS NOT DISTINCT FROM e."leftOn" - 1) AS left FROM employee e LEFT JOIN posting p ON p."employeeId" = e.id GROUP BY e.id, e.name`,
      );
      expect(rows.filter(({ homes, same, left }) => homes !== 1 || !same || !left)).toEqual([]);
      const since = (name: string) => rows.find((row) => row.name === name)?.since;
      expect(since(nameOf("planner"))).toBe("2024-01-02"); // the line
      expect(since(nameOf("mayor"))).toBe("2024-01-02"); // the office
      expect(since(nameOf("southVolunteer"))).toBe("2026-01-01"); // the plan
      expect(since("Tanpa jejak")).toBe("2022-02-07"); // nothing: since PermenPANRB 6/2022 is in force
    } finally {
      await client.query("ROLLBACK");
      await client.end();
    }
  });
});
