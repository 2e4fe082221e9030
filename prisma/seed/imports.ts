import { checkRows } from "@/lib/imports/check";
import { headingKeyOf, stageOutcomes, stageRows } from "@/lib/imports/commands/staging";
import { readWorld } from "@/lib/imports/commands/work";
import { guessMapping } from "@/lib/imports/fields";
import type { Checked, Mapping, TableRow, World } from "@/lib/imports/types";
import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { hashOfBytes } from "@/lib/platform/files";
import { DEMO_ACCOUNTS } from "./people";
import type { Seed } from "./seed";

const HEADINGS = ["NIP", "NAMA", "JABATAN", "JENIS JABATAN", "GOL RUANG", "UNIT KERJA", "UNIT INDUK", "NIP ATASAN", "TMT", "EMAIL"];
const HOUR_MS = 3_600_000;
const KINDS = {
  official: "",
  jpt: "JPT",
  administrator: "Administrator",
  pengawas: "Pengawas",
  fungsional: "Fungsional",
  pelaksana: "Pelaksana",
};

type State = "uploaded" | "checked" | "refused" | "done" | "failed";
type File = { name: string; state: State; daysAgo: number; rows: string[][]; headings?: readonly string[]; world?: (now: World) => World };

/**
 * What the personnel system sent of the health office: a file of each state that lasts. The one that was loaded is what people are now,
 * compared with what two of them were; the one that is ready would bring one newcomer and two changes in the laboratory.
 */
export async function writeImports(seed: Seed) {
  const account = await db.account.findFirstOrThrow({
    where: { employeeId: seed.personId(DEMO_ACCOUNTS.administrator) },
    select: { id: true },
  });
  const world = await db.$transaction((tx) => readWorld(tx, seed.day));
  const office = exportOf(world);
  const lab = seed.personId("labAnalyst");
  const labNip = world.people.find(({ id }) => id === lab)?.nip ?? "";
  const from = seed.day.split("-").toReversed().join("-");
  const newcomer = ["200103142026031002", "Rizky Maulana, A.Md.A.K.", "Pranata Laboratorium Kesehatan Terampil", "Fungsional", "II/c"];
  const inLab = ["UPTD Laboratorium Kesehatan", "Dinas Kesehatan", nipOf(world, seed.personId("epidemiologist")), from, ""];
  const promoted = office.map((row) =>
    row[0] === labNip
      ? row
          .with(2, "Pranata Laboratorium Kesehatan Mahir")
          .with(4, "Penata Muda / III/a")
          .with(7, inLab[2] ?? "")
          .with(8, from)
      : row,
  );
  const ready = [...promoted, [...newcomer, ...inLab]];

  const files: File[] = [
    { name: "pegawai-dinkes-1.csv", state: "done", daysAgo: 33, rows: office, world: (now) => before(now, seed) },
    {
      name: "pegawai-dinkes-2.csv",
      state: "failed",
      daysAgo: 12,
      rows: office.map((row, i) => (i === 2 ? row.with(4, "Pembina Tk.I / IV/b") : row)),
    },
    { name: "pegawai-dinkes-3.csv", state: "refused", daysAgo: 2, rows: mistaken(ready) },
    { name: "pegawai-dinkes-4.csv", state: "checked", daysAgo: 1, rows: ready },
    {
      name: "Daftar pegawai BKPSDM.xlsx",
      state: "uploaded",
      daysAgo: 0,
      headings: ["No", "NIP BARU", "Nama Pegawai", "Jabatan Nama", "Jenis Jabatan", "Golongan", "Unor Nama", "Agama"],
      rows: exportOf(world, "Badan Kepegawaian dan Pengembangan SDM").map((row, i) => [String(i + 1), ...row.slice(0, 6), ""]),
    },
  ];
  for (const file of files) await writeFile(seed, account.id, file, world);
}

const nipOf = (world: World, id: string) => world.people.find((person) => person.id === id)?.nip ?? "";

/** Everybody with a NIP in one unit and those below, as an export has them. */
function exportOf(world: World, name = "Dinas Kesehatan"): string[][] {
  const units = new Map(world.units.map((unit) => [unit.id, unit]));
  const isIn = (id: string | null): boolean => id !== null && (units.get(id)?.name === name || isIn(units.get(id)?.parentId ?? null));
  const raters = new Map(world.lines.filter(({ until }) => until === null).map(({ employeeId, raterId }) => [employeeId, raterId]));
  return world.people
    .filter(({ nip, leftOn, unitId }) => nip !== null && leftOn === null && isIn(unitId))
    .toSorted((a, b) => (a.nip ?? "").localeCompare(b.nip ?? ""))
    .map(({ id, nip, name: called, post, postKind, rank, unitId }) => {
      const unit = units.get(unitId);
      const above = units.get(unit?.parentId ?? "")?.name ?? "";
      return [nip ?? "", called, post, KINDS[postKind], rank ?? "", unit?.name ?? "", above, nipOf(world, raters.get(id) ?? ""), "", ""];
    });
}

/** What two of them were before the first file, and one who came with it. */
function before(now: World, seed: Seed): World {
  const [midwife, nurse, doctor] = ["seniorMidwife", "northNurseOne", "northDoctor"].map(seed.personId);
  return {
    ...now,
    people: now.people
      .filter(({ id }) => id !== doctor)
      .map((person) => {
        if (person.id === midwife) return { ...person, post: "Bidan Mahir", rank: "Penata Muda Tk.I / III/b" };
        return person.id === nurse ? { ...person, rank: "Penata Muda / III/a" } : person;
      }),
    homes: now.homes.map((home) => (home.employeeId === midwife ? { ...home, post: "Bidan Mahir" } : home)),
    closed: [], // the first file came when the quarter before was open
  };
}

/** The mistakes that files come with: a digit too few, a unit that is not, a date that is none, somebody twice. */
function mistaken(rows: string[][]): string[][] {
  const last = rows.at(-1) ?? [];
  return [
    ...rows.map((row, i) => {
      if (i === 1) return row.with(0, (row[0] ?? "").slice(0, 17));
      if (i === 4) return row.with(5, "Puskesmas Contoh Utra").with(6, "");
      return i === 6 ? row.with(8, "31-02-2026") : row;
    }),
    last,
  ];
}

async function writeFile(seed: Seed, byId: string, { name, state, daysAgo, rows, headings = HEADINGS, world: changed }: File, now: World) {
  const uploadedAt = new Date(seed.at.getTime() - daysAgo * 24 * HOUR_MS - HOUR_MS);
  const id = seed.random.id(uploadedAt);
  const table: TableRow[] = rows.map((cells, i) => ({ n: i + 2, cells }));
  const mapping: Mapping = guessMapping(headings);
  const terms = { mapping, effectiveOn: seed.day, today: seed.day, newId: seed.id };
  const checked: Checked | null = state === "uploaded" ? null : checkRows({ rows: table, ...terms }, changed ? changed(now) : now);
  const later = new Date(uploadedAt.getTime() + 60_000);
  const text = JSON.stringify(rows);
  await db.$transaction(async (tx) => {
    await tx.import.create({
      data: {
        id,
        name,
        file: name.endsWith(".xlsx") ? "xlsx" : "csv",
        bytes: text.length,
        hash: hashOfBytes(new TextEncoder().encode(text)),
        state,
        failure: state === "failed" ? "interrupted" : null,
        columns: [...headings],
        headingKey: headingKeyOf(headings),
        rows: table.length,
        byId,
        uploadedAt,
        ...(checked && { mapping, effectiveOn: dateOf(seed.day), counts: checked.counts, checkedAt: later, version: 2 }),
        ...(state === "done" && { loadedAt: later, begunAt: later, progress: table.length, attempts: 1, version: 4 }),
        ...(state === "failed" && { begunAt: later, attempts: 1, version: 4 }),
      },
      select: { id: true },
    });
    await stageRows(tx, id, table);
    if (checked) await stageOutcomes(tx, id, checked);
  });
}
