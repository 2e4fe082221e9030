import { describe, expect, it } from "vitest";
import { addAccount, changeAccount } from "@/lib/accounts/commands/accounts";
import { addLine, endLine } from "@/lib/people/commands/lines";
import { addPerson, changePerson } from "@/lib/people/commands/people";
import type { PersonInput } from "@/lib/people/schema";
import { now } from "@/lib/platform/clock";
import { CODE_LETTERS, hashOf } from "@/lib/platform/codes";
import { addCode, addService, changeService, issueSlips, withdrawCode } from "@/lib/services/commands";
import { addHead, addUnit, changeUnit, endHead } from "@/lib/units/commands";
import type { UnitInput } from "@/lib/units/schema";
import { ask, meeting, one, writesNothing } from "../support/database";
import { nameOf, nipOf, posterOf, serviceId, unitId } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";

const people = () => grant(behind.administrator, "people:manage", "agency");
const services = () => grant(behind.administrator, "services:manage", "agency");
const accounts = () => grant(behind.administrator, "accounts:manage", "agency");
const changedMeanwhile = { because: "changed-meanwhile" };
const settled = async (work: readonly Promise<unknown>[]) => sorted(await Promise.allSettled(work));
const sorted = (all: readonly PromiseSettledResult<unknown>[]) => {
  return {
    done: all.filter(({ status }) => status === "fulfilled").length,
    refused: all.flatMap((each) => (each.status === "rejected" ? [each.reason as Error] : [])),
  };
};

describe("people", () => {
  const person = async (changes: Partial<PersonInput> = {}): Promise<PersonInput> => ({
    name: "Sekar Ayu",
    nip: "199902022025062002",
    post: "Bidan Terampil",
    postKind: "fungsional",
    rank: null,
    unitId: await unitId("north"),
    from: "2026-11-18",
    ...changes,
  });
  const written = async (changes: Partial<PersonInput>) => {
    const { unitId: _unit, from: _from, ...input } = await person(changes);
    return input;
  };

  it("have a NIP of their own, under ten at once too", async () => {
    const input = await person();
    const { done, refused } = await settled(Array.from({ length: 10 }, async () => addPerson(await people(), input, now())));
    expect(done).toBe(1);
    for (const reason of refused) expect(reason).toMatchObject({ problems: [{ path: "nip", key: "people.nipTaken" }] });
    const { id, version } = await one<{ id: string; version: number }>(`SELECT id, version FROM employee WHERE nip = $1`, [
      nipOf("clerkTwo"),
    ]);
    const taken = await written({ nip: nipOf("planner") });
    expect(await writesNothing(async () => problems(changePerson(await people(), id, { ...taken, version }, now())))).toMatchObject([
      { key: "people.nipTaken" },
    ]);
  });

  it("without a NIP may be several: officials outside the civil service", async () => {
    for (const name of ["Wakil Wali Kota", "Penjabat Wali Kota"])
      expect(await problems(addPerson(await people(), await person({ name, nip: null, postKind: "official" }), now()))).toEqual([]);
  });

  it("belong to a unit that is there and open", async () => {
    const closed = (
      await one<{ id: string }>(
        `INSERT INTO unit (id, name, "shortName", "closedOn") VALUES (gen_random_uuid(), 'Tutup', 'Tutup', '2026-01-01') RETURNING id`,
      )
    ).id;
    for (const unit of [closed, crypto.randomUUID()])
      expect(
        await writesNothing(async () => problems(addPerson(await people(), await person({ unitId: unit, nip: null }), now()))),
      ).toMatchObject([{ path: "unitId" }]);
  });

  it("change under their version alone", async () => {
    const id = await personId("northSanitarian");
    const input = await written({ name: nameOf("northSanitarian"), nip: nipOf("northSanitarian") });
    const { done, refused } = await settled([0, 0].map(async (version) => changePerson(await people(), id, { ...input, version }, now())));
    expect(done).toBe(1);
    expect(refused).toMatchObject([changedMeanwhile]);
  });
});

describe("reporting lines", () => {
  const line = async (employee: string, rater: string, from: string, until: string | null = null) =>
    addLine(await people(), { employee, rater, from, until }, now());
  const linesOf = async (key: string) =>
    ask(
      `SELECT r.name AS rater, l."from"::text, l.until::text FROM reporting_line l JOIN employee r ON r.id = l."raterId" WHERE l."employeeId" = $1 ORDER BY l."from"`,
      [await personId(key)],
    );

  it("end the day before the next begins, and rating follows on that very day", async () => {
    await line(nipOf("planner"), nameOf("officeHead"), "2026-12-01");
    expect(await linesOf("planner")).toEqual([
      { rater: nameOf("secretary"), from: "2024-01-02", until: "2026-11-30" },
      { rater: nameOf("officeHead"), from: "2026-12-01", until: null },
    ]);
    const found = await ask(
      `SELECT d::text AS day, e.name, r.interim FROM (VALUES (date '2026-11-30'), (date '2026-12-01')) AS days(d)
       CROSS JOIN LATERAL rater_on($1, d) r JOIN employee e ON e.id = r."raterId" ORDER BY d`,
      [await personId("planner")],
    );
    expect(found).toEqual([
      { day: "2026-11-30", name: nameOf("secretary"), interim: false },
      { day: "2026-12-01", name: nameOf("officeHead"), interim: false },
    ]);
  });

  it("do not lie over each other: the one in the way is named", async () => {
    await line(nipOf("clerkTwo"), nameOf("officeHead"), "2027-01-01", "2027-01-31");
    for (const [from, until, inTheWay] of [
      ["2027-01-31", "2027-02-28", "officeHead"],
      ["2027-01-10", "2027-01-20", "officeHead"],
      ["2027-01-01", null, "officeHead"],
      ["2026-12-15", "2026-12-20", "secretary"],
    ] as const)
      expect(await writesNothing(() => problems(line(nipOf("clerkTwo"), nameOf("secretary"), from, until)))).toMatchObject([
        { path: "from", key: "people.lineInTheWay", values: { rater: nameOf(inTheWay) } },
      ]);
    expect(await problems(line(nipOf("clerkTwo"), nameOf("secretary"), "2027-02-01"))).toEqual([]);
  });

  it("begin once when two are written at once", async () => {
    const { done, refused } = await settled([
      line(nipOf("southVolunteer"), nameOf("southHead"), "2026-12-01"),
      line(nipOf("southVolunteer"), nameOf("officeHead"), "2026-12-01"),
      line(nipOf("southVolunteer"), nameOf("secretary"), "2026-12-15"),
    ]);
    expect(done + refused.length).toBe(3);
    expect(done).toBeGreaterThanOrEqual(1);
    for (const reason of refused) expect(["Refused", "Invalid"]).toContain(reason.name);
    const { found } = await one<{ found: number }>(
      `SELECT count(*)::int AS found FROM reporting_line l WHERE "employeeId" = $1 AND "from" <= '2027-06-01' AND (until IS NULL OR until >= '2027-06-01')`,
      [await personId("southVolunteer")],
    );
    expect(found).toBe(1);
  });

  it("name one person, who is somebody else", async () => {
    await ask(
      `INSERT INTO employee (id, name, post, "postKind", "unitId") SELECT gen_random_uuid(), 'Nama Kembar', 'Staf', 'pelaksana', id FROM unit, generate_series(1, 2) WHERE name = 'Dinas Kesehatan'`,
    );
    for (const [employee, rater, path, key] of [
      ["Tidak Ada", nameOf("officeHead"), "employee", "people.unknown"],
      ["nama kembar", nameOf("officeHead"), "employee", "people.several"],
      [nipOf("planner"), "199999999999999999", "rater", "people.unknown"],
      [nipOf("planner"), nameOf("planner").toUpperCase(), "rater", "people.notOneself"],
    ] as const)
      expect(await writesNothing(() => problems(line(employee, rater, "2028-01-01")))).toMatchObject([{ path, key }]);
  });

  it("end on a day of their own, not over the next one, and under their version", async () => {
    const [first] = await ask<{ id: string; version: number }>(
      `SELECT id, version FROM reporting_line WHERE "employeeId" = $1 ORDER BY "from"`,
      [await personId("planner")],
    );
    const { id = "", version = 0 } = first ?? {};
    const end = async (until: string, under = version) => endLine(await people(), { lineId: id, version: under, until }, now());
    expect(await writesNothing(() => problems(end("2024-01-01")))).toMatchObject([{ path: "until", key: "people.backward" }]);
    expect(await writesNothing(() => problems(end("2026-12-01")))).toMatchObject([{ path: "until", key: "people.overlaps" }]);
    await writesNothing(() => expect(end("2026-11-15", version + 3)).rejects.toMatchObject(changedMeanwhile));
    expect(await problems(end("2026-11-15"))).toEqual([]);
    await writesNothing(() =>
      expect(
        people().then((grant) => endLine(grant, { lineId: crypto.randomUUID(), version: 0, until: "2027-01-01" }, now())),
      ).rejects.toMatchObject({ because: "not-found" }),
    );
    // Between the two lines somebody rates all the same: the head of the unit, in the interim.
    const [between] = await ask(`SELECT e.name, r.interim FROM rater_on($1, '2026-11-20') r JOIN employee e ON e.id = r."raterId"`, [
      await personId("planner"),
    ]);
    expect(between).toEqual({ name: nameOf("officeHead"), interim: true });
  });
});

describe("units and who heads them", () => {
  const unit = async (changes: Partial<UnitInput> = {}): Promise<UnitInput> => ({
    name: "Puskesmas Contoh Timur",
    shortName: "Puskesmas Timur",
    parentId: await unitId("office"),
    closedOn: null,
    ...changes,
  });
  const rowOf = async (name: string) =>
    one<{ id: string; version: number; shortName: string; parentId: string }>(
      `SELECT id, version, "shortName", "parentId" FROM unit WHERE name = $1`,
      [name],
    );
  const hang = async (name: string, under: string) => {
    const { id, version, shortName } = await rowOf(name);
    return changeUnit(await people(), id, { version, name, shortName, parentId: (await rowOf(under)).id, closedOn: null }, now());
  };

  it("hang under no unit of their own, and two that are moved at once make no ring", async () => {
    expect(await writesNothing(() => problems(hang("Dinas Kesehatan", "Puskesmas Contoh Utara")))).toMatchObject([
      { path: "parentId", key: "units.ring" },
    ]);
    expect(await writesNothing(() => problems(hang("Dinas Kesehatan", "Dinas Kesehatan")))).toMatchObject([
      { path: "parentId", key: "units.ring" },
    ]);
    for (const name of ["Ruang A", "Ruang B"]) await addUnit(await people(), await unit({ name, shortName: name }), now());
    const { done, refused } = sorted(
      await meeting(
        `SELECT FROM unit WHERE name IN ('Ruang A', 'Ruang B') FOR NO KEY UPDATE`,
        [],
        [() => hang("Ruang A", "Ruang B"), () => hang("Ruang B", "Ruang A")],
      ),
    );
    expect(done).toBe(1);
    expect(refused).toMatchObject([{ problems: [{ path: "parentId", key: "units.ring" }] }]);
  });

  it("close only when nobody and no service is left in them", async () => {
    const { id, version } = await rowOf("Puskesmas Contoh Utara");
    const closing = await unit({ name: "Puskesmas Contoh Utara", closedOn: "2026-12-31" });
    const found = await writesNothing(async () => problems(changeUnit(await people(), id, { ...closing, version }, now())));
    expect(found).toMatchObject([{ path: "closedOn", key: "units.notEmpty" }]);
    await addUnit(await people(), await unit({ name: "Kosong" }), now());
    const empty = await rowOf("Kosong");
    expect(await problems(changeUnit(await people(), empty.id, { ...closing, name: "Kosong", version: empty.version }, now()))).toEqual([]);
    expect(await writesNothing(async () => problems(addUnit(await people(), await unit({ parentId: empty.id }), now())))).toMatchObject([
      { path: "parentId", key: "problem.choose" },
    ]);
    await writesNothing(async () =>
      expect(changeUnit(await people(), id, { ...closing, closedOn: null, version: 99 }, now())).rejects.toMatchObject(changedMeanwhile),
    );
  });

  it("have one head of a capacity at a time, and an acting one beside", async () => {
    const north = await unitId("north");
    const appoint = async (head: string, capacity: "definitive" | "acting", from: string, until: string | null = null) =>
      addHead(await people(), { unitId: north, head, capacity, from, until }, now());
    expect(await writesNothing(() => problems(appoint(nameOf("northDoctor"), "definitive", "2026-12-01")))).toMatchObject([
      { path: "from", key: "units.headOverlaps" },
    ]);
    expect(await problems(appoint(nameOf("northDoctor"), "acting", "2026-12-01", "2026-12-31"))).toEqual([]);
    expect(await writesNothing(() => problems(appoint(nameOf("northNurseOne"), "acting", "2026-12-31")))).toMatchObject([
      { key: "units.headOverlaps" },
    ]);
    expect(await problems(appoint(nameOf("northNurseOne"), "acting", "2027-01-01"))).toEqual([]);

    const { id } = await one<{ id: string }>(`SELECT id FROM unit_head WHERE "unitId" = $1 AND "from" = '2026-12-01'`, [north]);
    const end = async (until: string) => endHead(await people(), { headId: id, until }, now());
    expect(await writesNothing(() => problems(end("2027-01-01")))).toMatchObject([{ path: "until", key: "units.headOverlaps" }]);
    expect(await writesNothing(() => problems(end("2026-11-30")))).toMatchObject([{ path: "until", key: "people.backward" }]);
    expect(await problems(end("2026-12-15"))).toEqual([]);
    await expect(
      people().then((grant) =>
        addHead(
          grant,
          { unitId: crypto.randomUUID(), head: nameOf("northDoctor"), capacity: "acting", from: "2027-01-01", until: null },
          now(),
        ),
      ),
    ).rejects.toMatchObject({ because: "not-found" });
  });
});

describe("accounts", () => {
  const rowOf = async (key: string) =>
    one<{ id: string; version: number; email: string }>(`SELECT id, version, email FROM account WHERE "employeeId" = $1`, [
      await personId(key),
    ]);
  const change = async (key: string, changes: { active?: "yes" | "no"; email?: string; version?: number }) => {
    const { id, version, email } = await rowOf(key);
    return changeAccount(await accounts(), { accountId: id, version, email, active: "yes", ...changes }, now());
  };

  it("are one for an employee and one for an address, under eight at once too", async () => {
    const add = async (who: string, email: string) => addAccount(await accounts(), { who, email }, now());
    expect(await writesNothing(() => problems(add(nameOf("planner"), "baru@kota.contoh")))).toMatchObject([
      { path: "who", key: "accounts.hasOne" },
    ]);
    expect(await writesNothing(() => problems(add(nameOf("clerkTwo"), "auditor@demo.cermin")))).toMatchObject([
      { path: "email", key: "accounts.emailTaken" },
    ]);
    const { done, refused } = await settled(Array.from({ length: 8 }, (_, i) => add(nameOf("clerkTwo"), `yohanes${i % 2}@kota.contoh`)));
    expect(done).toBe(1);
    for (const reason of refused) expect(["Refused", "Invalid"]).toContain(reason.name);
  });

  it("always leave one administrator, when two shut each other out at once too", async () => {
    expect(await writesNothing(() => problems(change(behind.administrator, { active: "no" })))).toMatchObject([
      { path: "active", key: "accounts.lastAdministrator" },
    ]);
    const two = [await personId(behind.administrator), await personId("planner")];
    await ask(
      `INSERT INTO account_role (id, "accountId", role, "from") SELECT gen_random_uuid(), id, 'administrator', '2026-01-01' FROM account WHERE "employeeId" = $1`,
      [two[1]],
    );
    const both = [await rowOf(behind.administrator), await rowOf("planner")];
    const by = await accounts();
    const { done, refused } = sorted(
      await meeting(
        `SELECT FROM account WHERE "employeeId" = ANY($1) FOR UPDATE`,
        [two],
        both.map(
          ({ id, version, email }) =>
            () =>
              changeAccount(by, { accountId: id, version, email, active: "no" }, now()),
        ),
      ),
    );
    const { left } = await one<{ left: number }>(
      `SELECT count(*)::int AS left FROM account WHERE "employeeId" = ANY($1) AND "deactivatedAt" IS NULL`,
      [two],
    );
    expect({ done, left }).toEqual({ done: 1, left: 1 });
    expect(refused).toMatchObject([{ problems: [{ path: "active", key: "accounts.lastAdministrator" }] }]);
    await ask(`UPDATE account SET "deactivatedAt" = NULL WHERE "employeeId" = ANY($1)`, [two]);
    await ask(`DELETE FROM account_role WHERE role = 'administrator' AND "accountId" = (SELECT id FROM account WHERE "employeeId" = $1)`, [
      two[1],
    ]);
  });

  it("change under their version, and not to an address that is taken", async () => {
    await writesNothing(() => expect(change("northDoctor", { version: 9 })).rejects.toMatchObject(changedMeanwhile));
    expect(await writesNothing(() => problems(change("northDoctor", { email: "auditor@demo.cermin" })))).toMatchObject([
      { path: "email", key: "accounts.emailTaken" },
    ]);
  });
});

describe("services and their codes", () => {
  const service = async (changes: object = {}) => ({
    name: "Klinik laktasi",
    unitId: await unitId("north"),
    note: null,
    closedOn: null,
    ...changes,
  });

  it("are added, changed under their version, and closed", async () => {
    await addService(await services(), await service(), now());
    const id = await serviceId("Klinik laktasi");
    await changeService(await services(), id, { ...(await service({ closedOn: "2026-11-01" })), version: 0 }, now());
    await writesNothing(async () =>
      expect(changeService(await services(), id, { ...(await service()), version: 0 }, now())).rejects.toMatchObject(changedMeanwhile),
    );
    await writesNothing(async () =>
      expect(addCode(await services(), { serviceId: id, place: "Pintu" }, now())).rejects.toMatchObject({ because: "not-found" }),
    );
    const slips = { serviceId: id, channel: "slip" as const, count: 2, days: 14 };
    await writesNothing(async () => expect(issueSlips(await services(), slips, now())).rejects.toMatchObject({ because: "not-found" }));
  });

  it("have codes that can be read out, and that come back to nobody once withdrawn", async () => {
    const code = await addCode(await services(), { serviceId: await serviceId("Imunisasi"), place: "Pintu masuk" }, now());
    expect(code).toMatch(new RegExp(`^[${CODE_LETTERS}]{8}$`));
    expect(code).not.toMatch(/[01OIL]/);
    const { id } = await one<{ id: string }>(`SELECT id FROM service_code WHERE code = $1`, [code]);
    const { done, refused } = await settled([1, 2, 3].map(async () => withdrawCode(await services(), { codeId: id, version: 0 }, now())));
    expect(done).toBe(1);
    for (const reason of refused) expect(reason).toMatchObject(changedMeanwhile);
    await expect(grant(null, "service:answer", code)).rejects.toMatchObject({ because: "withdrawn" });
    await writesNothing(async () =>
      expect(withdrawCode(await services(), { codeId: id, version: 1 }, now())).rejects.toMatchObject(changedMeanwhile),
    );
  });

  it("give out slips once: of a code the hash, the service and the days are kept", async () => {
    const { codes, until } = await issueSlips(
      await services(),
      { serviceId: await serviceId("Imunisasi"), channel: "counter", count: 60, days: 14 },
      now(),
    );
    expect(until).toBe("2026-12-02"); // 18 November and 14 days
    expect(new Set(codes).size).toBe(60);
    for (const code of codes) expect(code).toMatch(new RegExp(`^[${CODE_LETTERS}]{26}$`));
    const kept = await ask(
      `SELECT hash, channel::text, "issuedOn"::text, "expiresOn"::text, "spentOn" FROM one_time_code WHERE hash = ANY($1) ORDER BY hash`,
      [codes.map(hashOf)],
    );
    expect(kept).toEqual(
      codes
        .map(hashOf)
        .toSorted((a, b) => (a < b ? -1 : 1))
        .map((hash) => ({ hash, channel: "counter", issuedOn: "2026-11-18", expiresOn: "2026-12-02", spentOn: null })),
    );
    const { ledger } = await one<{ ledger: string }>(`SELECT string_agg(l::text, ' ') AS ledger FROM ledger l`);
    expect(codes.filter((code) => ledger.includes(code) || ledger.includes(hashOf(code)))).toEqual([]);
  });

  it("end with their days, in lower case and in groups as typed", async () => {
    const { codes } = await issueSlips(
      await services(),
      { serviceId: await serviceId("Imunisasi"), channel: "slip", count: 1, days: 1 },
      now(),
    );
    const [code = ""] = codes;
    const typed = code
      .toLowerCase()
      .replace(/(.{4})/g, "$1 ")
      .trim();
    await expect(grant(null, "service:answer", typed)).resolves.toMatchObject({ subjectId: typed });
    await ask(`UPDATE one_time_code SET "expiresOn" = '2026-11-18' WHERE hash = $1`, [hashOf(code)]);
    await expect(grant(null, "service:answer", code)).resolves.toMatchObject({ by: null }); // its last day
    await ask(`UPDATE one_time_code SET "expiresOn" = '2026-11-17' WHERE hash = $1`, [hashOf(code)]);
    await expect(grant(null, "service:answer", code)).rejects.toMatchObject({ because: "withdrawn" });
    expect((await posterOf("Imunisasi")).code).toHaveLength(8);
  });
});
